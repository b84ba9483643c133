package picture

import (
	"bytes"
	"image"
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
	for _, by := range [...]int{16, 32, 64, 255} {
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
		top, bottom := max(y-1, 0), min(y+1, p.h-1)
		for x := range p.w {
			left, right := max(x-1, 0), min(x+1, p.w-1)
			centre, sum, n := int(p.pix[y*p.stride+x*p.step]), 0, 0
			for v := top; v <= bottom; v++ {
				for u := left; u <= right; u++ {
					if c := int(p.pix[v*p.stride+u*p.step]); c-centre <= by && centre-c <= by {
						sum, n = sum+c, n+1
					}
				}
			}
			to.pix[y*p.w+x] = uint8((sum + n/2) / n)
		}
	}
	return to
}
