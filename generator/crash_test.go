package main

import (
	"archive/zip"
	"bytes"
	"context"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/spf13/cobra"

	"casebook/generator/parallel"
	"casebook/generator/report"
	"casebook/generator/testsite"
	"casebook/generator/write"
)

func explode() { panic("planted mistake") }

// A mistake of the program ends in a sentence, an exit code and a file with the trace, wherever
// it happens: in a command, on a goroutine, in the making of a page.
func TestPanicEndsInASentence(t *testing.T) {
	for name, run := range map[string]func(ctx context.Context) error{
		"in the command": func(context.Context) error { explode(); return nil },
		"on a goroutine": func(ctx context.Context) error {
			return parallel.Each(ctx, 2, 8, func(int) error { explode(); return nil })
		},
		"among workers": func(context.Context) error { parallel.Workers(2, func(int) { explode() }); return nil },
		"making a page": func(ctx context.Context) error {
			return writeOne(ctx, t, func(b []byte) ([]byte, error) { explode(); return b, nil })
		},
		"listing pages": func(ctx context.Context) error { return writeOne(ctx, t, nil) },
	} {
		var out, messages bytes.Buffer
		c := &console{out: &out, err: &messages, lang: "zh", cacheDir: filepath.Join(t.TempDir(), "cache")}
		root := rootCommand(c)
		root.AddCommand(&cobra.Command{Use: "explode", RunE: func(cmd *cobra.Command, _ []string) error { return run(cmd.Context()) }})
		root.SetArgs([]string{"explode"})
		if code := execute(t.Context(), c, root); code != exitMachine {
			t.Errorf("%s: exit code %d", name, code)
		}
		file := filepath.Join(c.cacheDir, "crash.txt")
		said := out.String() + messages.String()
		if strings.Contains(said, "goroutine") || strings.Contains(said, ".go:") || !strings.Contains(said, file) || strings.Count(said, "\n") != 1 {
			t.Errorf("%s: said %s", name, said)
		}
		trace, err := os.ReadFile(file)
		if err != nil || !bytes.Contains(trace, []byte("planted mistake")) || !bytes.Contains(trace, []byte(".explode")) {
			t.Errorf("%s: %v, trace %s", name, err, trace)
		}
	}
}

// writeOne writes a site of one page, and panics in its list where there is no page.
func writeOne(ctx context.Context, t *testing.T, page func(b []byte) ([]byte, error)) error {
	files := func(yield func(write.File) bool) {
		if page == nil {
			explode()
		}
		yield(write.File{Path: "index.html", Append: page})
	}
	_, err := write.Run(ctx, files, write.Options{Out: filepath.Join(t.TempDir(), "public")})
	return err
}

// countdown is a context that is done once it has been asked so many times whether it is.
type countdown struct {
	context.Context
	left atomic.Int64
	end  context.CancelFunc
}

func newCountdown(t *testing.T, asked int64) *countdown {
	ctx, end := context.WithCancel(t.Context())
	c := &countdown{Context: ctx, end: end}
	if c.left.Store(asked); asked == 0 {
		end()
	}
	return c
}

func (c *countdown) Err() error {
	if c.left.Add(-1) < 0 {
		c.end()
	}
	return c.Context.Err()
}

