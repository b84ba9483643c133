package picture

import (
	"bytes"
	"image"
)

// Print is what a picture looks like from afar: the light of its parts. Programs that save a picture
// anew, in another size or format, hardly change it.
type Print struct {
	data  []byte
	light [printSide * printSide]uint8
	shown bool // it could be decoded
}

const (
	printSide = 8
	samples   = 4  // on each side of a part
	mostApart = 10 // by how much the light of parts may differ on average, of 255
)

// PrintOf looks at a picture.
func PrintOf(data []byte) Print {
	p := Print{data: data}
	_, fault := look(data, func(int64) func() { return func() {} }, func(_ *Picture, img image.Image) {
		r, n := img.Bounds(), printSide*samples
		var sums [printSide * printSide]uint32
		for y := range n {
			for x := range n {
				red, green, blue, _ := img.At(r.Min.X+(2*x+1)*r.Dx()/(2*n), r.Min.Y+(2*y+1)*r.Dy()/(2*n)).RGBA()
				sums[y/samples*printSide+x/samples] += (299*red + 587*green + 114*blue) / 1000 >> 8
			}
		}
		for i, sum := range sums {
			p.light[i] = uint8(sum / (samples * samples))
		}
		p.shown = true
	})
	p.shown = p.shown && fault == ""
	return p
}

// IsLike tells whether two pictures show the same.
func (p *Print) IsLike(q *Print) bool {
	if bytes.Equal(p.data, q.data) {
		return true
	}
	if !p.shown || !q.shown {
		return false
	}
	apart := 0
	for i := range p.light {
		d := int(p.light[i]) - int(q.light[i])
		apart += max(d, -d)
	}
	return apart <= mostApart*len(p.light)
}
