// Winpack makes what a release for Windows has besides the program's code. Its resources are an
// icon, a manifest, and what Explorer shows as its properties: the Go linker takes an object file
// from the program's folder that is named for its system, so that a release writes it there,
// compiles, and removes it. Its .zip has a shortcut to it.
//
//	go run ./generator/winpack generator/resources_windows_amd64.syso VERSION
//	go run ./generator/winpack -require PROGRAM.exe     Windows 10 or later
//	go run ./generator/winpack -shortcut FILE.lnk       to the casebook.exe beside it
//	go run ./generator/winpack -zip FILE.zip FILE...
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
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "winpack:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	switch {
	case len(args) > 2 && args[0] == "-zip":
		return archive(args[1], args[2:])
	case len(args) != 2:
		return errors.New("usage: winpack FILE VERSION, or -require PROGRAM, or -shortcut FILE, or -zip FILE FILE")
	case args[0] == "-require":
		return require(args[1], 10, 0) // what Go's runtime needs
	case args[0] == "-shortcut":
		return shortcut(args[1], programName)
	}
	return write(args[0], args[1])
}

// programName is the program's name on an office's computer.
const programName = "casebook.exe"

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
		version.OriginalFilename: programName,
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
