package asset

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"
)

// Fault is why a file is not published as an attachment.
type Fault string

// The faults of attachments.
const (
	Program  Fault = "program"  // it runs, by its name or by its bytes
	Page     Fault = "page"     // a page of the web: a browser would show it as one of the site's
	Macro    Fault = "macro"    // an office paper that runs something
	Packed   Fault = "packed"   // an archive with a program in it
	Mismatch Fault = "mismatch" // its bytes are not what its name says
	Empty    Fault = "empty"    // there is nothing in it
	Locked   Fault = "locked"   // an office paper with a password, or one of before 2007 with the ending of a later one
	Unknown  Fault = "unknown"  // of no kind that is published
	Picture  Fault = "picture"  // a picture that cannot be published, see picture.Fault
)

// Medium is how a page offers a file.
type Medium uint8

// The media.
const (
	Paper Medium = iota // to be opened or kept
	Sound               // to be heard on the page
	Film                // to be seen on it
)

// kind is one of the kinds of files that are published.
type kind struct {
	endings string
	medium  Medium
	words   bool                                   // it is made to be read
	matches func(head []byte, files []string) bool // files: the names in a zip
}

// ole begins office papers of before 2007, and those with a password.
const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// kinds is the list of all that is published as it is; pictures are published otherwise.
func kinds() []kind {
	begins := func(list ...string) func([]byte, []string) bool {
		return func(head []byte, _ []string) bool {
			return slices.ContainsFunc(list, func(s string) bool { return bytes.HasPrefix(head, []byte(s)) })
		}
	}
	holds := func(name string) func([]byte, []string) bool {
		return func(_ []byte, files []string) bool { return slices.Contains(files, name) }
	}
	return []kind{
		{endings: ".docx", words: true, matches: holds("word/document.xml")}, {endings: ".xlsx", words: true, matches: holds("xl/workbook.xml")}, {endings: ".pptx", words: true, matches: holds("ppt/presentation.xml")},
		{endings: ".doc .xls .ppt .wps .et .dps", words: true, matches: begins(ole)},
		{endings: ".odt .ods .odp", words: true, matches: holds("mimetype")}, {endings: ".ofd", words: true, matches: holds("OFD.xml")},
		{endings: ".pdf", words: true, matches: begins("%PDF-")}, {endings: ".rtf", words: true, matches: begins(`{\rtf`)},
		{endings: ".zip", words: true, matches: begins("PK\x03\x04", "PK\x05\x06")},
		{endings: ".txt .csv .tsv", words: true, matches: func(head []byte, _ []string) bool { return isText(head) }},
		{endings: ".mp3", medium: Sound, matches: begins("ID3", "\xff\xfb", "\xff\xf3", "\xff\xf2", "\xff\xfa", "\xff\xe3")},
		{endings: ".m4a", medium: Sound, matches: isContainer}, {endings: ".aac", medium: Sound, matches: begins("\xff\xf1", "\xff\xf9")},
		{endings: ".wav", medium: Sound, matches: begins("RIFF")}, {endings: ".ogg .oga .opus", medium: Sound, matches: begins("OggS")},
		{endings: ".flac", medium: Sound, matches: begins("fLaC")}, {endings: ".amr", matches: begins("#!AMR")},
		{endings: ".mp4 .m4v .mov", medium: Film, matches: isContainer}, {endings: ".webm", medium: Film, matches: begins("\x1aE\xdf\xa3")},
		{endings: ".ogv", medium: Film, matches: begins("OggS")}, {endings: ".mkv", matches: begins("\x1aE\xdf\xa3")}, {endings: ".avi", matches: begins("RIFF")},
		{endings: ".wmv .wma", matches: begins("0&\xb2u\x8ef\xcf\x11")}, {endings: ".3gp", matches: isContainer},
	}
}

// Endings lists the endings of the files that are published as they are.
func Endings() []string {
	var list []string
	for _, k := range kinds() {
		list = append(list, strings.Fields(k.endings)...)
	}
	return list
}

// HoldsWords tells by its name whether a file is made to be read: a paper, a text or an archive.
func HoldsWords(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return slices.ContainsFunc(kinds(), func(k kind) bool { return k.words && slices.Contains(strings.Fields(k.endings), ending) })
}

// isContainer tells of films and sound as phones make them.
func isContainer(head []byte, _ []string) bool {
	if len(head) < 12 {
		return false
	}
	switch string(head[4:8]) {
	case "ftyp":
		brand := string(head[8:12])
		return !strings.HasPrefix(brand, "hei") && !strings.HasPrefix(brand, "avi")
	case "moov", "mdat", "wide", "free", "skip":
		return true
	}
	return false
}

