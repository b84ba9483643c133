package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"math"
)

// landscape draws a cover to be looked at: hills behind one another in haze, terraces before
// them, some houses. It has the grain of a photo, so that it weighs about as much as one.
func landscape(seed, w, h int) ([]byte, error) {
	g := ground{seed: uint32(seed + 1), w: w, h: h}
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		ridges := g.ridges(x)
		for y := range h {
			m.SetRGBA(x, y, g.at(x, y, ridges))
		}
	}
	g.houses(m)
	var b bytes.Buffer
	err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 90})
	return b.Bytes(), err
}

type ground struct {
	seed uint32
	w, h int
}

const hills = 5

// ridges are the heights of the hills at a column, the farthest first.
func (g ground) ridges(x int) (list [hills]float64) {
	for i := range list {
		near := float64(i) / hills
		wave := g.noise(float64(x)/float64(g.w)*(3+float64(i))+17*float64(i), float64(i)*9.3, 5)
		list[i] = float64(g.h) * (.26 + .36*near + (wave-.5)*(.42-.26*near))
	}
	return list
}

func (g ground) at(x, y int, ridges [hills]float64) color.RGBA {
	fx, fy := float64(x), float64(y)
	grain := g.noise(fx/3, fy/3, 2) - .5
	for i := hills - 1; i >= 0; i-- {
		if fy < ridges[i] {
			continue
		}
		near := float64(i+1) / hills
		trees := g.noise(fx/14, fy/9, 4) - .5
		light := .82 + .5*trees*near + .16*grain*near - .2*(fy-ridges[i])/float64(g.h)
		if i == hills-1 { // terraces
			light += .11 * math.Sin((fy-ridges[i])/7+5*g.noise(fx/160, fy/160, 2))
		}
		return shade(mix([3]float64{176, 190, 203}, [3]float64{84, 116, 58}, near*near), light)
	}
	clouds := g.noise(fx/210, fy/70, 5)
	return shade(mix([3]float64{150, 182, 214}, [3]float64{236, 238, 238}, min(fy/float64(g.h)*1.4+max(clouds-.45, 0)*1.6, 1)), 1+.02*grain)
}

// houses have white walls and dark roofs, in a row above the terraces.
func (g ground) houses(m *image.RGBA) {
	for i := range 9 {
		x := g.w/5 + i*g.w/16 + int(40*g.value(i, 77))
		size := g.h/22 + int(float64(g.h)/40*g.value(i, 78))
		y := int(g.ridges(x)[hills-1]) - size/3
		for dx := range size * 2 {
			slope := abs(dx-size) * size / (2 * size)
			for dy := range size {
				wall := shade([3]float64{232, 228, 218}, .86+.1*g.value(dx/3, dy/3)-.1*float64(dx)/float64(size))
				if dy > size/4 && dy < size*3/4 && dx%(size/2) > size/3 {
					wall = color.RGBA{70, 72, 76, 255}
				}
				m.SetRGBA(x+dx, y+dy, wall)
			}
			for dy := slope - size/2; dy < size/8; dy++ {
				m.SetRGBA(x+dx, y+dy, shade([3]float64{82, 76, 74}, .85+.3*g.value(dx, dy)))
			}
		}
	}
}

// noise is a sum of smooth noises, each half as strong and twice as fine as the one before.
func (g ground) noise(x, y float64, octaves int) float64 {
	sum, strength, all := 0., 1., 0.
	for range octaves {
		sum += strength * g.smooth(x, y)
		all += strength
		x, y, strength = 2*x+11, 2*y+7, strength/2
	}
	return sum / all
}

func (g ground) smooth(x, y float64) float64 {
	ix, iy := math.Floor(x), math.Floor(y)
	fx, fy := ease(x-ix), ease(y-iy)
	cx, cy := int(ix), int(iy)
	top := g.value(cx, cy)*(1-fx) + g.value(cx+1, cy)*fx
	bottom := g.value(cx, cy+1)*(1-fx) + g.value(cx+1, cy+1)*fx
	return top*(1-fy) + bottom*fy
}

// value is a number from 0 to 1 that stands for a place.
func (g ground) value(x, y int) float64 {
	n := uint32(x)*374761393 + uint32(y)*668265263 + g.seed*2246822519
	n = (n ^ n>>13) * 1274126177
	return float64(n^n>>16) / math.MaxUint32
}

func ease(t float64) float64 { return t * t * (3 - 2*t) }

func abs(n int) int { return max(n, -n) }

func mix(a, b [3]float64, t float64) (c [3]float64) {
	for i := range c {
		c[i] = a[i]*(1-t) + b[i]*t
	}
	return c
}

func shade(c [3]float64, light float64) color.RGBA {
	part := func(v float64) uint8 { return uint8(min(max(v*light, 0), 255)) }
	return color.RGBA{part(c[0]), part(c[1]), part(c[2]), 255}
}
