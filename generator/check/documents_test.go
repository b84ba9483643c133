package check

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"casebook/generator/source"
)

// The bars of testdata/documents. They stand close to what is reached.
const (
	documentsRecall = 0.53 // of the faults
	documentsFalse  = 3    // reports of the right documents
)

// TestDocuments prints how many faults of arithmetic are reported of twelve whole documents that somebody wrote who knew no rule: six faults in each of
// them, a line of faults.tsv being the document, the line, the number that is wrong and the one that is right. Passages alone (TestPairs) say too much
// of a checker: among the numbers of a long paragraph there are many that might be worked out from each other. Nothing was learned from them.
func TestDocuments(t *testing.T) {
	faults, err := os.ReadFile("testdata/documents/faults.tsv")
	if err != nil {
		t.Fatal(err)
	}
	wrong, right := arithmeticOfFolder(t, "testdata/documents/wrong"), arithmeticOfFolder(t, "testdata/documents/right")
	all, found := 0, 0
	for line := range strings.Lines(string(faults)) {
		c := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.Atoi(c[1])
		if err != nil || len(c) != 5 {
			t.Fatalf("%q: %v", line, err)
		}
		all++
		if numbersIn(wrong[c[0]+".txt"][n], c[2]) {
			found++
		}
	}
	called := 0
	for _, lines := range right {
		for _, messages := range lines {
			called += len(messages)
			t.Logf("right, and reported: %q", messages)
		}
	}
	t.Logf("reported of %d of %d faults", found, all)
	if float64(found) < documentsRecall*float64(all) {
		t.Errorf("reported of %d of %d faults", found, all)
	}
	if called > documentsFalse {
		t.Errorf("%d reports of right documents", called)
	}
}

// arithmeticOfFolder are the messages of the rules of arithmetic on the documents of a folder, by file and line.
func arithmeticOfFolder(t *testing.T, folder string) map[string]map[int][]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(folder, err)
	}
	var files []*source.File
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, source.New(filepath.Base(path), string(text)))
	}
	list, err := Texts(t.Context(), files, Options{Today: today})
	if err != nil {
		t.Fatal(err)
	}
	messages := map[string]map[int][]string{}
	for _, p := range list {
		if p.Rule != sumMismatchID && p.Rule != percentMismatchID {
			continue
		}
		name := p.Span.File.Path
		if messages[name] == nil {
			messages[name] = map[int][]string{}
		}
		line := p.Span.Position().Line
		messages[name][line] = append(messages[name][line], p.Message.ZH)
	}
	return messages
}

// numbersIn tells whether one of the messages has the digits of a number.
func numbersIn(messages []string, number string) bool {
	digits := strings.TrimFunc(number, func(r rune) bool { return (r < '0' || r > '9') && r != '.' })
	for _, m := range messages {
		if strings.Contains(m, number) || digits != "" && strings.Contains(m, digits) {
			return true
		}
	}
	return false
}
