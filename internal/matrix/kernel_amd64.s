//go:build !purego

#include "textflag.h"

// Both kernels add up every number of dst in the order of the rows of w, so a row
// comes out the same whichever others are with it; each product is rounded before it
// is added.

// One row of w, 8 columns at Y15, into three rows of sums.
#define COLUMNS3(off, a, b, c) \
	VMULPS off(R8), Y12, Y15; \
	VADDPS Y15, a, a; \
	VMULPS off(R8), Y13, Y15; \
	VADDPS Y15, b, b; \
	VMULPS off(R8), Y14, Y15; \
	VADDPS Y15, c, c

#define LOAD256(x, a, b, c, d) \
	VMOVUPS (x), a; \
	VMOVUPS 32(x), b; \
	VMOVUPS 64(x), c; \
	VMOVUPS 96(x), d

#define STORE256(x, a, b, c, d) \
	VMOVUPS a, (x); \
	VMOVUPS b, 32(x); \
	VMOVUPS c, 64(x); \
	VMOVUPS d, 96(x)

// func addMul256(dst, from, x, w *float32, in, n, dstStep, fromStep, xStep int)
TEXT ·addMul256(SB), NOSPLIT, $0-72
	MOVQ dst+0(FP), DI
	MOVQ from+8(FP), R15
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DX
	MOVQ in+32(FP), BX
	MOVQ n+40(FP), CX
	MOVQ dstStep+48(FP), R10
	MOVQ xStep+64(FP), R11

three:
	CMPQ CX, $3
	JL   one
	MOVQ fromStep+56(FP), R13
	LOAD256(R15, Y0, Y1, Y2, Y3)
	ADDQ R13, R15
	LOAD256(R15, Y4, Y5, Y6, Y7)
	ADDQ R13, R15
	LOAD256(R15, Y8, Y9, Y10, Y11)
	ADDQ R13, R15
	MOVQ DX, R8
	MOVQ SI, R9
	MOVQ BX, AX

three_k:
	VBROADCASTSS (R9), Y12
	VBROADCASTSS (R9)(R11*1), Y13
	VBROADCASTSS (R9)(R11*2), Y14
	COLUMNS3(0, Y0, Y4, Y8)
	COLUMNS3(32, Y1, Y5, Y9)
	COLUMNS3(64, Y2, Y6, Y10)
	COLUMNS3(96, Y3, Y7, Y11)
	ADDQ $128, R8
	ADDQ $4, R9
	DECQ AX
	JNZ  three_k

	STORE256(DI, Y0, Y1, Y2, Y3)
	ADDQ R10, DI
	STORE256(DI, Y4, Y5, Y6, Y7)
	ADDQ R10, DI
	STORE256(DI, Y8, Y9, Y10, Y11)
	ADDQ R10, DI
	LEAQ (R11)(R11*2), AX
	ADDQ AX, SI
	SUBQ $3, CX
	JMP  three

one:
	TESTQ CX, CX
	JZ    done
	LOAD256(R15, Y0, Y1, Y2, Y3)
	ADDQ fromStep+56(FP), R15
	MOVQ DX, R8
	MOVQ SI, R9
	MOVQ BX, AX

one_k:
	VBROADCASTSS (R9), Y12
	VMULPS (R8), Y12, Y13
	VMULPS 32(R8), Y12, Y14
	VADDPS Y13, Y0, Y0
	VADDPS Y14, Y1, Y1
	VMULPS 64(R8), Y12, Y13
	VMULPS 96(R8), Y12, Y14
	VADDPS Y13, Y2, Y2
	VADDPS Y14, Y3, Y3
	ADDQ $128, R8
	ADDQ $4, R9
	DECQ AX
	JNZ  one_k

	STORE256(DI, Y0, Y1, Y2, Y3)
	ADDQ R11, SI
	ADDQ R10, DI
	DECQ CX
	JMP  one

done:
	VZEROUPPER
	RET

// One row of w, 32 columns in Z30 and Z31, into one row of sums.
#define ROW512(x, a, b) \
	VBROADCASTSS x, Z29; \
	VMULPS Z30, Z29, Z28; \
	VMULPS Z31, Z29, Z29; \
	VADDPS Z28, a, a; \
	VADDPS Z29, b, b

// The next row of R15, which are R13 bytes apart, as sums to begin with.
#define LOAD512(a, b) \
	VMOVUPS (R15), a; \
	VMOVUPS 64(R15), b; \
	ADDQ R13, R15

