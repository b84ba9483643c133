package load

import (
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/toml"
)

// slips are what a tired editor does to a line `key = value`; false where the line does not
// allow it.
var slips = map[string]func(line string) (string, bool){
	"misspelt key": func(line string) (string, bool) {
		key, value, _ := strings.Cut(line, "=")
		return strings.TrimRight(key, " \"") + "x" + strings.Repeat(`"`, strings.Count(key, `"`)%2) + " =" + value, !strings.Contains(key, `"`)
	},
	"value of another type": func(line string) (string, bool) {
		key, _, _ := strings.Cut(line, "=")
		return key + "= { }", true
	},
	"closing quote lost": func(line string) (string, bool) { return without(line, strings.LastIndex(line, `"`)) },
	"equals sign lost":   func(line string) (string, bool) { return without(line, strings.Index(line, "=")) },
	"bracket lost":       func(line string) (string, bool) { return without(line, strings.LastIndexAny(line, "]}")) },
	"value lost": func(line string) (string, bool) {
		key, _, _ := strings.Cut(line, "=")
		return key + "=", true
	},
}

func without(line string, i int) (string, bool) {
	if i < 0 {
		return line, false
	}
	return line[:i] + line[i+1:], true
}

// TestEverySlipIsReportedOnItsLine makes each slip on each line of a clean site in turn.
// The line is named, and little else: a slip is no reason for a page of messages.
func TestEverySlipIsReportedOnItsLine(t *testing.T) {
	a, err := readArchive("testdata/clean.txtar")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range a.files {
		if f.name != wantName {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
	}
	tried := 0
	for _, f := range a.files {
		lines, section := strings.Split(string(f.data), "\n"), ""
		for i, line := range lines {
			if strings.HasPrefix(line, "[") {
				section = line
			}
			if !toml.LooksLikeKey(line) || strings.Contains(line, `"""`) || strings.HasSuffix(f.name, ".csv") {
				continue
			}
			for slip, spoil := range slips {
				bad, ok := spoil(line)
				if !ok || section == "[check]" && slip == "misspelt key" {
					continue // package check knows the rules
				}
				tried++
				lines[i] = bad
				writeFile(t, filepath.Join(dir, f.name), []byte(strings.Join(lines, "\n")))
				checkSlip(t, dir, f.name, i+1, slip+": "+bad)
			}
			lines[i] = line
		}
		if f.name != wantName {
			writeFile(t, filepath.Join(dir, f.name), f.data)
		}
	}
	if tried < 300 {
		t.Errorf("only %d slips tried", tried)
	}
}

func checkSlip(t *testing.T, dir, file string, line int, slip string) {
	t.Helper()
	_, problems := loadDir(t, dir, Options{})
	named := false
	for _, p := range problems {
		named = named || p.Span.File.Path == file && p.Span.Position().Line == line
	}
	if !named || len(problems) > 4 {
		t.Errorf("%s:%d: %s\nreported\n%s", file, line, slip, printed(t, problems))
	}
}
