//go:build !purego

#include "textflag.h"

// Sums over vectors whose length is a multiple of eight; each product is rounded
// before it is added.

// The sum of what is in Y0 to Y3, in the lowest number of X0, as lanes has it.
#define SUM \
	VADDPS Y1, Y0, Y0; \
	VADDPS Y3, Y2, Y2; \
	VADDPS Y2, Y0, Y0; \
	VEXTRACTF128 $1, Y0, X1; \
	VADDPS X1, X0, X0; \
	VSHUFPS $0x4e, X0, X0, X1; \
	VADDPS X1, X0, X0; \
	VSHUFPS $0xb1, X0, X0, X1; \
	VADDPS X1, X0, X0

#define ZERO \
	VXORPS Y0, Y0, Y0; \
	VXORPS Y1, Y1, Y1; \
	VXORPS Y2, Y2, Y2; \
	VXORPS Y3, Y3, Y3

// func dots256(dst, a, b *float32, n, step, rows int)
// The rows of b start step bytes apart.
TEXT ·dots256(SB), NOSPLIT, $0-48
	MOVQ dst+0(FP), DX
	MOVQ b+16(FP), BX
	MOVQ rows+40(FP), R8

dot_row:
	MOVQ a+8(FP), SI
	MOVQ BX, DI
	MOVQ n+24(FP), CX
	ZERO

dot_many:
	CMPQ CX, $32
	JL   dot_rest
	VMOVUPS (SI), Y4
	VMOVUPS 32(SI), Y5
	VMOVUPS 64(SI), Y6
	VMOVUPS 96(SI), Y7
	VMULPS (DI), Y4, Y4
	VMULPS 32(DI), Y5, Y5
	VMULPS 64(DI), Y6, Y6
	VMULPS 96(DI), Y7, Y7
	VADDPS Y4, Y0, Y0
	VADDPS Y5, Y1, Y1
	VADDPS Y6, Y2, Y2
	VADDPS Y7, Y3, Y3
	ADDQ $128, SI
	ADDQ $128, DI
	SUBQ $32, CX
	JMP  dot_many

dot_rest:
	TESTQ CX, CX
	JZ    dot_end
	VMOVUPS (SI), Y4
	VMULPS (DI), Y4, Y4
	VADDPS Y4, Y0, Y0
	ADDQ $32, SI
	ADDQ $32, DI
	SUBQ $8, CX
	JMP  dot_rest

dot_end:
	SUM
	VMOVSS X0, (DX)
	ADDQ $4, DX
	ADDQ step+32(FP), BX
	DECQ R8
	JNZ  dot_row
	VZEROUPPER
	RET

// AX = where the columns from BX on of the next row stand in bytes; its scale in Y8.
#define ROW \
	MOVLQSX (R8), AX; \
	IMULQ R10, AX; \
	ADDQ BX, AX; \
	VBROADCASTSS (R9), Y8; \
	ADDQ $4, R8; \
	ADDQ $4, R9

// Eight bytes of a row, as numbers times its scale, to a.
#define BYTES(off, t, a) \
	VPMOVSXBD off(SI)(AX*1), t; \
	VCVTDQ2PS t, t; \
	VMULPS Y8, t, t; \
	VADDPS t, a, a

// func addRows256(sum *float32, bytes *byte, rows *int32, scales *float32, n, count int)
TEXT ·addRows256(SB), NOSPLIT, $0-48
	MOVQ sum+0(FP), DI
	MOVQ bytes+8(FP), SI
	MOVQ n+32(FP), R10
	MOVQ count+40(FP), R11
	XORQ BX, BX

	// All rows are asked for before any is waited for.
	MOVQ rows+16(FP), R8
	MOVQ R11, CX

ask:
	MOVLQSX (R8), AX
	IMULQ R10, AX
	PREFETCHT0 (SI)(AX*1)
	PREFETCHT0 64(SI)(AX*1)
	ADDQ $4, R8
	DECQ CX
	JNZ  ask

wide: // 32 columns of all rows
	MOVQ R10, R12
	SUBQ BX, R12
	CMPQ R12, $32
	JL   narrow
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3
	MOVQ rows+16(FP), R8
	MOVQ scales+24(FP), R9
	MOVQ R11, CX

wide_row:
	ROW
	BYTES(0, Y4, Y0)
	BYTES(8, Y5, Y1)
	BYTES(16, Y6, Y2)
	BYTES(24, Y7, Y3)
	DECQ CX
	JNZ  wide_row
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	ADDQ $128, DI
	ADDQ $32, BX
	JMP  wide

narrow: // 8 columns
	TESTQ R12, R12
	JZ    added
	VMOVUPS (DI), Y0
	MOVQ rows+16(FP), R8
	MOVQ scales+24(FP), R9
	MOVQ R11, CX

