package picture

import "image"

// plane is one colour of a picture: rows of pixels of eight bits, step bytes apart.
type plane struct {
	pix          []uint8
	stride, step int
	w, h         int
}

func newPlane(w, h int) plane { return plane{make([]uint8, w*h), w, 1, w, h} }

// taps are the pixels that make one pixel of a scaled row, with their weights, which sum up to one.
type taps struct {
	from    int
	weights []int32 // in parts of 1<<weightBits
}

const weightBits = 14

// tapsOf works out the taps for scaling a row by the Catmull-Rom cubic, which keeps edges sharp.
// Each product is rounded on its own, by a conversion: a processor that adds and multiplies in
// one step would round otherwise, and give other bytes.
func tapsOf(from, to int) []taps {
	scale := max(float64(from)/float64(to), 1)
	list := make([]taps, to)
	for i := range list {
		centre := float64(float64(float64(i)+0.5)*float64(from))/float64(to) - 0.5
		first := max(int(centre-float64(2*scale)), 0)
		last := min(int(centre+float64(2*scale))+1, from-1)
		values, sum := make([]float64, 0, last-first+1), 0.0
		for k := first; k <= last; k++ {
			v := cubic((float64(k) - centre) / scale)
			values, sum = append(values, v), sum+v
		}
		list[i] = taps{first, fixed(values, sum)}
	}
	return list
}

// cubic is the Catmull-Rom kernel.
func cubic(t float64) float64 {
	if t < 0 {
		t = -t
	}
	switch {
	case t < 1:
		return 1 - float64(float64(t*t)*(2.5-float64(1.5*t)))
	case t < 2:
		return 2 - float64(t*(4-float64(t*(2.5-float64(0.5*t)))))
	}
	return 0
}

// fixed turns weights into whole numbers whose sum is exact: the largest takes what rounding left.
func fixed(values []float64, sum float64) []int32 {
	list := make([]int32, len(values))
	left, largest := int32(1)<<weightBits, 0
	for i, v := range values {
		list[i] = int32(float64(v/sum)*(1<<weightBits) + 0.5)
		if left -= list[i]; list[i] > list[largest] {
			largest = i
		}
	}
	list[largest] += left
	return list
}

// pair is two sums in one number, the second in its upper half, so that one multiplication
// serves both. Where the first is negative the second is short of one: apart gives it back.
type pair int64

func pairOf(a, b uint8) pair { return pair(a) | pair(b)<<32 }

// rounding is a half for each of the two, in parts of 1<<weightBits.
const rounding = pair(1)<<(weightBits-1) | pair(1)<<(32+weightBits-1)

// apart returns the two as values of pixels.
func (p pair) apart() (a, b uint8) {
	first := int32(p)
	return clamp(first >> weightBits), clamp(int32((p-pair(first))>>32) >> weightBits)
}

// scaled returns a plane scaled to w by h pixels: rows first, then columns.
func (p plane) scaled(w, h int) plane {
	to, lines := newPlane(w, h), tapsOf(p.h, h)
	most := 0
	for _, t := range lines {
		most = max(most, len(t.weights))
	}
	narrow := newNarrower(p, w, most)
	sums := make([]pair, (w+1)/2)
	for y, t := range lines {
		for x := range sums {
			sums[x] = rounding
		}
		for k, weight := range t.weights {
			for x, v := range narrow.row(t.from + k)[:len(sums)] {
				sums[x] += pair(weight) * v
			}
		}
		unpack(to.pix[y*w:][:w], sums)
	}
	return to
}

// narrower makes the rows of a plane narrower, one after the other; it holds the last ones.
type narrower struct {
	of      plane
	columns []taps
	done    int      // rows
	held    [][]pair // the row y, two neighbours a pair, in held[y%len(held)]
	rows    []pair   // two rows of the plane
	scaled  [2][]uint8
}

// newNarrower makes rows of w pixels and holds so many that one may go back by that number.
func newNarrower(of plane, w, back int) *narrower {
	n := &narrower{of: of, columns: tapsOf(of.w, w), held: make([][]pair, back+1), rows: make([]pair, of.w)}
	stride := (w + 1) / 2
	for i := range n.held {
		n.held[i] = make([]pair, stride)
	}
	for i := range n.scaled {
		n.scaled[i] = make([]uint8, 2*stride)
	}
	return n
}

// row returns a row, whose number is not less than that of any before by more than is held.
func (n *narrower) row(y int) []pair {
	for y >= n.done {
		n.two()
	}
	return n.held[y%len(n.held)]
}

// two makes the next two rows at a time; the last one stands for both where it is alone.
func (n *narrower) two() {
	y, next := n.done, min(n.done+1, n.of.h-1)
	n.done += 2
	for x := range n.rows {
		at := x * n.of.step
		n.rows[x] = pairOf(n.of.pix[y*n.of.stride+at], n.of.pix[next*n.of.stride+at])
	}
	for x := range n.columns {
		t := &n.columns[x]
		sum, from := rounding, n.rows[t.from:][:len(t.weights)]
		for k, weight := range t.weights {
			sum += pair(weight) * from[k]
		}
		n.scaled[0][x], n.scaled[1][x] = sum.apart()
	}
	for i, y := range [...]int{y, next} {
		to, row := n.held[y%len(n.held)], n.scaled[i]
		for x := range to {
			to[x] = pairOf(row[2*x], row[2*x+1])
		}
	}
}

