package main

import (
	"encoding/binary"
	"unicode/utf16"

	"casebook/generator/atomicfile"
)

// shortcut writes a shortcut (.lnk) to a program that lies beside it, in whatever folder the two
// are unpacked. It holds the relative path and nothing else: an absolute one would be of the
// machine that made the release, and one that goes over cmd.exe has a command line in it, which
// mail servers and scanners refuse.
//
// The format is [MS-SHLLINK] (https://learn.microsoft.com/openspecs/windows_protocols/ms-shllink);
// that Windows goes by the relative path where nothing else is given is in
// https://devblogs.microsoft.com/oldnewthing/20171019-00/?p=97247.
func shortcut(file, program string) error {
	return atomicfile.WriteBytes(file, 0o644, link(program))
}

// The flags of a shortcut's header, [MS-SHLLINK] 2.1.1.
const (
	hasRelativePath    = 1 << 3
	hasIconLocation    = 1 << 6
	isUnicode          = 1 << 7
	forceNoLinkInfo    = 1 << 8
	forceNoLinkTrack   = 1 << 18
	linkHeaderSize     = 0x4c
	showNormal         = 1
	showCommandAddress = 0x3c
)

func link(program string) []byte {
	le := binary.LittleEndian
	out := le.AppendUint32(nil, linkHeaderSize)
	// The class identifier 00021401-0000-0000-C000-000000000046, which each shortcut has.
	out = append(out, 0x01, 0x14, 0x02, 0, 0, 0, 0, 0, 0xc0, 0, 0, 0, 0, 0, 0, 0x46)
	out = le.AppendUint32(out, hasRelativePath|hasIconLocation|isUnicode|forceNoLinkInfo|forceNoLinkTrack)
	out = append(out, make([]byte, linkHeaderSize-len(out))...)
	le.PutUint32(out[showCommandAddress:], showNormal)
	for _, text := range [...]string{`.\` + program, `.\` + program} { // the path, and where the icon is
		units := utf16.Encode([]rune(text))
		out = le.AppendUint16(out, uint16(len(units)))
		for _, unit := range units {
			out = le.AppendUint16(out, unit)
		}
	}
	return le.AppendUint32(out, 0) // no further data
}
