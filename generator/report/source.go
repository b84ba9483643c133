package report

import "casebook/generator/source"

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

// Asset is a file that is copied to the output as it is.
type Asset struct {
	Path string // in the site's folder, "/" separated
	Out  string // in the output, "/" separated
}
