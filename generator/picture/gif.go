package picture

import (
	"encoding/binary"
	"strings"
)

// gifBlock is a part of a GIF file as it stands there.
type gifBlock struct {
	kind  byte // of what it begins with: an extension, an image or the end
	label byte // of an extension
	raw   []byte
}

const (
	gifExtension, gifImage, gifEnd  = 0x21, 0x2c, 0x3b
	gifControl, gifProgram, gifHead = 0xf9, 0xff, 13
)

// gifBlocks cuts a GIF into its head and its parts.
func gifBlocks(data []byte) (head []byte, list []gifBlock, fault Fault) {
	if len(data) < gifHead {
		return nil, nil, Truncated
	}
	at := gifHead + colourTable(data[10])
	if at > len(data) {
		return nil, nil, Truncated
	}
	head = data[:at]
	for at < len(data) {
		from := at
		b := gifBlock{kind: data[at]}
		switch b.kind {
		case gifEnd:
			return head, list, ""
		case gifExtension:
			if at+2 > len(data) {
				return nil, nil, Truncated
			}
			b.label = data[at+1]
			at += 2
		case gifImage:
			if at+10 > len(data) {
				return nil, nil, Truncated
			}
			at += 10 + colourTable(data[at+9]) + 1 // the size of codes
		default:
			return nil, nil, Broken
		}
		if at = endOfGIFData(data, at); at < 0 {
			return nil, nil, Truncated
		}
		b.raw = data[from:at]
		list = append(list, b)
	}
	return nil, nil, Truncated
}

// colourTable is the size in bytes of the colours that flags announce.
func colourTable(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// endOfGIFData is where a row of counted pieces ends; negative where the file ends before.
func endOfGIFData(data []byte, at int) int {
	for at < len(data) {
		size := int(data[at])
		if at += 1 + size; size == 0 {
			return at
		}
	}
	return -1
}

func (p *Picture) gif(data []byte) Fault {
	_, list, fault := gifBlocks(data)
	if fault != "" {
		return fault
	}
	p.Width, p.Height = int(binary.LittleEndian.Uint16(data[6:])), int(binary.LittleEndian.Uint16(data[8:]))
	images := 0
	for _, b := range list {
		if b.kind == gifImage {
			images++
		}
	}
	if images == 0 {
		return Broken
	}
	p.Animated = images > 1
	return ""
}

// plainGIF copies a GIF without comments and what programs noted; how often it is played stays.
func plainGIF(data []byte) []byte {
	head, list, fault := gifBlocks(data)
	if fault != "" {
		return nil
	}
	out := append(make([]byte, 0, len(data)), head...)
	for _, b := range list {
		loops := b.label == gifProgram && len(b.raw) > 14 && strings.Contains("NETSCAPE2.0 ANIMEXTS1.0", string(b.raw[3:14]))
		if b.kind == gifImage || b.label == gifControl || loops {
			out = append(out, b.raw...)
		}
	}
	return append(out, gifEnd)
}
