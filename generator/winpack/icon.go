package main

import (
	"image"
	"image/color"
)

// The program's icon: three bars that rise on a sheet with a folded corner, as its pages have
// figures on paper. Lengths are parts of the icon's side.
var (
	sheet = []rectangle{{0.14, 0.06, 0.66, 0.94}, {0.66, 0.26, 0.86, 0.94}}
	bars  = []rectangle{{0.26, 0.62, 0.38, 0.82}, {0.44, 0.48, 0.56, 0.82}, {0.62, 0.34, 0.74, 0.82}}
	fold  = [3][2]float64{{0.66, 0.06}, {0.66, 0.26}, {0.86, 0.26}}
)

type rectangle struct{ left, top, right, bottom float64 }

func (r rectangle) has(x, y float64) bool {
	return r.left <= x && x < r.right && r.top <= y && y < r.bottom
}

// draw returns the icon of a side of n pixels, each the mean of four times four samples.
func draw(n int) image.Image {
	const samples = 4
	img := image.NewNRGBA(image.Rect(0, 0, n, n))
	for y := range n {
		for x := range n {
			var r, g, b, a int
			for s := range samples * samples {
				c := at((float64(x)+(float64(s%samples)+0.5)/samples)/float64(n), (float64(y)+(float64(s/samples)+0.5)/samples)/float64(n))
				r, g, b, a = r+int(c.R)*int(c.A), g+int(c.G)*int(c.A), b+int(c.B)*int(c.A), a+int(c.A)
			}
			if a > 0 {
				img.SetNRGBA(x, y, color.NRGBA{R: uint8(r / a), G: uint8(g / a), B: uint8(b / a), A: uint8(a / (samples * samples))})
			}
		}
	}
	return img
}

// at returns the colour of a point.
func at(x, y float64) color.NRGBA {
	red, paper, corner := color.NRGBA{0xb0, 0x1e, 0x23, 0xff}, color.NRGBA{0xff, 0xff, 0xff, 0xff}, color.NRGBA{0xf0, 0xc9, 0xc4, 0xff}
	for _, b := range bars {
		if b.has(x, y) {
			return paper
		}
	}
	for _, s := range sheet {
		if s.has(x, y) {
			return red
		}
	}
	if a, b := fold[0], fold[2]; x >= a[0] && y < b[1] && y-a[1] >= x-a[0] && x < b[0] {
		return corner
	}
	return color.NRGBA{}
}
