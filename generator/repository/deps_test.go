package repository

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// imports is the table of the design: a package, and which of ours it may import. What is
// not named here may be imported by nobody and may import nothing of ours.
const imports = `
source     <
anyof      <
colour     <
lazyregexp < anyof
numeral    <
pinyin     <
lock       <
child      <
atomicfile <
samefile   <
mediatype  <
parallel   <
input      < parallel samefile
quantity   < anyof numeral
placename  < anyof quantity
search     < parallel numeral pinyin placename jsonstring fingerprint
markup     <
htmlnode   <
qrcode     < markup
cache      < atomicfile fields
fields     <
fingerprint < fields
picture    < lazyregexp parallel cache
picture/photos <
jsonstring <
words      < markup
svg        < markup words
problem    < source
mend       < source problem atomicfile
formula    < anyof quantity numeral
office     < lazyregexp problem quantity numeral
document   < source
document/html  < document markup
document/prose < lazyregexp source document
narrative  < lazyregexp source problem pinyin document document/prose
export/office <
export/xlsx < export/office
export/docx < document quantity chart export/office export/xlsx diagram
export     < document quantity report chart words places export/docx export/xlsx diagram
report     < geojson asset picture source problem narrative formula quantity
table      < source
table/xlsx <
toml       < lazyregexp source problem numeral
intake/docx < lazyregexp numeral quantity document picture export/office
intake/merge < source problem document narrative lazyregexp
intake/bind < lazyregexp placename source quantity problem document document/prose narrative office toml
intake/record < office report toml
intake/texts < source narrative table intake/docx
intake/ledger < lazyregexp anyof placename source problem identifier quantity numeral narrative office report table table/xlsx
intake     < lazyregexp source quantity problem document narrative office report toml intake/docx intake/bind intake/merge intake/record
schema     <
reserved   <
identifier < lazyregexp office problem reserved source numeral
asset      < lazyregexp narrative reserved picture
siteurl    <
webaddress < lazyregexp 
geojson    <
 load/conversion < problem
 load/themes < narrative pinyin report reserved
 load       < load/conversion load/themes lazyregexp cache geojson picture asset siteurl webaddress input parallel source problem quantity numeral formula document narrative office anyof report table table/xlsx toml schema reserved identifier pinyin samefile layouts
 check      < colour lazyregexp anyof siteurl webaddress cache fingerprint asset picture parallel placename source problem quantity numeral formula document document/prose narrative report mediatype
chart/scale < svg
chart/spark < quantity svg
chart      < report quantity numeral formula words markup svg chart/scale
diagram    < report formula words svg
theme      < colour lazyregexp cache input source problem lock words layouts atomicfile mediatype
places     < parallel quantity report
page       < parallel highlight geojson asset picture source quantity document document/html document/prose report places chart chart/spark theme search words markup jsonstring mediatype diagram qrcode
highlight  < lazyregexp quantity report places
download   < quantity report places page markup jsonstring mediatype export/xlsx
manifest   < jsonstring
site       < fingerprint picture source report places chart theme search page download markup jsonstring manifest
write      < lock parallel manifest atomicfile
pdf        <
pack       < lazyregexp markup htmlnode words mediatype
edition    < htmlnode manifest parallel atomicfile
changes    < htmlnode lazyregexp edition
changes/sheet < problem quantity report markup page changes
revision   <
terminal   <
mouse      <
publish    < manifest parallel
publish/dial   <
publish/folder < lock publish
publish/sftp   < lazyregexp publish publish/dial
publish/ftp    < publish publish/dial
publish/s3     < publish publish/dial
publish/webdav < publish publish/dial
publish/hosttest < manifest publish parallel
session    < picture input parallel problem report load check chart theme page site samefile
build      < cache input load parallel source problem report check theme manifest page site session write samefile
serve      < input parallel source problem page site session content/handbook mediatype
browser    <
starter    <
testsite   < starter
repository <
integration <
winpack    < atomicfile
write/hold <
terminal/interrupt <
layouts    <
content/handbook <
`

// alone names libraries that one package alone may import.
var alone = map[string]string{
	"github.com/yuin/goldmark":       "narrative",
	"github.com/mozillazg/go-pinyin": "pinyin",
	"github.com/BurntSushi/toml":     "toml",
	"github.com/go-echarts":          "chart",
	"github.com/evanw/esbuild":       "theme",
	"github.com/spf13/cobra":         "main",
	"github.com/fsnotify/fsnotify":   "serve",
	"github.com/pkg/sftp":            "publish/sftp",
	"golang.org/x/crypto":            "publish/sftp",
	"github.com/jlaffaye/ftp":        "publish/ftp",
	"github.com/minio/minio-go":      "publish/s3",
	"github.com/studio-b12/gowebdav": "publish/webdav",
}