// unpack writes a row of pixels from the sums of pairs of them.
func unpack(row []uint8, sums []pair) {
	for x, sum := range sums[:len(row)/2] {
		row[2*x], row[2*x+1] = sum.apart()
	}
	if last := len(row) - 1; last%2 == 0 {
		row[last], _ = sums[last/2].apart()
	}
}

func clamp(v int32) uint8 { return uint8(min(max(v, 0), 255)) }

// turnInto lays a plane upright into another, which has its width and height, or the two
// exchanged where the orientation turns them.
func (p plane) turnInto(to plane, o Orientation) {
	if o == upright && p.step == 1 && to.step == 1 {
		for y := range to.h {
			copy(to.pix[y*to.stride:][:to.w], p.pix[y*p.stride:])
		}
		return
	}
	for y := range to.h {
		for x := range to.w {
			u, v := x, y
			if o.turns() {
				u, v = y, x
			}
			if o == 2 || o == 3 || o == 7 || o == 8 {
				u = p.w - 1 - u
			}
			if o == 3 || o == 4 || o == 6 || o == 7 {
				v = p.h - 1 - v
			}
			to.pix[y*to.stride+x*to.step] = p.pix[v*p.stride+u*p.step]
		}
	}
}

// raster is a picture as planes: one of grey, three of YCbCr, four of RGBA with colours
// multiplied by alpha.
type raster struct {
	planes []plane
	half   bool // the second and third have half the width and height
}

func rasterOf(img image.Image) raster {
	b := img.Bounds()
	switch img := img.(type) {
	case *image.Gray:
		return raster{planes: []plane{{img.Pix, img.Stride, 1, b.Dx(), b.Dy()}}}
	case *image.YCbCr:
		cw, ch := chromaSize(img)
		return raster{planes: []plane{{img.Y, img.YStride, 1, b.Dx(), b.Dy()},
			{img.Cb, img.CStride, 1, cw, ch}, {img.Cr, img.CStride, 1, cw, ch}}, half: true}
	}
	return raster{planes: planesOf(toRGBA(img))}
}

// chromaSize is the size in pixels of the planes of colour.
func chromaSize(img *image.YCbCr) (w, h int) {
	b := img.Bounds()
	w, h = b.Dx(), b.Dy()
	switch img.SubsampleRatio {
	case image.YCbCrSubsampleRatio422:
		w = (w + 1) / 2
	case image.YCbCrSubsampleRatio420:
		w, h = (w+1)/2, (h+1)/2
	case image.YCbCrSubsampleRatio440:
		h = (h + 1) / 2
	case image.YCbCrSubsampleRatio411:
		w = (w + 3) / 4
	case image.YCbCrSubsampleRatio410:
		w, h = (w+3)/4, (h+1)/2
	}
	return w, h
}

func planesOf(img *image.RGBA) []plane {
	b := img.Bounds()
	list := make([]plane, 4)
	for i := range list {
		list[i] = plane{img.Pix[i:], img.Stride, 4, b.Dx(), b.Dy()}
	}
	return list
}

// scaled returns the picture in a size of w by h pixels, lying as it is; where it has that
// already, the same pixels.
func (r raster) scaled(w, h int) raster {
	to := raster{planes: make([]plane, len(r.planes)), half: r.half}
	for i, p := range r.planes {
		pw, ph := w, h
		if i > 0 && r.half {
			pw, ph = (pw+1)/2, (ph+1)/2
		}
		if to.planes[i] = p; p.w != pw || p.h != ph {
			to.planes[i] = p.scaled(pw, ph)
		}
	}
	return to
}

// upright returns the picture turned upright, which is itself where it is. The planes of colour
// have half its size.
func (r raster) upright(o Orientation) image.Image {
	w, h := r.planes[0].w, r.planes[0].h
	if o == upright && r.half {
		y, cb, cr := r.planes[0], r.planes[1], r.planes[2]
		return &image.YCbCr{Y: y.pix, Cb: cb.pix, Cr: cr.pix, YStride: y.stride, CStride: cb.stride,
			SubsampleRatio: image.YCbCrSubsampleRatio420, Rect: image.Rect(0, 0, w, h)}
	}
	if o.turns() {
		w, h = h, w
	}
	var img image.Image
	var to []plane
	switch len(r.planes) {
	case 1:
		gray := image.NewGray(image.Rect(0, 0, w, h))
		img, to = gray, rasterOf(gray).planes
	case 3:
		colour := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio420)
		img, to = colour, rasterOf(colour).planes
	default:
		colour := image.NewRGBA(image.Rect(0, 0, w, h))
		img, to = colour, planesOf(colour)
	}
	for i, p := range r.planes {
		p.turnInto(to[i], o)
	}
	return img
}