// One row of sums as the next of DI.
#define STORE512(a, b) \
	VMOVUPS a, (DI); \
	VMOVUPS b, 64(DI); \
	ADDQ R10, DI

#define BEGIN512 \
	MOVQ DX, R8; \
	MOVQ SI, R9; \
	LEAQ (SI)(R11*2), AX; \
	LEAQ (SI)(R11*4), R13; \
	MOVQ BX, R12

#define NEXT512 \
	ADDQ $128, R8; \
	ADDQ $4, R9; \
	ADDQ $4, AX; \
	ADDQ $4, R13; \
	DECQ R12

// func addMul512(dst, from, x, w *float32, in, n, dstStep, fromStep, xStep int)
TEXT ·addMul512(SB), NOSPLIT, $0-72
	MOVQ dst+0(FP), DI
	MOVQ from+8(FP), R15
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DX
	MOVQ in+32(FP), BX
	MOVQ n+40(FP), CX
	MOVQ dstStep+48(FP), R10
	MOVQ xStep+64(FP), R11

six:
	CMPQ CX, $6
	JL   four
	MOVQ fromStep+56(FP), R13
	LOAD512(Z0, Z1)
	LOAD512(Z2, Z3)
	LOAD512(Z4, Z5)
	LOAD512(Z6, Z7)
	LOAD512(Z8, Z9)
	LOAD512(Z10, Z11)
	BEGIN512

six_k:
	VMOVUPS (R8), Z30
	VMOVUPS 64(R8), Z31
	ROW512((R9), Z0, Z1)
	ROW512((R9)(R11*1), Z2, Z3)
	ROW512((AX), Z4, Z5)
	ROW512((AX)(R11*1), Z6, Z7)
	ROW512((R13), Z8, Z9)
	ROW512((R13)(R11*1), Z10, Z11)
	NEXT512
	JNZ  six_k

	STORE512(Z0, Z1)
	STORE512(Z2, Z3)
	STORE512(Z4, Z5)
	STORE512(Z6, Z7)
	STORE512(Z8, Z9)
	STORE512(Z10, Z11)
	LEAQ (SI)(R11*4), SI
	LEAQ (SI)(R11*2), SI
	SUBQ $6, CX
	JMP  six

four:
	CMPQ CX, $4
	JL   two
	MOVQ fromStep+56(FP), R13
	LOAD512(Z0, Z1)
	LOAD512(Z2, Z3)
	LOAD512(Z4, Z5)
	LOAD512(Z6, Z7)
	BEGIN512

four_k:
	VMOVUPS (R8), Z30
	VMOVUPS 64(R8), Z31
	ROW512((R9), Z0, Z1)
	ROW512((R9)(R11*1), Z2, Z3)
	ROW512((AX), Z4, Z5)
	ROW512((AX)(R11*1), Z6, Z7)
	NEXT512
	JNZ  four_k

	STORE512(Z0, Z1)
	STORE512(Z2, Z3)
	STORE512(Z4, Z5)
	STORE512(Z6, Z7)
	LEAQ (SI)(R11*4), SI
	SUBQ $4, CX

two:
	CMPQ CX, $2
	JL   one512
	MOVQ fromStep+56(FP), R13
	LOAD512(Z0, Z1)
	LOAD512(Z2, Z3)
	BEGIN512

two_k:
	VMOVUPS (R8), Z30
	VMOVUPS 64(R8), Z31
	ROW512((R9), Z0, Z1)
	ROW512((R9)(R11*1), Z2, Z3)
	NEXT512
	JNZ  two_k

	STORE512(Z0, Z1)
	STORE512(Z2, Z3)
	LEAQ (SI)(R11*2), SI
	SUBQ $2, CX

one512:
	TESTQ CX, CX
	JZ    done512
	LOAD512(Z0, Z1)
	BEGIN512

one512_k:
	VMOVUPS (R8), Z30
	VMOVUPS 64(R8), Z31
	ROW512((R9), Z0, Z1)
	NEXT512
	JNZ  one512_k

	STORE512(Z0, Z1)

done512:
	VZEROUPPER
	RET

