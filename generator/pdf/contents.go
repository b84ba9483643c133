package pdf

import (
	"bytes"
	"fmt"
	"strings"

	reader "github.com/ledongthuc/pdf"
)

// sheetsOf returns for each title, in the order of a printed document, the number of the sheet on which the heading
// of these words stands, counted from 1. It fails where the document's bookmarks lack one of them.
func sheetsOf(printed []byte, titles []string) ([]int, error) {
	document, err := reader.NewReader(bytes.NewReader(printed), int64(len(printed)))
	if err != nil {
		return nil, fmt.Errorf("reading the bookmarks: %w", err)
	}
	sheet := map[string]int{} // by the page's dictionary: the library gives no page's number
	for n := 1; n <= document.NumPage(); n++ {
		sheet[document.Page(n).V.String()] = n
	}
	var found []int
	var walk func(mark reader.Value)
	walk = func(mark reader.Value) {
		for ; mark.Kind() == reader.Dict; mark = mark.Key("Next") {
			if len(found) < len(titles) && words(mark.Key("Title").Text()) == words(titles[len(found)]) {
				found = append(found, sheet[mark.Key("Dest").Index(0).String()])
			}
			walk(mark.Key("First"))
		}
	}
	walk(document.Trailer().Key("Root").Key("Outlines").Key("First"))
	if len(found) < len(titles) {
		return nil, fmt.Errorf("no bookmark %q", titles[len(found)])
	}
	return found, nil
}

// words leaves out the white space, which a browser writes its own way.
func words(title string) string { return strings.Join(strings.Fields(title), "") }