func TestPackagesImportDownwardsOnly(t *testing.T) {
	allowed := map[string][]string{}
	for line := range strings.Lines(strings.TrimSpace(imports)) {
		name, list, _ := strings.Cut(line, "<")
		allowed[strings.TrimSpace(name)] = strings.Fields(list)
	}
	seen := 0
	for _, dir := range []string{".", "../layouts", "../content"} {
		walkGo(t, dir, func(file, pkg string, imported []string) {
			seen++
			for _, p := range imported {
				checkImport(t, allowed, file, pkg, p)
			}
		})
	}
	if seen < 50 {
		t.Errorf("only %d files were looked at", seen)
	}
}

// ARCHITECTURE.md tells of every package what it knows, each below those that it imports.
func TestArchitectureListsThePackagesFromTheBottomUp(t *testing.T) {
	text, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(text), "| package |")
	table, _, _ = strings.Cut(table, "\n\n")
	place, n := map[string]int{"layouts": 0, "content/handbook": 0}, 0
	for line := range strings.Lines(table) {
		n++
		for i, name := range strings.Split(line, "`") {
			if _, listed := place[name]; i%2 == 1 && !listed {
				place[name] = n
			}
		}
	}
	for line := range strings.Lines(strings.TrimSpace(imports)) {
		name, list, _ := strings.Cut(line, "<")
		name = strings.TrimSpace(name)
		if _, listed := place[name]; !listed {
			t.Errorf("ARCHITECTURE.md says nothing of package %s", name)
		}
		for _, p := range strings.Fields(list) {
			if place[p] > place[name] {
				t.Errorf("ARCHITECTURE.md lists %s above %s, which it imports", name, p)
			}
		}
	}
}

// Paths of a site and of its output have "/" on every system, so that their bytes are the
// same: what makes them may not know the system's separator. Whoever opens files does.
func TestOnlyWhatTouchesTheDiskKnowsItsSeparator(t *testing.T) {
	opens := []string{"main", "mouse", "atomicfile", "bench", "build", "pack", "pdf", "publish/folder", "publish/hosttest", "publish/sftp", "edition", "mend", "serve", "cache", "theme", "testsite", "write", "theme/mkbundle", "winpack", "revision",
		"site/plain.go"} // a site's images
	walkGo(t, ".", func(file, pkg string, imported []string) {
		if slices.Contains(imported, "path/filepath") && !slices.Contains(opens, pkg) && !slices.Contains(opens, file) {
			t.Errorf("%s imports path/filepath: its paths would differ between systems", file)
		}
	})
}

// walkGo calls visit with each Go file that is part of the program, tests left out: a test
// may look at more than what it tests. pkg is the package's name in the table.
func walkGo(t *testing.T, dir string, visit func(file, pkg string, imported []string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "node_modules" || d.Name() == "testdata") {
			return fs.SkipDir
		}
		if d.IsDir() || filepath.Ext(p) != ".go" || strings.HasSuffix(p, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		var imported []string
		for _, i := range f.Imports {
			name, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				return err
			}
			imported = append(imported, name)
		}
		visit(filepath.ToSlash(p), packageOf(filepath.ToSlash(p)), imported)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func packageOf(file string) string {
	if dir := path.Dir(file); dir != "." {
		return strings.TrimPrefix(dir, "../")
	}
	return "main"
}

func checkImport(t *testing.T, allowed map[string][]string, file, pkg, imported string) {
	t.Helper()
	for library, only := range alone {
		if strings.HasPrefix(imported, library) && only != "" && only != pkg {
			t.Errorf("%s imports %s, which only %s may", file, imported, only)
		}
	}
	ours, isOurs := strings.CutPrefix(imported, "casebook/")
	if !isOurs {
		return
	}
	ours = strings.TrimPrefix(ours, "generator/")
	if _, known := allowed[ours]; !known {
		t.Errorf("%s imports %s, which the table does not name", file, imported)
	}
	// main, the benchmark and the makers of files that hang below a room may import anything.
	list, room := allowed[pkg]
	if pkg == "main" || pkg == "bench" || !room && isCommand(file) {
		return
	}
	if !slices.Contains(list, ours) {
		t.Errorf("%s: %s may not import %s", file, pkg, ours)
	}
}

// isCommand tells whether a file belongs to a program of its own, such as bench/ or
// theme/mkbundle/.
func isCommand(file string) bool {
	f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.PackageClauseOnly)
	return err == nil && f.Name.Name == "main"
}