// Coefficients of tanh in matrix.go, then 0.5.
DATA tanh<>+0(SB)/4, $5.5
DATA tanh<>+4(SB)/4, $-5.5
DATA tanh<>+8(SB)/4, $-2.76877815725121e-06
DATA tanh<>+12(SB)/4, $0.0010418495955101274
DATA tanh<>+16(SB)/4, $0.10994693541741839
DATA tanh<>+20(SB)/4, $0.9999729057399583
DATA tanh<>+24(SB)/4, $0.015527719427160224
DATA tanh<>+28(SB)/4, $0.44318997097486335
DATA tanh<>+32(SB)/4, $1.0
DATA tanh<>+36(SB)/4, $0.5
GLOBL tanh<>(SB), RODATA|NOPTR, $40

// p = p*y + the coefficient at off, through t.
#define STEP(off, p, y, t) \
	VBROADCASTSS tanh<>+off(SB), t; \
	VMULPS y, p, p; \
	VADDPS t, p, p

// p / q = tanh(x), through y (the square of x) and t.
#define TANH(x, p, q, y, t) \
	VBROADCASTSS tanh<>+0(SB), t; \
	VMINPS t, x, x; \
	VBROADCASTSS tanh<>+4(SB), t; \
	VMAXPS t, x, x; \
	VMULPS x, x, y; \
	VBROADCASTSS tanh<>+8(SB), p; \
	STEP(12, p, y, t); \
	STEP(16, p, y, t); \
	STEP(20, p, y, t); \
	VMULPS x, p, p; \
	VBROADCASTSS tanh<>+24(SB), q; \
	STEP(28, q, y, t); \
	STEP(32, q, y, t)

// The cells from the gates at SI (input, forget) and R9 (output, new), R8 bytes
// apart, to c at DI and h at DX, as cellPlain has it; half holds 0.5.
#define CELLS(in, inQ, forget, forgetQ, new, newQ, x, y, t, half) \
	VMULPS (SI), half, x; \
	TANH(x, in, inQ, y, t); \
	VMOVUPS (R9)(R8*1), x; \
	TANH(x, new, newQ, y, t); \
	VMULPS (SI)(R8*1), half, x; \
	TANH(x, forget, forgetQ, y, t); \
	VADDPS in, inQ, in; \
	VMULPS new, in, in; \
	VMULPS forgetQ, in, in; \
	VMULPS newQ, inQ, inQ; \
	VADDPS forget, forgetQ, forget; \
	VMULPS (DI), forget, forget; \
	VMULPS inQ, forget, forget; \
	VMULPS forgetQ, inQ, inQ; \
	VADDPS in, forget, forget; \
	VADDPS inQ, inQ, inQ; \
	VDIVPS inQ, forget, x; \
	VMOVUPS x, (DI); \
	TANH(x, new, newQ, y, t); \
	VMULPS (R9), half, x; \
	TANH(x, in, inQ, y, t); \
	VADDPS in, inQ, in; \
	VMULPS new, in, in; \
	VMULPS newQ, inQ, inQ; \
	VADDPS inQ, inQ, inQ; \
	VDIVPS inQ, in, in; \
	VMOVUPS in, (DX)

// func cell256(gates, c, h *float32, k int)
TEXT ·cell256(SB), NOSPLIT, $0-32
	MOVQ gates+0(FP), SI
	MOVQ c+8(FP), DI
	MOVQ h+16(FP), DX
	MOVQ k+24(FP), CX
	LEAQ (CX*4), R8            // bytes of one gate
	LEAQ (SI)(R8*2), R9        // output gates
	VBROADCASTSS tanh<>+36(SB), Y15

cells:
	CELLS(Y0, Y1, Y2, Y3, Y4, Y5, Y6, Y7, Y8, Y15)
	ADDQ $32, SI
	ADDQ $32, R9
	ADDQ $32, DI
	ADDQ $32, DX
	SUBQ $8, CX
	JNZ  cells
	VZEROUPPER
	RET

// func cell512(gates, c, h *float32, k int)
TEXT ·cell512(SB), NOSPLIT, $0-32
	MOVQ gates+0(FP), SI
	MOVQ c+8(FP), DI
	MOVQ h+16(FP), DX
	MOVQ k+24(FP), CX
	LEAQ (CX*4), R8
	LEAQ (SI)(R8*2), R9
	VBROADCASTSS tanh<>+36(SB), Z15

cells512:
	CELLS(Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7, Z8, Z15)
	ADDQ $64, SI
	ADDQ $64, R9
	ADDQ $64, DI
	ADDQ $64, DX
	SUBQ $16, CX
	JNZ  cells512
	VZEROUPPER
	RET
