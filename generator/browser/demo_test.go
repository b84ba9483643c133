package browser

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/build"
	"casebook/generator/report"
	"casebook/generator/session"
)

// today is the date of every build of these tests.
var today = report.Date{Year: 2026, Month: 11, Day: 22}

// TestDemo builds the demo site once and looks at it in every way an office and its readers do.
func TestDemo(t *testing.T) {
	t.Parallel() // each has a site and a browser of its own; a browser waits more than it works
	dir := filepath.Join(t.TempDir(), "public")
	result, err := build.Run(t.Context(), build.Options{Out: dir, Options: session.Options{Site: "../..", Today: today}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range result.Problems {
		at := p.Span.Position()
		t.Errorf("%s:%d:%d: %s: %s", p.Span.File.Path, at.Line, at.Column, p.Rule, p.Message.ZH)
	}
	if !result.Published {
		t.Fatal("nothing was built")
	}
	t.Run("nothing comes from another host", func(t *testing.T) { nothingComesFromAnotherHost(t, dir) })
	t.Run("the Nu checker finds no error", func(t *testing.T) { nuFindsNoError(t, dir) })
	t.Run("pages are quiet and fit the screen", func(t *testing.T) { pagesAreQuietAndFitTheScreen(t, dir, onePageOfEachKind) })
	t.Run("every chart comes to life", func(t *testing.T) { everyChartComesToLife(t, dir) })
	t.Run("without scripts nothing is missing", func(t *testing.T) { withoutScriptsNothingIsMissing(t, dir) })
	t.Run("axe finds no violation", func(t *testing.T) { axeFindsNoViolation(t, dir, onePageOfEachKind) })
}

// nuFindsNoError runs the Nu HTML checker over every page of the demo site.
func nuFindsNoError(t *testing.T, dir string) {
	t.Helper()
	if _, err := exec.LookPath("java"); err != nil {
		missing(t, "no Java runtime for the Nu checker: %v (apt-get install default-jre-headless)", err)
	}
	jar := packageFile(t, "vnu-jar/build/dist/vnu.jar")
	var out bytes.Buffer
	cmd := exec.Command("java", "-jar", jar, "--errors-only", "--skip-non-html", dir)
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Run(); err != nil {
		lines := strings.Split(strings.ReplaceAll(out.String(), "file:"+dir+"/", ""), "\n")
		t.Errorf("%v, %d lines, the first:\n%s", err, len(lines), strings.Join(lines[:min(20, len(lines))], "\n"))
	}
}

// fetched are the attributes that make a browser fetch an address, by element; "*" is any.
var fetched = map[string][]string{
	"*": {"src", "srcset", "poster", "background", "data"}, "link": {"href"}, "form": {"action"}, "image": {"href", "xlink:href"}, "use": {"href", "xlink:href"},
}

// nothingComesFromAnotherHost reads every page and style sheet for an address that a browser
// would fetch from elsewhere. Links that a reader must follow may lead there, and so may the
// canonical address, which nobody fetches.
func nothingComesFromAnotherHost(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		switch filepath.Ext(path) {
		case ".html":
			for _, address := range fetchedByPage(data) {
				t.Errorf("%s fetches %s", path, address)
			}
		case ".css":
			if remote := remoteInStyles.Find(data); remote != nil {
				t.Errorf("%s fetches %s", path, remote)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

var remoteInStyles = regexp.MustCompile(`(?i)(url\(|@import)\s*["']?\s*(https?:)?//[^"')]*`)

func fetchedByPage(page []byte) []string {
	var remote []string
	for z := html.NewTokenizer(bytes.NewReader(page)); z.Next() != html.ErrorToken; {
		token := z.Token()
		names := slices.Concat(fetched["*"], fetched[token.Data])
		rel := ""
		for _, a := range token.Attr {
			if a.Key == "rel" {
				rel = a.Val
			}
		}
		if rel == "canonical" || rel == "alternate" {
			continue
		}
		for _, a := range token.Attr {
			value := strings.TrimSpace(strings.ToLower(a.Val))
			if slices.Contains(names, a.Key) && (strings.HasPrefix(value, "//") || strings.HasPrefix(value, "http:") || strings.HasPrefix(value, "https:")) {
				remote = append(remote, token.Data+" "+a.Val)
			}
		}
	}
	return remote
}
