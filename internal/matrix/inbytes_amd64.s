//go:build !purego

#include "textflag.h"

// Products of 8-bit numbers, summed in 32 bits. A panel of w holds, for each four
// rows, the fours of numbers of its 32 columns; so does x for its rows, each 128
// more than it is. Whole numbers add up to the same in any order.

// Four rows of w, 32 columns in Z30 and Z31, into one row of sums.
#define BYTES512(x, a, b) \
	VPBROADCASTD x, Z29; \
	VPDPBUSD Z30, Z29, a; \
	VPDPBUSD Z31, Z29, b

// What a row of sums begins with, for the 128 that every number of x is too large.
#define ZERO512(a, b) \
	VMOVDQA64 Z24, a; \
	VMOVDQA64 Z25, b

#define BEGIN \
	MOVQ DX, R8; \
	MOVQ SI, R9; \
	LEAQ (SI)(R11*2), AX; \
	LEAQ (SI)(R11*4), R13; \
	MOVQ BX, R12

#define STEP512 \
	ADDQ $128, R8; \
	ADDQ $4, R9; \
	ADDQ $4, AX; \
	ADDQ $4, R13; \
	DECQ R12

#define FOUR512 \
	VMOVDQU32 (R8), Z30; \
	VMOVDQU32 64(R8), Z31

// Before rows of sums are stored: the scales of the rows at AX, the bytes between
// rows of from.
#define SCALES512 \
	MOVQ xScales+48(FP), AX; \
	MOVQ fromStep+80(FP), R13

// The next row of DI = that of R15 + sums * (scales of columns, Z26 and Z27, * that
// of the row).
#define SUMS512(a, b) \
	VBROADCASTSS (AX), Z29; \
	VCVTDQ2PS a, a; \
	VCVTDQ2PS b, b; \
	VMULPS Z26, Z29, Z28; \
	VMULPS Z27, Z29, Z29; \
	VMULPS Z28, a, a; \
	VMULPS Z29, b, b; \
	VADDPS (R15), a, a; \
	VADDPS 64(R15), b, b; \
	VMOVUPS a, (DI); \
	VMOVUPS b, 64(DI); \
	ADDQ $4, AX; \
	ADDQ R13, R15; \
	ADDQ R10, DI

// func mulBytes512(dst, from *float32, x *uint8, w *int8, offsets *int32, scales, xScales *float32, fours, n, dstStep, fromStep, xStep int)
TEXT ·mulBytes512(SB), NOSPLIT, $0-96
	MOVQ dst+0(FP), DI
	MOVQ from+8(FP), R15
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DX
	MOVQ offsets+32(FP), AX
	VMOVDQU32 (AX), Z24
	VMOVDQU32 64(AX), Z25
	MOVQ scales+40(FP), AX
	VMOVUPS (AX), Z26
	VMOVUPS 64(AX), Z27
	MOVQ fours+56(FP), BX
	MOVQ n+64(FP), CX
	MOVQ dstStep+72(FP), R10
	MOVQ xStep+88(FP), R11

six:
	CMPQ CX, $6
	JL   four
	ZERO512(Z0, Z1)
	ZERO512(Z2, Z3)
	ZERO512(Z4, Z5)
	ZERO512(Z6, Z7)
	ZERO512(Z8, Z9)
	ZERO512(Z10, Z11)
	BEGIN

six_k:
	FOUR512
	BYTES512((R9), Z0, Z1)
	BYTES512((R9)(R11*1), Z2, Z3)
	BYTES512((AX), Z4, Z5)
	BYTES512((AX)(R11*1), Z6, Z7)
	BYTES512((R13), Z8, Z9)
	BYTES512((R13)(R11*1), Z10, Z11)
	STEP512
	JNZ  six_k

	SCALES512
	SUMS512(Z0, Z1)
	SUMS512(Z2, Z3)
	SUMS512(Z4, Z5)
	SUMS512(Z6, Z7)
	SUMS512(Z8, Z9)
	SUMS512(Z10, Z11)
	MOVQ AX, xScales+48(FP)
	LEAQ (SI)(R11*4), SI
	LEAQ (SI)(R11*2), SI
	SUBQ $6, CX
	JMP  six

four:
	CMPQ CX, $4
	JL   two
	ZERO512(Z0, Z1)
	ZERO512(Z2, Z3)
	ZERO512(Z4, Z5)
	ZERO512(Z6, Z7)
	BEGIN

