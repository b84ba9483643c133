// Package mouse turns a start of the program by a double click, or by a file dragged onto it, into the
// call that is meant.
package mouse

import (
	"fmt"
	"os"
	"path/filepath"
)

// firstSite is the folder of the site that a double click offers to make.
const firstSite = "我的站点"

// Sites is what is asked about sites, and of the person at the mouse.
type Sites struct {
	Is   func(folder string) bool
	Make func(folder string) error
	Ask  func(question string) bool // answered by yes unless otherwise
}

// Call returns the arguments that are meant, with the program in folder: without arguments the
// site beside it is served, or the one below it that an earlier double click made; a file dragged
// onto it is imported into that site; a folder dragged onto it is served. What has flags, or
// names a command, is a shortcut that somebody made: it means what it says. It returns nil where
// a site was to be made first and the answer was no.
func Call(args []string, folder string, sites Sites) ([]string, error) {
	site := folder
	if !sites.Is(site) {
		site = filepath.Join(folder, firstSite)
	}
	switch len(args) {
	case 0:
	case 1:
		if !filepath.IsAbs(args[0]) {
			return args, nil // what is dragged comes with its whole path
		}
		info, err := os.Stat(args[0])
		switch {
		case err != nil:
			return args, nil
		case info.IsDir():
			return []string{"serve", "--open", "--site", args[0]}, nil
		case sites.Is(site):
			return []string{"import", args[0], "--site", site}, nil
		}
	default:
		return args, nil
	}
	if !sites.Is(site) {
		if !sites.Ask(fmt.Sprintf("%s 里还没有站点。要在这里新建一个“%s”吗？", folder, firstSite)) {
			return nil, nil
		}
		if err := sites.Make(site); err != nil {
			return nil, err
		}
		if len(args) == 1 {
			return []string{"import", args[0], "--site", site}, nil
		}
	}
	return []string{"serve", "--open", "--site", site}, nil
}
