package hosttest

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"casebook/generator/publish"
)

// Large times a first publication and one edited word on a site of as many files as
// CASEBOOK_FILES says, and does nothing where it says none: it takes minutes.
func Large(t *testing.T, open func() (publish.Host, error)) {
	n, err := strconv.Atoi(os.Getenv("CASEBOOK_FILES"))
	if err != nil {
		return
	}
	files := map[string]string{"index.html": "首页"}
	for i := range n {
		files[fmt.Sprintf("villages/%03d/v%06d/index.html", i/1000, i)] = fmt.Sprint("村", i, strings.Repeat("一个村的一页。", 80))
	}
	for _, step := range []string{"first", "one word", "nothing"} {
		if step == "one word" {
			files["villages/000/v000007/index.html"] += "改"
		}
		h, err := open()
		if err != nil {
			t.Fatal(err)
		}
		begun := time.Now()
		r, err := publish.Run(t.Context(), h, Edition(files), publish.Options{Machine: "here"})
		h.Close()
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d files, %d bytes of %d files in %.1f s", step, len(r.Put), r.Bytes, len(files), time.Since(begun).Seconds())
	}
}
