package narrative

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// TestEmphasisAgreesWithOracle holds emphasis and strikethrough against pairs of Markdown
// and HTML. The Markdown is ours. The HTML was made once, outside this repository, with the
// npm packages remark-parse 11.0.0, remark-gfm 4.0.1, remark-cjk-friendly 2.3.2,
// remark-cjk-friendly-gfm-strikethrough 2.3.1, remark-rehype 11.1.2 and rehype-stringify
// 10.0.1. Both sides are compared as parsed HTML, without line breaks.
//
// Where CommonMark counts a run's length before any of it was used and the oracle after
// (`****“a”***`), ours follows CommonMark; no pair is about that.
func TestEmphasisAgreesWithOracle(t *testing.T) {
	data, err := os.ReadFile("testdata/emphasis.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(data), "\n\n")
	parser := NewParser()
	pairs := 0
	for pair := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
		markdown, want, ok := strings.Cut(pair, "\n")
		if !ok {
			t.Fatalf("not a pair: %q", pair)
		}
		pairs++
		got := shown(parse(t, parser, markdown))
		if normal(t, got) != normal(t, want) {
			t.Errorf("%s\n got %s\nwant %s", markdown, got, want)
		}
	}
	if pairs < 200 {
		t.Errorf("%d pairs, want at least 200", pairs)
	}
}

// normal returns HTML in one way of writing, without line breaks.
func normal(t *testing.T, fragment string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(fragment))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := html.Render(&b, root); err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(b.String(), "\n", "")
}
