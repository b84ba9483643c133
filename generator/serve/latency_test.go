package serve_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestLatency tells how long it takes from the saving of a narrative to its new bytes over
// HTTP: the median of twenty. It measures the site in CASEBOOK_SITE, such as bench -keep
// leaves one, else a small one; it asserts only that every save arrives.
func TestLatency(t *testing.T) {
	s := start(t, nil)
	if dir := os.Getenv("CASEBOOK_SITE"); dir != "" {
		s = startIn(t, dir)
	}
	list, err := filepath.Glob(filepath.Join(s.dir, "content/cases/*.md"))
	if err != nil || len(list) == 0 {
		t.Fatalf("no case in %s: %v", s.dir, err)
	}
	former, err := os.ReadFile(list[0])
	if err != nil {
		t.Fatal(err)
	}
	defer os.WriteFile(list[0], former, 0o644)
	page := "/cases/" + string(bytes.TrimSuffix([]byte(filepath.Base(list[0])), []byte(".md"))) + "/"
	versions := s.versions()
	wait(t, versions)
	time.Sleep(2500 * time.Millisecond) // files written just now are not trusted to be unchanged
	var took []time.Duration
	for i := range 21 {
		mark := fmt.Sprintf("第%d次保存", i)
		begun := time.Now()
		if err := os.WriteFile(list[0], fmt.Appendf(slices.Clone(former), "\n\n%s。\n", mark), 0o644); err != nil {
			t.Fatal(err)
		}
		for {
			wait(t, versions)
			if body, err := fetch("http://" + s.host + page); err == nil && bytes.Contains(body, []byte(mark)) {
				break
			}
		}
		took = append(took, time.Since(begun))
		time.Sleep(30 * time.Millisecond)
	}
	took = took[1:] // the first makes what later ones keep
	slices.Sort(took)
	t.Logf("from save to bytes: median %v, fastest %v, slowest %v of %d", took[len(took)/2], took[0], took[len(took)-1], len(took))
}

func fetch(url string) ([]byte, error) {
	r, err := http.Get(url)
	if err != nil {
		return nil, err
	}
	defer r.Body.Close()
	return io.ReadAll(r.Body)
}
