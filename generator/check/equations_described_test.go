package check

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestScoreEquationsDescribed holds which equations the sentences of the test set are tried as, in which words each is described and what is known of those that miss:
// the weights and the trees were learned of these words and this evidence, and say something else of others. One that is tried besides, or is described
// otherwise, changes the line of its kind and form. Evidence is held to three digits: machines differ in the last ones.
func TestScoreEquationsDescribed(t *testing.T) {
	data, err := os.ReadFile("testdata/score/lines.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type form struct {
		tried, holds    int
		words, evidence uint64
	}
	forms := map[string]*form{}
	read := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		_, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || read[sentence] {
			continue
		}
		read[sentence] = true
		e := equationsOf(strings.ReplaceAll(sentence, "\\n", "\n"))
		for i := range e.found {
			x := &e.found[i]
			name := fmt.Sprintf("%d %s", x.kind, x.form)
			f := forms[name]
			if f == nil {
				f = &form{}
				forms[name] = f
			}
			f.tried++
			e.describe(x)
			f.words = fingerprinted(f.words, slices.Sorted(slices.Values(e.words.list)))
			if x.holds {
				f.holds++
				continue
			}
			v := e.evidenceOf(x)
			var known []string
			for _, number := range v {
				known = append(known, fmt.Sprintf("%.3g", math.Round(float64(number)*1e4)/1e4))
			}
			f.evidence = fingerprinted(f.evidence, known)
		}
	}
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(forms)) {
		f := forms[name]
		fmt.Fprintf(&b, "%s: %d, of which %d hold; words %x, evidence %x\n", name, f.tried, f.holds, f.words, f.evidence)
	}
	holdReports(t, "equations_described.txt", b.String())
}

// fingerprinted continues the fingerprint of a list of lists.
func fingerprinted[T any](before uint64, list []T) uint64 {
	h := fnv.New64a()
	fmt.Fprint(h, before, list)
	return h.Sum64()
}
