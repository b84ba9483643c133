// Winres makes the resources of the Windows binary: an icon, a manifest, and what Explorer shows
// as its properties. The Go linker takes an object file from the program's folder that is named
// for its system, so that a release writes it there, compiles, and removes it.
//
//	go run ./generator/winres generator/resources_windows_amd64.syso VERSION
//	go run ./generator/winres -require PROGRAM.exe     Windows 10 or later
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/tc-hib/winres"
	"github.com/tc-hib/winres/version"

	"casebook/generator/atomicfile"
)

func main() {
	err := errors.New("usage: winres FILE VERSION, or winres -require PROGRAM")
	if len(os.Args) == 3 {
		if os.Args[1] == "-require" {
			err = require(os.Args[2], 10, 0) // what Go's runtime needs
		} else {
			err = write(os.Args[1], os.Args[2])
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "winres:", err)
		os.Exit(1)
	}
}

// languageChinese is the identifier of Chinese (PRC) in a version resource.
const languageChinese = 0x0804

func write(file, release string) error {
	var info version.Info
	info.SetFileVersion(numbers(release))
	info.SetProductVersion(numbers(release))
	for key, text := range map[string]string{
		version.ProductName:      "Casebook 案例册",
		version.FileDescription:  "Casebook 案例册：经验交流材料的网站",
		version.CompanyName:      "Casebook",
		version.LegalCopyright:   "Apache-2.0",
		version.OriginalFilename: "casebook.exe",
		version.ProductVersion:   release,
	} {
		if err := info.Set(languageChinese, key, text); err != nil {
			return err
		}
	}
	icon, err := winres.NewIconFromResizedImage(draw(256), nil)
	if err != nil {
		return err
	}
	var resources winres.ResourceSet
	resources.SetVersionInfo(info)
	resources.SetManifest(winres.AppManifest{
		ExecutionLevel: winres.AsInvoker, Compatibility: winres.Win10AndAbove, LongPathAware: true,
	})
	if err := resources.SetIcon(winres.Name("CASEBOOK"), icon); err != nil {
		return err
	}
	var object strings.Builder
	if err := resources.WriteObject(&object, winres.ArchAMD64); err != nil {
		return err
	}
	return atomicfile.WriteBytes(file, 0o644, []byte(object.String()))
}

// numbers returns the leading numbers of a version such as v1.4.2-3-gabcdef; Windows knows four.
func numbers(release string) string {
	end := strings.IndexFunc(strings.TrimPrefix(release, "v"), func(r rune) bool { return r != '.' && (r < '0' || r > '9') })
	number := strings.TrimPrefix(release, "v")
	if end >= 0 {
		number = number[:end]
	}
	if number = strings.Trim(number, "."); number == "" {
		return "0.0.0.0"
	}
	return number
}