four_k:
	FOUR512
	BYTES512((R9), Z0, Z1)
	BYTES512((R9)(R11*1), Z2, Z3)
	BYTES512((AX), Z4, Z5)
	BYTES512((AX)(R11*1), Z6, Z7)
	STEP512
	JNZ  four_k

	SCALES512
	SUMS512(Z0, Z1)
	SUMS512(Z2, Z3)
	SUMS512(Z4, Z5)
	SUMS512(Z6, Z7)
	MOVQ AX, xScales+48(FP)
	LEAQ (SI)(R11*4), SI
	SUBQ $4, CX

two:
	CMPQ CX, $2
	JL   one
	ZERO512(Z0, Z1)
	ZERO512(Z2, Z3)
	BEGIN

two_k:
	FOUR512
	BYTES512((R9), Z0, Z1)
	BYTES512((R9)(R11*1), Z2, Z3)
	STEP512
	JNZ  two_k

	SCALES512
	SUMS512(Z0, Z1)
	SUMS512(Z2, Z3)
	MOVQ AX, xScales+48(FP)
	LEAQ (SI)(R11*2), SI
	SUBQ $2, CX

one:
	TESTQ CX, CX
	JZ    done
	ZERO512(Z0, Z1)
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	BEGIN

one_k: // eight rows of w a round, so that neither waits for the other
	CMPQ R12, $2
	JL   one_last
	FOUR512
	BYTES512((R9), Z0, Z1)
	VMOVDQU32 128(R8), Z30
	VMOVDQU32 192(R8), Z31
	BYTES512(4(R9), Z2, Z3)
	ADDQ $256, R8
	ADDQ $8, R9
	SUBQ $2, R12
	JMP  one_k

one_last:
	TESTQ R12, R12
	JZ    one_end
	FOUR512
	BYTES512((R9), Z0, Z1)

one_end:
	VPADDD Z2, Z0, Z0
	VPADDD Z3, Z1, Z1
	SCALES512
	SUMS512(Z0, Z1)

done:
	VZEROUPPER
	RET

// Four rows of w, 8 columns, into two rows of sums. The sign of the numbers of x,
// Y8 and Y9, goes to those of w: then sums of two products fit into 16 bits.
#define BYTES256(off, a, b) \
	VMOVDQU off(R8), Y15; \
	VPSIGNB Y8, Y15, Y14; \
	VPMADDUBSW Y14, Y12, Y14; \
	VPMADDWD Y11, Y14, Y14; \
	VPADDD Y14, a, a; \
	VPSIGNB Y9, Y15, Y14; \
	VPMADDUBSW Y14, Y13, Y14; \
	VPMADDWD Y11, Y14, Y14; \
	VPADDD Y14, b, b

// 8 columns of a row of DI = those of R15 + sums * scales; Y12 is the row's scale.
#define SUMS256(off, a) \
	VCVTDQ2PS a, a; \
	VMULPS off(R8), Y12, Y14; \
	VMULPS Y14, a, a; \
	VADDPS off(R15), a, a; \
	VMOVUPS a, off(DI)

DATA ones<>+0(SB)/4, $0x00010001
GLOBL ones<>(SB), RODATA|NOPTR, $4

DATA half<>+0(SB)/4, $0x80808080
GLOBL half<>(SB), RODATA|NOPTR, $4

// func mulBytes256(dst, from *float32, x *uint8, w *int8, scales, xScales *float32, fours, n, dstStep, fromStep, xStep int)
TEXT ·mulBytes256(SB), NOSPLIT, $0-88
	MOVQ dst+0(FP), DI
	MOVQ from+8(FP), R15
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DX
	MOVQ xScales+40(FP), BX
	MOVQ n+56(FP), CX
	MOVQ dstStep+64(FP), R10
	MOVQ fromStep+72(FP), R13
	MOVQ xStep+80(FP), R11
	VPBROADCASTD ones<>(SB), Y11
	VPBROADCASTD half<>(SB), Y10

rows:
	TESTQ CX, CX
	JZ    end
	XORQ  R12, R12             // the second row is the first once more where there is none
	CMPQ  CX, $2
	CMOVQGE R11, R12
	VPXOR Y0, Y0, Y0
	VPXOR Y1, Y1, Y1
	VPXOR Y2, Y2, Y2
	VPXOR Y3, Y3, Y3
	VPXOR Y4, Y4, Y4
	VPXOR Y5, Y5, Y5
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	MOVQ DX, R8
	MOVQ SI, R9
	MOVQ fours+48(FP), AX