// isText tells whether a file's beginning is a text of whatever encoding, and none that a browser or
// a shell would run.
func isText(head []byte) bool {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		return true
	}
	return bytes.IndexByte(head, 0) < 0 && !bytes.HasPrefix(head, []byte("#!"))
}

// programs are endings that a system runs, or a browser as part of the site.
var programs = strings.Fields(".exe .com .scr .pif .bat .cmd .ps1 .psm1 .vbs .vbe .js .jse .mjs .wsf .wsh .hta .msi .msp .msc .jar .apk .ipa .dll .sys .drv .ocx .cpl .lnk .url .reg .inf .chm .hlp .swf .wasm" +
	" .sh .bash .command .py .pl .rb .php .phtml .asp .aspx .jsp .cgi .app .deb .rpm .dmg .iso .img .scf .gadget .xll .appx .msix .one .desktop .so .elf .bin .run")

// pages are endings of what a browser shows as a page of the site.
var pages = strings.Fields(".html .htm .xhtml .xht .shtml .mht .mhtml .xml .xsl .xslt .svgz")

// macros are endings of office papers that run something.
var macros = strings.Fields(".docm .dotm .xlsm .xltm .xlam .xlsb .pptm .potm .ppsm .ppam .sldm")

// HeadSize is how many bytes of a file Examine wants to see of its beginning.
const HeadSize = 4096

// Examine tells how a file is published as an attachment, or why not: by its ending and by its
// bytes, which must agree. inside is the name of the program that an archive holds.
func Examine(name string, r io.ReaderAt, size int64) (medium Medium, fault Fault, inside string) {
	ending := strings.ToLower(path.Ext(name))
	switch {
	case slices.Contains(programs, ending):
		return Paper, Program, ""
	case slices.Contains(macros, ending):
		return Paper, Macro, ""
	case slices.Contains(pages, ending):
		return Paper, Page, ""
	}
	head := make([]byte, min(size, HeadSize))
	if n, err := r.ReadAt(head, 0); err != nil && err != io.EOF {
		return Paper, Mismatch, ""
	} else {
		head = head[:n]
	}
	if runs(head) {
		return Paper, Program, ""
	}
	all := kinds()
	at := slices.IndexFunc(all, func(k kind) bool { return slices.Contains(strings.Fields(k.endings), ending) })
	if at < 0 {
		return Paper, Unknown, ""
	}
	files, readable := namesIn(r, size, head)
	switch {
	case size == 0:
		return Paper, Empty, ""
	case slices.Contains([]string{".docx", ".xlsx", ".pptx"}, ending) && bytes.HasPrefix(head, []byte(ole)):
		return Paper, Locked, ""
	case !readable || !all[at].matches(head, files):
		return Paper, Mismatch, ""
	case slices.ContainsFunc(files, isMacro) || hasOldMacro(r, size, head):
		return Paper, Macro, ""
	case ending == ".zip":
		if i := slices.IndexFunc(files, isProgram); i >= 0 {
			return Paper, Packed, files[i]
		}
	}
	return all[at].medium, "", ""
}

// runs tells of programs by how they begin.
func runs(head []byte) bool {
	for _, s := range [...]string{"MZ", "\x7fELF", "\xca\xfe\xba\xbe", "\xcf\xfa\xed\xfe", "\xfe\xed\xfa", "#!/", "L\x00\x00\x00\x01\x14\x02\x00", "<?php", "@echo off"} {
		if bytes.HasPrefix(head, []byte(s)) && (s != "MZ" || !utf8.Valid(head)) {
			return true
		}
	}
	return false
}

// namesIn lists the files of a zip, nothing of another file; false where a zip cannot be read.
func namesIn(r io.ReaderAt, size int64, head []byte) ([]string, bool) {
	if !bytes.HasPrefix(head, []byte("PK")) {
		return nil, true
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, false
	}
	names := make([]string, 0, len(z.File))
	for _, f := range z.File {
		names = append(names, f.Name)
	}
	return names, true
}

func isMacro(name string) bool { return strings.EqualFold(path.Base(name), "vbaProject.bin") }

func isProgram(name string) bool {
	ending := strings.ToLower(path.Ext(name))
	return slices.Contains(programs, ending) || slices.Contains(macros, ending)
}

// hasOldMacro tells whether a paper of the years before .docx has macros: a folder of its own
// holds them, whose name stands in the file in UTF-16.
func hasOldMacro(r io.ReaderAt, size int64, head []byte) bool {
	if !bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")) {
		return false
	}
	var name []byte
	for _, c := range []byte("_VBA_PROJECT") {
		name = append(name, c, 0)
	}
	const piece = 1 << 20
	b := make([]byte, piece+len(name))
	for at := int64(0); at < size; at += piece {
		n, _ := r.ReadAt(b[:min(int64(len(b)), size-at)], at)
		if bytes.Contains(b[:n], name) {
			return true
		}
	}
	return false
}