narrow_row:
	ROW
	BYTES(0, Y4, Y0)
	DECQ CX
	JNZ  narrow_row
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $8, BX
	SUBQ $8, R12
	JMP  narrow

added:
	VZEROUPPER
	RET

// func addSquares256(sums *int32, numbers *int8, rows *uint32, count int)
TEXT ·addSquares256(SB), NOSPLIT, $0-32
	MOVQ sums+0(FP), DI
	MOVQ numbers+8(FP), SI
	MOVQ rows+16(FP), R8
	MOVQ count+24(FP), CX
	VMOVDQU (DI), Y0
	VMOVDQU 32(DI), Y1
	MOVQ R8, R9
	MOVQ CX, R11

ask_row:
	MOVL (R9), AX
	PREFETCHT0 (SI)(AX*1)
	ADDQ $4, R9
	DECQ R11
	JNZ  ask_row

square:
	MOVL (R8), AX
	VPMOVSXBW (SI)(AX*1), Y2
	VPABSW Y2, Y3
	VPMULLW Y3, Y2, Y2
	VPMOVSXWD X2, Y3
	VEXTRACTI128 $1, Y2, X2
	VPMOVSXWD X2, Y2
	VPADDD Y3, Y0, Y0
	VPADDD Y2, Y1, Y1
	ADDQ $4, R8
	DECQ CX
	JNZ  square
	VMOVDQU Y0, (DI)
	VMOVDQU Y1, 32(DI)
	VZEROUPPER
	RET

// Constants of power in matrix.go.
DATA power<>+0(SB)/4, $-24.0
DATA power<>+4(SB)/4, $1.44269504088896341
DATA power<>+8(SB)/4, $0.693359375
DATA power<>+12(SB)/4, $-2.12194440e-4
DATA power<>+16(SB)/4, $1.9875691500e-4
DATA power<>+20(SB)/4, $1.3981999507e-3
DATA power<>+24(SB)/4, $8.3334519073e-3
DATA power<>+28(SB)/4, $4.1665795894e-2
DATA power<>+32(SB)/4, $1.6666665459e-1
DATA power<>+36(SB)/4, $5.0000001201e-1
DATA power<>+40(SB)/4, $1.0
GLOBL power<>(SB), RODATA|NOPTR, $44

// p = p*x + the coefficient at off, through t.
#define TERM(off, p, x, t) \
	VBROADCASTSS power<>+off(SB), t; \
	VMULPS x, p, p; \
	VADDPS t, p, p

// func powers256(x *float32, top float32, n int) float32
TEXT ·powers256(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), SI
	VBROADCASTSS top+8(FP), Y15
	MOVQ n+16(FP), CX
	VBROADCASTSS power<>+0(SB), Y14
	VBROADCASTSS power<>+4(SB), Y13
	VBROADCASTSS power<>+8(SB), Y12
	VBROADCASTSS power<>+12(SB), Y11
	VBROADCASTSS power<>+40(SB), Y10
	ZERO

powers:
	VMOVUPS (SI), Y4
	VSUBPS Y15, Y4, Y4
	VCMPPS $13, Y14, Y4, Y5    // all ones where it is not below nothing
	VMAXPS Y14, Y4, Y4
	VMULPS Y13, Y4, Y6
	VROUNDPS $0, Y6, Y6
	VMULPS Y12, Y6, Y7
	VSUBPS Y7, Y4, Y4
	VMULPS Y11, Y6, Y7
	VSUBPS Y7, Y4, Y4
	VBROADCASTSS power<>+16(SB), Y7
	TERM(20, Y7, Y4, Y8)
	TERM(24, Y7, Y4, Y8)
	TERM(28, Y7, Y4, Y8)
	TERM(32, Y7, Y4, Y8)
	TERM(36, Y7, Y4, Y8)
	VMULPS Y4, Y4, Y8
	VADDPS Y10, Y4, Y4
	VMULPS Y8, Y7, Y7
	VADDPS Y7, Y4, Y4
	VCVTPS2DQ Y6, Y6
	VPSLLD $23, Y6, Y6
	VPADDD Y6, Y4, Y4
	VANDPS Y5, Y4, Y4
	VMOVUPS Y4, (SI)
	VADDPS Y4, Y0, Y0
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  powers
	SUM
	VMOVSS X0, ret+24(FP)
	VZEROUPPER
	RET

// func rectify256(x *float32, n int)
TEXT ·rectify256(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VXORPS Y0, Y0, Y0

rectify:
	VMOVUPS (SI), Y1
	VMAXPS Y0, Y1, Y1
	VMOVUPS Y1, (SI)
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  rectify
	VZEROUPPER
	RET
