package htmlnode_test

import (
	"testing"

	"golang.org/x/net/html"

	"casebook/generator/htmlnode"
)

func TestAttributesAreFoundByTheirWholeName(t *testing.T) {
	n := &html.Node{Attr: []html.Attribute{{Key: "data-href", Val: "a"}, {Key: "href", Val: "b"}}}
	for key, want := range map[string]string{"href": "b", "data-href": "a", "hre": ""} {
		if got := htmlnode.Attribute(n, key); got != want {
			t.Errorf("%s: %q, want %q", key, got, want)
		}
	}
}