// The first Ctrl+C ends a command wherever it stands: with a sentence, exit code 2 and nothing
// half written.
func TestEveryLongCommandEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	testsite.New(t, dir, 30)
	testsite.Put(t, filepath.Join(dir, "data/site.toml"), "title = \"站\"\nowner = \"示例县\"\n[publish.web]\nkind = \"folder\"\npath = \"../web\"\n")
	cache := t.TempDir()
	call := func(ctx context.Context, args ...string) (code int, said string) {
		var out, messages bytes.Buffer
		c := &console{out: &out, data: &out, err: &messages, lang: "zh", cacheDir: cache, today: report.Date{Year: 2025, Month: 6, Day: 1}}
		root := rootCommand(c)
		root.SetArgs(append(args, "--site", dir))
		code = execute(ctx, c, root)
		return code, messages.String()
	}
	if code, said := call(t.Context(), "build"); code != exitWell {
		t.Fatal(said)
	}
	built := filepath.Join(dir, "public")
	for _, args := range [][]string{
		{"check"}, {"build", "--base", "https://www.example.cn"}, {"pack", "--out", "OUT.zip"}, {"pack", "--single", "first-case", "--out", "OUT.html"}, {"export", "first-case", "--out", "OUT.docx"},
		{"changes", "--out", "OUT.txt", built}, {"publish"},
	} {
		out := filepath.Join(t.TempDir(), "out")
		for i := range args {
			args[i] = strings.ReplaceAll(args[i], "OUT", out)
		}
		web := filepath.Join(filepath.Dir(dir), "web", "index.html")
		former, interrupted := testsite.Snapshot(t, built), 0
		for asked := int64(0); ; asked = 2*asked + 1 {
			code, said := call(newCountdown(t, asked), args...)
			if code == exitWell {
				break
			}
			interrupted++
			if code != exitMachine || !strings.Contains(said, "已中断") {
				t.Fatalf("%s, asked %d times: exit code %d, said %s", args, asked, code, said)
			}
			if left, _ := filepath.Glob(out + "*"); len(left) > 0 && !strings.Contains(said, "没有来得及核对") {
				t.Errorf("%s, asked %d times, leaves %s", args, asked, left)
			}
			if _, err := os.Stat(web); err == nil {
				t.Errorf("%s, asked %d times, published", args, asked)
			}
			if !maps.Equal(testsite.Snapshot(t, built), former) {
				t.Fatalf("%s, asked %d times, touched the former site", args, asked)
			}
		}
		if interrupted == 0 {
			t.Errorf("%s does not look at its context", args)
		}
	}
}

func TestCrashIsReportedWhereItsTraceCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	c := &console{lang: "en", cacheDir: file}
	if said := c.in(c.crashed(&parallel.Panic{Value: "planted"})); !strings.Contains(said, "planted") {
		t.Errorf("said %s", said)
	}
}

// A long paper is read for a while, and who presses Ctrl+C meanwhile wants nothing of it.
func TestAnImportThatWasStoppedWhileItReadWritesNothing(t *testing.T) {
	word := rezipped(t, emptyZip(t), nil, map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>全村有120户，都通了水。</w:t></w:r></w:p></w:body></w:document>`,
	})
	for ending, data := range map[string]string{".docx": string(word), ".csv": "村名,人均收入（元）\n青禾村,9000\n"} {
		dir, papers := t.TempDir(), t.TempDir()
		testsite.New(t, dir, 3)
		for _, name := range []string{"first", "second"} {
			testsite.Put(t, filepath.Join(papers, name+ending), data)
		}
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		said := &cancelling{on: "以前导入过", cancel: cancel} // which is called when the site is read, and the paper is not
		call := func(ctx context.Context, name string) int {
			c := &console{out: said, data: said, err: said, lang: "zh", today: report.Date{Year: 2025, Month: 6, Day: 1}}
			root := rootCommand(c)
			root.SetArgs([]string{"import", filepath.Join(papers, name+ending), "--site", dir})
			return execute(ctx, c, root)
		}
		call(t.Context(), "first")
		former := testsite.Snapshot(t, dir)
		if code := call(ctx, "second"); code != exitMachine || !strings.HasSuffix(said.String(), "已中断，什么都没有写。\n") {
			t.Errorf("%s: exit code %d, said %s", ending, code, said)
		}
		if !maps.Equal(testsite.Snapshot(t, dir), former) {
			t.Errorf("%s: it wrote", ending)
		}
	}
}

func emptyZip(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := zip.NewWriter(&b).Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// cancelling is a screen at which somebody presses Ctrl+C when it says something.
type cancelling struct {
	bytes.Buffer
	on     string
	cancel func()
}

func (c *cancelling) Write(b []byte) (int, error) {
	if strings.Contains(string(b), c.on) {
		c.cancel()
	}
	return c.Buffer.Write(b)
}
