package chart

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew; look at them before keeping them")

// A few whole figures, looked at in a browser before they were kept.
func TestGolden(t *testing.T) {
	charts := samples()
	charts[2].ID = "c1"
	charts[21].ID = "c2"
	for name, got := range map[string][]byte{
		"line-with-gaps.html": draw(charts[2]),
		"radar.html":          draw(charts[21]),
	} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(bytes.TrimSpace(want), got) {
			t.Errorf("%s differs:\n%s", name, got)
		}
	}
}
