package picture

import (
	"bytes"
	"image"
	"slices"
)

// encodeSmoothed encodes a photo for a phone that is too large in the worst quality: what takes the room is grain or
// leaves of a pixel each, which that quality turns into blocks. Grain is smoothed away first, then what is left of it,
// then what is finer than two, four, eight pixels. A page of text would become one that nobody can read: it stays
// as large as it is.
func encodeSmoothed(b *bytes.Buffer, img image.Image, quality, budget int) error {
	r := rasterOf(img)
	if r.isPaper() {
		return nil
	}
	upper := upperOf(r, b.Len(), budget)
	for _, by := range [...]int{16, 32, 64, 255} {
		if upper > 0 {
			if fits, err := isEncoded(b, r.top(upper+mcu).smoothed(by).top(upper).upright(upright), quality, budget+endOfPart); err != nil {
				return err
			} else if !fits {
				continue
			}
			upper = 0
		}
		if fits, err := isEncoded(b, r.smoothed(by).upright(upright), quality, budget); err != nil || fits {
			return err
		}
	}
	w, h := r.planes[0].w, r.planes[0].h
	for part := 2; part < min(w, h); part *= 2 {
		coarse := r.scaled(w/part, h/part).scaled(w, h)
		if fits, err := isEncoded(b, coarse.upright(upright), quality, budget); err != nil || fits {
			return err
		}
	}
	return nil
}

// mcu is how many rows of pixels JPEG encodes together, and endOfPart how many bytes may end a part of a picture that
// the whole picture has not there.
const mcu, endOfPart = 16, 4

// upperOf is of how many rows the upper part of a picture is that is probably too large already, where the whole
// picture took size bytes: then the whole one need not be tried. It is 0 where nothing would be saved, or where there
// might be no coarser picture to try next, whose bytes stay in the end.
func upperOf(r raster, size, budget int) int {
	h := r.planes[0].h
	rows := (h*budget/size*5/4 + mcu - 1) / mcu * mcu
	if min(r.planes[0].w, h) < 4*mcu || rows > h*3/4 {
		return 0
	}
	return rows
}

// top returns the upper rows of a picture.
func (r raster) top(rows int) raster {
	to := raster{planes: slices.Clone(r.planes), half: r.half}
	for i := range to.planes {
		n := rows
		if i > 0 && r.half {
			n /= 2
		}
		to.planes[i].h = min(to.planes[i].h, n)
	}
	return to
}

// isPaper tells whether more than half of a picture is as bright as paper is.
func (r raster) isPaper() bool {
	const paper = 208
	p, bright := r.planes[min(1, len(r.planes)-1)], 0 // green
	if r.half {
		p = r.planes[0] // brightness
	}
	for y := range p.h {
		for x := range p.w {
			if p.pix[y*p.stride+x*p.step] >= paper {
				bright++
			}
		}
	}
	return 2*bright > p.w*p.h
}

// smoothed returns the picture with each pixel the mean of those around it that differ from it by so much at most:
// grain goes, and the edges that a picture is made of stay (Lee's sigma filter).
func (r raster) smoothed(by int) raster {
	to := raster{planes: make([]plane, len(r.planes)), half: r.half}
	for i, p := range r.planes {
		to.planes[i] = p.smoothed(by)
	}
	return to
}

func (p plane) smoothed(by int) plane {
	to := newPlane(p.w, p.h)
	for y := range p.h {
		row := to.pix[y*p.w:][:p.w]
		if y == 0 || y == p.h-1 {
			for x := range row {
				row[x] = p.meanAtEdge(x, y, by)
			}
			continue
		}
		row[0], row[p.w-1] = p.meanAtEdge(0, y, by), p.meanAtEdge(p.w-1, y, by)
		p.smoothInner(row, y, by)
	}
	return to
}

// meanAtEdge is the mean around a pixel some of whose neighbours there may not be.
func (p plane) meanAtEdge(x, y, by int) uint8 {
	centre, sum, n := int(p.pix[y*p.stride+x*p.step]), 0, 0
	for v := max(y-1, 0); v <= min(y+1, p.h-1); v++ {
		for u := max(x-1, 0); u <= min(x+1, p.w-1); u++ {
			if c := int(p.pix[v*p.stride+u*p.step]); c-centre <= by && centre-c <= by {
				sum, n = sum+c, n+1
			}
		}
	}
	return uint8((sum + n/2) / n)
}

// smoothInner writes the means of a row but for its ends. Which neighbours count is as good as chance in grain, so
// that a processor foresees no branch: a mask of ones or zeros says it.
func (p plane) smoothInner(to []uint8, y, by int) {
	above, row, below := p.pix[(y-1)*p.stride:], p.pix[y*p.stride:], p.pix[(y+1)*p.stride:]
	for x := 1; x < p.w-1; x++ {
		left, at, right := (x-1)*p.step, x*p.step, (x+1)*p.step
		centre := int(row[at])
		sum, n := centre, 1
		for _, c := range [...]uint8{above[left], above[at], above[right], row[left], row[right], below[left], below[at], below[right]} {
			c := int(c)
			near := ^((by + centre - c) | (by - centre + c)) >> 63
			sum, n = sum+c&near, n-near
		}
		to[x] = uint8((sum + n/2) * parts[n] >> partBits)
	}
}

// partBits are enough for the quotient of at most 9*255+4 by at most 9 to be exact where parts are rounded up.
const partBits = 16

// parts are the ninth and larger parts of one, in parts of 1<<partBits.
var parts = [...]int{1: 1 << partBits, 1<<partBits/2 + 1, 1<<partBits/3 + 1, 1<<partBits/4 + 1, 1<<partBits/5 + 1, 1<<partBits/6 + 1, 1<<partBits/7 + 1, 1<<partBits/8 + 1, 1<<partBits/9 + 1}