fours:
	VPBROADCASTD (R9), Y8
	VPBROADCASTD (R9)(R12*1), Y9
	VPXOR Y10, Y8, Y8
	VPXOR Y10, Y9, Y9
	VPABSB Y8, Y12
	VPABSB Y9, Y13
	BYTES256(0, Y0, Y4)
	BYTES256(32, Y1, Y5)
	BYTES256(64, Y2, Y6)
	BYTES256(96, Y3, Y7)
	ADDQ $128, R8
	ADDQ $4, R9
	DECQ AX
	JNZ  fours

	MOVQ scales+32(FP), R8
	VBROADCASTSS (BX), Y12
	SUMS256(0, Y0)
	SUMS256(32, Y1)
	SUMS256(64, Y2)
	SUMS256(96, Y3)
	ADDQ $4, BX
	ADDQ R10, DI
	ADDQ R13, R15
	ADDQ R11, SI
	DECQ CX
	JZ   end
	VBROADCASTSS (BX), Y12
	SUMS256(0, Y4)
	SUMS256(32, Y5)
	SUMS256(64, Y6)
	SUMS256(96, Y7)
	ADDQ $4, BX
	ADDQ R10, DI
	ADDQ R13, R15
	ADDQ R11, SI
	DECQ CX
	JMP  rows

end:
	VZEROUPPER
	RET

DATA limits<>+0(SB)/4, $127.0
GLOBL limits<>(SB), RODATA|NOPTR, $4

DATA order<>+0(SB)/8, $0x0000000400000000
DATA order<>+8(SB)/8, $0x0000000500000001
DATA order<>+16(SB)/8, $0x0000000600000002
DATA order<>+24(SB)/8, $0x0000000700000003
GLOBL order<>(SB), RODATA|NOPTR, $32

// func toBytes256(dst *uint8, x *float32, n int) float32
TEXT ·toBytes256(SB), NOSPLIT, $0-28
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VPCMPEQD Y15, Y15, Y15
	VPSRLD $1, Y15, Y15        // all bits but the sign
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	MOVQ SI, R8
	MOVQ CX, R9

largest: // of all numbers, their signs aside
	CMPQ R9, $16
	JL   largest_rest
	VANDPS (R8), Y15, Y2
	VANDPS 32(R8), Y15, Y3
	VMAXPS Y2, Y0, Y0
	VMAXPS Y3, Y1, Y1
	ADDQ $64, R8
	SUBQ $16, R9
	JMP  largest

largest_rest:
	TESTQ R9, R9
	JZ    found
	VANDPS (R8), Y15, Y2
	VMAXPS Y2, Y0, Y0

found:
	VMAXPS Y1, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VSHUFPS $0x4e, X0, X0, X1
	VMAXPS X1, X0, X0
	VSHUFPS $0xb1, X0, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS limits<>(SB), X1
	VDIVSS X1, X0, X2
	VMOVSS X2, ret+24(FP)
	VXORPS X3, X3, X3
	VUCOMISS X3, X0
	JE   written               // all are 0
	VDIVSS X0, X1, X1
	VBROADCASTSS X1, Y1
	VPBROADCASTD half<>(SB), Y14
	VMOVDQU order<>(SB), Y13

many:
	CMPQ CX, $32
	JL   eight
	VMULPS (SI), Y1, Y2
	VMULPS 32(SI), Y1, Y3
	VMULPS 64(SI), Y1, Y4
	VMULPS 96(SI), Y1, Y5
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VCVTPS2DQ Y4, Y4
	VCVTPS2DQ Y5, Y5
	VPACKSSDW Y3, Y2, Y2
	VPACKSSDW Y5, Y4, Y4
	VPACKSSWB Y4, Y2, Y2
	VPERMD Y2, Y13, Y2         // packing went by halves
	VPXOR Y14, Y2, Y2
	VMOVDQU Y2, (DI)
	ADDQ $128, SI
	ADDQ $32, DI
	SUBQ $32, CX
	JMP  many

eight:
	TESTQ CX, CX
	JZ    written
	VMULPS (SI), Y1, Y2
	VCVTPS2DQ Y2, Y2
	VEXTRACTI128 $1, Y2, X3
	VPACKSSDW X3, X2, X2
	VPACKSSWB X2, X2, X2
	VPXOR X14, X2, X2
	VMOVQ X2, (DI)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JMP  eight

written:
	VZEROUPPER
	RET
