package narrative

import "casebook/generator/source"

// objectMark stands in a Prose's Text for what is not text: a code span, a picture, a
// figure that is printed from the data. It keeps the words on both sides apart.
const objectMark = '\uFFFC'

// piece says that Text from byte at up to the next piece stands in the file from src to
// end. Where both are equally long they are equal; else the piece is a whole that was
// written otherwise: an entity, an escaped character, a line break.
type piece struct{ at, src, end int32 }

// proseText builds a Prose's Text and its pieces.
type proseText struct {
	text   []byte
	pieces []piece
}

// add appends text that stands in the file from src to end.
func (p *proseText) add(text []byte, src, end int) {
	at := len(p.text)
	p.text = append(p.text, text...)
	if n := len(p.pieces); n > 0 && len(text) == end-src {
		last := &p.pieces[n-1]
		if int(last.end) == src && int(last.end-last.src) == at-int(last.at) {
			last.end = int32(end)
			return
		}
	}
	p.pieces = append(p.pieces, piece{int32(at), int32(src), int32(end)})
}

// Source returns the span in the file of Text[start:end]. A character written as an
// entity or with a backslash is covered whole.
func (p *Prose) Source(start, end int) source.Span {
	if len(p.pieces) == 0 {
		return p.Span
	}
	from, _ := p.locate(start)
	if end <= start {
		return source.Span{File: p.Span.File, Start: from, End: from}
	}
	_, to := p.locate(end - 1)
	return source.Span{File: p.Span.File, Start: from, End: to}
}

// locate returns where the byte i of Text begins and ends in the file.
func (p *Prose) locate(i int) (start, end int32) {
	lo, hi := 0, len(p.pieces)
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; int(p.pieces[mid].at) <= i {
			lo = mid
		} else {
			hi = mid
		}
	}
	piece, next := p.pieces[lo], len(p.Text)
	if hi < len(p.pieces) {
		next = int(p.pieces[hi].at)
	}
	if int(piece.end-piece.src) != next-int(piece.at) {
		return piece.src, piece.end
	}
	start = min(piece.src+int32(i)-piece.at, piece.end)
	return start, min(start+1, piece.end)
}
