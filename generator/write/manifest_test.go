package write

import "testing"

// A path in a manifest is what JSON says of it, with whatever it begins.
func TestPathsOfAManifestAreUnescaped(t *testing.T) {
	text := "[{\"path\":\"\\u003ca.html\",\"bytes\":1},\n{\"path\":\"b\\\"c.html\",\"bytes\":1},\n{\"path\":\"d.html\",\"bytes\":1}\n]\n"
	paths, lines, ok := manifestPaths([]byte(text))
	if want := []string{"<a.html", "b\"c.html", "d.html"}; !ok || len(lines) != 3 || len(paths) != 3 || paths[0] != want[0] || paths[1] != want[1] || paths[2] != want[2] {
		t.Errorf("%q, %t", paths, ok)
	}
}
