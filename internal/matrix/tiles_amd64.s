//go:build !purego

#include "textflag.h"

// Products of 8-bit numbers in AMX, which the assembler does not know. Tiles 0 and 1
// are sums of the first 16 rows of x, tile 4, with 32 columns of w, tiles 6 and 7; 2
// and 3 those of the next 16 rows, tile 5. sizesOf gives their sizes.
#define SIZES      BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0x00 // LDTILECFG (AX)
#define RELEASE    BYTE $0xC4; BYTE $0xE2; BYTE $0x78; BYTE $0x49; BYTE $0xC0 // TILERELEASE
#define ZERO0      BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x49; BYTE $0xC0 // TILEZERO TMM0
#define ZERO1      BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x49; BYTE $0xC8 // TILEZERO TMM1
#define ZERO2      BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x49; BYTE $0xD0 // TILEZERO TMM2
#define ZERO3      BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x49; BYTE $0xD8 // TILEZERO TMM3
#define X4         BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x4B; BYTE $0x24; BYTE $0x08 // TILELOADD (AX)(CX*1), TMM4
#define X5         BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x4B; BYTE $0x2C; BYTE $0x0E // TILELOADD (SI)(CX*1), TMM5
#define W6         BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x4B; BYTE $0x34; BYTE $0x13 // TILELOADD (BX)(DX*1), TMM6
#define W7         BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x4B; BYTE $0x7C; BYTE $0x13; BYTE $0x40 // TILELOADD 64(BX)(DX*1), TMM7
#define ADD0       BYTE $0xC4; BYTE $0xE2; BYTE $0x49; BYTE $0x5E; BYTE $0xC4 // TDPBUSD TMM6, TMM4, TMM0
#define ADD1       BYTE $0xC4; BYTE $0xE2; BYTE $0x41; BYTE $0x5E; BYTE $0xCC // TDPBUSD TMM7, TMM4, TMM1
#define ADD2       BYTE $0xC4; BYTE $0xE2; BYTE $0x49; BYTE $0x5E; BYTE $0xD5 // TDPBUSD TMM6, TMM5, TMM2
#define ADD3       BYTE $0xC4; BYTE $0xE2; BYTE $0x41; BYTE $0x5E; BYTE $0xDD // TDPBUSD TMM7, TMM5, TMM3
#define STORE0     BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $0x04; BYTE $0x10 // TILESTORED TMM0, (AX)(DX*1)
#define STORE1     BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $0x4C; BYTE $0x10; BYTE $0x40 // TILESTORED TMM1, 64(AX)(DX*1)
#define STORE2     BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $0x14; BYTE $0x10 // TILESTORED TMM2, (AX)(DX*1)
#define STORE3     BYTE $0xC4; BYTE $0xE2; BYTE $0x7A; BYTE $0x4B; BYTE $0x5C; BYTE $0x10; BYTE $0x40 // TILESTORED TMM3, 64(AX)(DX*1)

// func mulTiles(sizes *[64]byte, dst, from *float32, x *uint8, w *int8, offsets *int32, scales, xScales *float32, panels, steps, deep, n, dstStep, fromStep, xStep int)
TEXT ·mulTiles(SB), 0, $4096-120
	MOVQ sizes+0(FP), AX
	SIZES
	MOVQ w+32(FP), BX
	MOVQ offsets+40(FP), R8
	MOVQ scales+48(FP), R9
	MOVQ panels+64(FP), R10
	MOVQ deep+80(FP), R12
	SHLQ $7, R12               // bytes of w a step
	MOVQ xStep+112(FP), CX

columns:
	ZERO0
	ZERO1
	MOVQ $128, DX
	MOVQ x+24(FP), AX
	MOVQ deep+80(FP), R13
	SHLQ $2, R13               // bytes of x a step
	MOVQ steps+72(FP), R11
	CMPQ n+88(FP), $16
	JG   both

step:
	X4
	W6
	ADD0
	W7
	ADD1
	ADDQ R13, AX
	ADDQ R12, BX
	DECQ R11
	JNZ  step
	LEAQ sums-4096(SP), AX
	JMP  first

both:
	ZERO2
	ZERO3
	MOVQ CX, SI
	SHLQ $4, SI
	ADDQ AX, SI                // the next 16 rows

both_step:
	X4
	W6
	ADD0
	X5
	ADD2
	W7
	ADD1
	ADD3
	ADDQ R13, AX
	ADDQ R13, SI
	ADDQ R12, BX
	DECQ R11
	JNZ  both_step
	LEAQ sums-2048(SP), AX
	STORE2
	STORE3
	SUBQ $2048, AX

first:
	STORE0
	STORE1

	MOVQ dst+8(FP), DI
	MOVQ from+16(FP), SI
	MOVQ xScales+56(FP), DX
	MOVQ n+88(FP), R11
	VMOVDQU32 (R8), Z24
	VMOVDQU32 64(R8), Z25
	VMOVUPS (R9), Z26
	VMOVUPS 64(R9), Z27

row:
	VBROADCASTSS (DX), Z29
	VPADDD (AX), Z24, Z0
	VPADDD 64(AX), Z25, Z1
	VCVTDQ2PS Z0, Z0
	VCVTDQ2PS Z1, Z1
	VMULPS Z26, Z29, Z28
	VMULPS Z27, Z29, Z29
	VMULPS Z28, Z0, Z0
	VMULPS Z29, Z1, Z1
	VADDPS (SI), Z0, Z0
	VADDPS 64(SI), Z1, Z1
	VMOVUPS Z0, (DI)
	VMOVUPS Z1, 64(DI)
	ADDQ $128, AX
	ADDQ $4, DX
	ADDQ dstStep+96(FP), DI
	ADDQ fromStep+104(FP), SI
	DECQ R11
	JNZ  row

	ADDQ $128, dst+8(FP)
	ADDQ $128, from+16(FP)
	ADDQ $128, R8
	ADDQ $128, R9
	DECQ R10
	JNZ  columns
	RELEASE
	VZEROUPPER
	RET
