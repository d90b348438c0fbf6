//go:build !purego

#include "textflag.h"

// Products of 16-bit numbers, summed in 32 bits. A panel of w holds, for each two
// rows, the pairs of numbers of its 32 columns; so does x for its rows. Whole
// numbers add up to the same in any order.

// One pair of rows of w, 32 columns in Z30 and Z31, into one row of sums.
#define SHORT512(x, a, b) \
	VPBROADCASTD x, Z29; \
	VPDPWSSD Z30, Z29, a; \
	VPDPWSSD Z31, Z29, b

#define ZERO512(a, b) \
	VPXORD a, a, a; \
	VPXORD b, b, b

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

#define PAIR512 \
	VMOVDQU32 (R8), Z30; \
	VMOVDQU32 64(R8), Z31

// Before rows of sums are stored: the scales of the columns in Z26 and Z27, those
// of the rows at AX, the bytes between rows of from.
#define SCALES512 \
	MOVQ scales+32(FP), AX; \
	VMOVUPS (AX), Z26; \
	VMOVUPS 64(AX), Z27; \
	MOVQ xScales+40(FP), AX; \
	MOVQ fromStep+72(FP), R13

// The next row of DI = that of R15 + sums * scales.
#define SUMS512(a, b) \
	VBROADCASTSS (AX), Z29; \
	VCVTDQ2PS a, a; \
	VCVTDQ2PS b, b; \
	VMULPS Z26, Z29, Z28; \
	VMULPS Z27, Z29, Z29; \
	VFMADD213PS (R15), Z28, a; \
	VFMADD213PS 64(R15), Z29, b; \
	VMOVUPS a, (DI); \
	VMOVUPS b, 64(DI); \
	ADDQ $4, AX; \
	ADDQ R13, R15; \
	ADDQ R10, DI

// func mulShort512(dst, from *float32, x, w *int16, scales, xScales *float32, pairs, n, dstStep, fromStep, xStep int)
TEXT ·mulShort512(SB), NOSPLIT, $0-88
	MOVQ dst+0(FP), DI
	MOVQ from+8(FP), R15
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DX
	MOVQ pairs+48(FP), BX
	MOVQ n+56(FP), CX
	MOVQ dstStep+64(FP), R10
	MOVQ xStep+80(FP), R11

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
	PAIR512
	SHORT512((R9), Z0, Z1)
	SHORT512((R9)(R11*1), Z2, Z3)
	SHORT512((AX), Z4, Z5)
	SHORT512((AX)(R11*1), Z6, Z7)
	SHORT512((R13), Z8, Z9)
	SHORT512((R13)(R11*1), Z10, Z11)
	STEP512
	JNZ  six_k

	SCALES512
	SUMS512(Z0, Z1)
	SUMS512(Z2, Z3)
	SUMS512(Z4, Z5)
	SUMS512(Z6, Z7)
	SUMS512(Z8, Z9)
	SUMS512(Z10, Z11)
	MOVQ AX, xScales+40(FP)
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
	PAIR512
	SHORT512((R9), Z0, Z1)
	SHORT512((R9)(R11*1), Z2, Z3)
	SHORT512((AX), Z4, Z5)
	SHORT512((AX)(R11*1), Z6, Z7)
	STEP512
	JNZ  four_k

	SCALES512
	SUMS512(Z0, Z1)
	SUMS512(Z2, Z3)
	SUMS512(Z4, Z5)
	SUMS512(Z6, Z7)
	MOVQ AX, xScales+40(FP)
	LEAQ (SI)(R11*4), SI
	SUBQ $4, CX

two:
	CMPQ CX, $2
	JL   one
	ZERO512(Z0, Z1)
	ZERO512(Z2, Z3)
	BEGIN

two_k:
	PAIR512
	SHORT512((R9), Z0, Z1)
	SHORT512((R9)(R11*1), Z2, Z3)
	STEP512
	JNZ  two_k

	SCALES512
	SUMS512(Z0, Z1)
	SUMS512(Z2, Z3)
	MOVQ AX, xScales+40(FP)
	LEAQ (SI)(R11*2), SI
	SUBQ $2, CX

one:
	TESTQ CX, CX
	JZ    done
	ZERO512(Z0, Z1)
	ZERO512(Z2, Z3)
	BEGIN

one_k: // two pairs a round, so that neither waits for the other
	CMPQ R12, $2
	JL   one_last
	PAIR512
	SHORT512((R9), Z0, Z1)
	VMOVDQU32 128(R8), Z30
	VMOVDQU32 192(R8), Z31
	SHORT512(4(R9), Z2, Z3)
	ADDQ $256, R8
	ADDQ $8, R9
	SUBQ $2, R12
	JMP  one_k

one_last:
	TESTQ R12, R12
	JZ    one_end
	PAIR512
	SHORT512((R9), Z0, Z1)

one_end:
	VPADDD Z2, Z0, Z0
	VPADDD Z3, Z1, Z1
	SCALES512
	SUMS512(Z0, Z1)

done:
	VZEROUPPER
	RET

// One pair of rows of w, 8 columns, into two rows of sums.
#define SHORT256(off, a, b) \
	VMOVDQU off(R8), Y15; \
	VPMADDWD Y15, Y12, Y14; \
	VPADDD Y14, a, a; \
	VPMADDWD Y15, Y13, Y14; \
	VPADDD Y14, b, b

// 8 columns of a row of DI = those of R15 + sums * scales; Y12 is the row's scale.
#define SUMS256(off, a) \
	VCVTDQ2PS a, a; \
	VMULPS off(R8), Y12, Y14; \
	VFMADD213PS off(R15), Y14, a; \
	VMOVUPS a, off(DI)

// func mulShort256(dst, from *float32, x, w *int16, scales, xScales *float32, pairs, n, dstStep, fromStep, xStep int)
TEXT ·mulShort256(SB), NOSPLIT, $0-88
	MOVQ dst+0(FP), DI
	MOVQ from+8(FP), R15
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DX
	MOVQ xScales+40(FP), BX
	MOVQ n+56(FP), CX
	MOVQ dstStep+64(FP), R10
	MOVQ fromStep+72(FP), R13
	MOVQ xStep+80(FP), R11

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
	MOVQ pairs+48(FP), AX

pairs:
	VPBROADCASTD (R9), Y12
	VPBROADCASTD (R9)(R12*1), Y13
	SHORT256(0, Y0, Y4)
	SHORT256(32, Y1, Y5)
	SHORT256(64, Y2, Y6)
	SHORT256(96, Y3, Y7)
	ADDQ $128, R8
	ADDQ $4, R9
	DECQ AX
	JNZ  pairs

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

// func shorten256(dst *int16, x *float32, factor float32, n int)
TEXT ·shorten256(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DI
	MOVQ x+8(FP), SI
	VBROADCASTSS factor+16(FP), Y1
	MOVQ n+24(FP), CX

shorts:
	VMULPS (SI), Y1, Y0
	VCVTPS2DQ Y0, Y0
	VEXTRACTI128 $1, Y0, X2
	VPACKSSDW X2, X0, X0
	VMOVDQU X0, (DI)
	ADDQ $32, SI
	ADDQ $16, DI
	SUBQ $8, CX
	JNZ  shorts
	VZEROUPPER
	RET
