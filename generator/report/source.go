package report

import (
	"casebook/generator/asset"
	"casebook/generator/picture"
	"casebook/generator/source"
)

// Source is a document that figures come from.
type Source struct {
	ID, Title, Publisher string
	Year                 int // 0 where absent
	URL                  string
	Asset                *Asset      // the copied `file`; nil where absent or missing
	FileAt               source.Span // of `file`: a file that is missing has this and no Asset
	Sample               bool
	At                   source.Span
}

// Asset is a file of the site that something refers to: a picture, a paper, sound or film.
type Asset struct {
	Path    string           // in the site's folder, "/" separated
	Out     string           // in the output, "/" separated; of a picture its largest version
	Medium  asset.Medium     // how a page offers it
	Picture *picture.Picture // nil where it is none that can be published
	Sum     [32]byte         // of a picture's bytes

	NoPicture picture.Fault // why Picture is nil
	NoFile    asset.Fault   // why a link cannot lead to it, "" where it can
	Inside    string        // the program that an archive holds
	Named     string        // the people and offices that its properties name
	Placed    string        // the photo or film in it that says where it was taken
	Words     string        // what readers read in it, by the line: of a drawing, a text or a table of values
}
