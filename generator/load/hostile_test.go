//go:build unix

package load

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"casebook/generator/problem"
)

// minimal writes a site without mistakes and returns its folder.
func minimal(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"data/site.toml":       "title = \"站\"\n",
		"data/indicators.toml": "[[group]]\nid = \"g\"\n[[indicator]]\nid = \"n\"\nname = \"指标\"\ngroup = \"g\"\nunit = \"元\"\n",
		"data/regions.toml":    "[[region]]\ncode = \"450329\"\nname = \"县\"\n",
		"content/cases/a.md":   "+++\ntitle = \"案例\"\n+++\n正文\n",
	} {
		writeFile(t, filepath.Join(dir, name), []byte(text))
	}
	return dir
}

// only fails unless exactly these "rule path:line:column" are reported.
func only(t *testing.T, problems []problem.Problem, want ...string) {
	t.Helper()
	var got []string
	for _, p := range problems {
		line, _, _ := strings.Cut(printed(t, []problem.Problem{p}), ": 错误")
		got = append(got, string(p.Rule)+" "+line)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("reported\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestFilesThatAreNoTextAreRefused(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.toml")
	writeFile(t, outside, []byte("title = \"x\"\n"))
	dir := minimal(t)
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, err := range []error{
		os.MkdirAll(at("data/villages"), 0o755),
		os.MkdirAll(at("data/facts"), 0o755),
		os.MkdirAll(at("data/indicators.d"), 0o755),
		syscall.Mkfifo(at("data/villages/pipe.toml"), 0o644),
		syscall.Mkfifo(at("content/cases/pipe.md"), 0o644),
		syscall.Mkfifo(at("content/cases/unread.png"), 0o644),
		os.Symlink(outside, at("data/sources.toml")),
		os.Symlink(filepath.Dir(outside), at("data/programs")),
		os.Symlink("../cases", at("content/cases/loop")),
		os.Symlink("missing.toml", at("data/villages/gone.toml")),
		os.Symlink("/dev/zero", at("data/villages/zero.csv")),
		os.Symlink(filepath.Dir(outside), at("content/studies")),
		os.Symlink(outside, at("content/cases/out.png")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems,
		"unreadable content/cases/loop:1:1",
		"unreadable content/cases/out.png:1:1",
		"unreadable content/cases/pipe.md:1:1",
		"unreadable content/studies:1:1",
		"unreadable data/programs:1:1",
		"unreadable data/sources.toml:1:1",
		"unreadable data/villages/gone.toml:1:1",
		"unreadable data/villages/pipe.toml:1:1",
		"unreadable data/villages/zero.csv:1:1",
	)
}

func TestLinksInsideTheSiteAreFollowed(t *testing.T) {
	dir := minimal(t)
	writeFile(t, filepath.Join(dir, "content/shared/a.toml"), []byte("[[village]]\ncode = \"a\"\nname = \"甲\"\nregion = \"450329\"\n"))
	if err := os.MkdirAll(filepath.Join(dir, "data/villages"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../../content/shared/a.toml", filepath.Join(dir, "data/villages/a.toml")); err != nil {
		t.Fatal(err)
	}
	rep, problems := loadDir(t, dir, Options{})
	only(t, problems)
	if rep.Village("a") == nil {
		t.Error("the village behind the link is not there")
	}
}

func TestForeignEncodingsAreNamed(t *testing.T) {
	dir := minimal(t)
	gbk := "code,name,region\n450329102201,\xba\xfa\xbc\xd2\xcc\xef\xb4\xe5,450329\n" // 胡家田村
	writeFile(t, filepath.Join(dir, "data/villages/gbk.csv"), []byte(gbk))
	writeFile(t, filepath.Join(dir, "data/villages/broken.toml"), []byte("# 好\n# \xff\n"))
	writeFile(t, filepath.Join(dir, "data/sources.toml"), []byte("\xff\xfe[\x00[\x00"))
	writeFile(t, filepath.Join(dir, "data/villages/bom.csv"), []byte("\ufeffcode,name,region\r\na,甲,450329\r\n"))
	_, problems := loadDir(t, dir, Options{})
	only(t, problems,
		"unreadable data/sources.toml:1:1",
		"unreadable data/villages/broken.toml:2:3",
		"unreadable data/villages/gbk.csv:2:14",
	)
	if hint := problems[2].Hint.ZH; !strings.Contains(hint, "另存为“CSV UTF-8”") {
		t.Errorf("hint %q", hint)
	}
	if m := problems[0].Message.ZH; !strings.Contains(m, "UTF-16") {
		t.Errorf("message %q", m)
	}
}

func TestLeftoversOfEditorsAreIgnored(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{"data/.DS_Store", "data/site.toml~", "data/villages/.a.toml.swp", "data/Thumbs.db", "data/villages/~$a.xlsx",
		"content/cases/.hidden.md", "content/cases/a.md~", "data/.git/x", "data/villages/.~lock.a.csv#"} {
		writeFile(t, filepath.Join(dir, name), []byte("\x00\xff"))
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems)
}

func TestHugeFilesAreRefused(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{"data/villages/big.toml", "content/cases/big.md", "data/villages/big.csv"} {
		writeFile(t, filepath.Join(dir, name), nil)
		if err := os.Truncate(filepath.Join(dir, name), 3<<30); err != nil {
			t.Fatal(err)
		}
	}
	_, problems := loadDir(t, dir, Options{})
	only(t, problems, "unreadable content/cases/big.md:1:1", "unreadable data/villages/big.csv:1:1", "unreadable data/villages/big.toml:1:1")
}

// TestBombsEndSoon feeds inputs whose cost would explode in a careless reader. The deadline
// is generous: it tells quadratic from linear, not fast from slow.
func TestBombsEndSoon(t *testing.T) {
	const n = 200_000
	bombs := map[string]string{
		"brackets":    "a = " + strings.Repeat("[", n),
		"braces":      "a = " + strings.Repeat("{a=", n),
		"dots":        strings.Repeat("a.", n) + "a = 1",
		"keys":        "[x]\n" + manyLines(n, func(b *bytes.Buffer, i int) { b.WriteString("k"); writeInt(b, i); b.WriteString(" = 1\n") }),
		"list":        "a = [" + strings.Repeat("1,", n) + "]",
		"quotes":      "a = " + strings.Repeat(`"`, n),
		"bad lines":   strings.Repeat("=\n", n),
		"headers":     strings.Repeat("[[a]]\n", n),
		"open arrays": strings.Repeat("a = [\n", n),
	}
	for name, text := range bombs {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := minimal(t)
			writeFile(t, filepath.Join(dir, "data/villages/a.toml"), []byte(text))
			began := time.Now()
			_, problems := loadDir(t, dir, Options{})
			if len(problems) == 0 || len(problems) > 2*maxProblems {
				t.Errorf("%d problems", len(problems))
			}
			if spent := time.Since(began); spent > 20*time.Second {
				t.Errorf("took %v", spent)
			}
		})
	}
}

func manyLines(n int, line func(*bytes.Buffer, int)) string {
	var b bytes.Buffer
	for i := range n {
		line(&b, i)
	}
	return b.String()
}

func writeInt(b *bytes.Buffer, i int) {
	for ; i > 0; i /= 10 {
		b.WriteByte(byte('0' + i%10))
	}
}

func TestATableCopiedTwiceIsReportedWithinBounds(t *testing.T) {
	dir := minimal(t)
	rows := "code,name,region,n@2014\n" + manyLines(5000, func(b *bytes.Buffer, i int) { b.WriteString("a"); writeInt(b, i+1); b.WriteString(",甲,450329,1\n") })
	writeFile(t, filepath.Join(dir, "data/villages/a.csv"), []byte(rows))
	writeFile(t, filepath.Join(dir, "data/villages/b.csv"), []byte(rows))
	_, problems := loadDir(t, dir, Options{})
	if len(problems) != maxProblems {
		t.Errorf("%d problems, want %d", len(problems), maxProblems)
	}
}
