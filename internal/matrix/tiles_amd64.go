//go:build !purego

package matrix

import (
	"syscall"

	"golang.org/x/sys/cpu"
)

// tiles says that the processor multiplies tiles of 8-bit numbers (AMX) and the
// system lets this program: 16 rows with 16 columns, 64 numbers each, at once.
var tiles = avx512 && cpu.X86.HasAMXInt8 && cpu.X86.HasAMXTile && mayTile()

const (
	rowsOfTile  = 16
	foursOfTile = 16 // fours of numbers of a row, or rows of a column's fours
	// Of fewer rows, or in lower tiles, the other kernels make as much.
	fewestRows, fewestFours = 3, 8
)

// mayTile asks the system for tiles. Linux keeps their 8 kB for a thread only when
// it has been asked.
func mayTile() bool {
	const askForState, tileData = 0x1023, 18
	_, _, errno := syscall.RawSyscall(syscall.SYS_ARCH_PRCTL, askForState, tileData, 0)
	return errno == 0
}

// foursAtOnce is the height of the tiles that so many fours part into.
func foursAtOnce(fours int) int {
	for high := min(fours, foursOfTile); high >= fewestFours; high-- {
		if fours%high == 0 {
			return high
		}
	}
	return 0
}

// inTiles is inBytes.mulBytes where tiles can do it.
func (b *inBytes) inTiles(dst []float32, dstStep int, from []float32, fromStep int, numbers []uint8, xScales []float32) bool {
	long := len(numbers) / len(xScales)
	deep := foursAtOnce(long / 4)
	if !tiles || deep == 0 || len(xScales) < fewestRows {
		return false
	}
	for first := 0; first < len(xScales); first += 2 * rowsOfTile {
		n := min(2*rowsOfTile, len(xScales)-first)
		sizes := sizesOf(n, deep)
		mulTiles(&sizes, &dst[first*dstStep], &from[first*fromStep], &numbers[first*long], &b.fours[0], &b.offsets[0], &b.scales[0], &xScales[first],
			len(b.scales)/panel, long/4/deep, deep, n, 4*dstStep, 4*fromStep, long)
	}
	return true
}

// sizesOf are the bytes of a row and the rows of the tiles of mulTiles, as the
// processor takes them.
func sizesOf(n, deep int) (s [64]byte) {
	const palette, bytes, rows = 0, 16, 48
	s[palette] = 1
	first, next := min(n, rowsOfTile), max(n-rowsOfTile, 1) // no tile may have no rows
	for tile, size := range [...][2]int{{first, 64}, {first, 64}, {next, 64}, {next, 64}, {first, 4 * deep}, {next, 4 * deep}, {deep, 64}, {deep, 64}} {
		s[rows+tile], s[bytes+2*tile] = byte(size[0]), byte(size[1])
	}
	return s
}

//go:noescape
func mulTiles(sizes *[64]byte, dst, from *float32, x *uint8, w *int8, offsets *int32, scales, xScales *float32, panels, steps, deep, n, dstStep, fromStep, xStep int)
