package asset_test

import (
	"testing"

	"casebook/generator/asset"
)

// An address depends on the file's path alone, is safe everywhere, and is no other file's.
func TestAssetAddresses(t *testing.T) {
	for file, want := range map[string]string{
		"content/cases/gate.jpg":     "files/cases/gate.jpg",
		"content/gate.jpg":           "files/gate.jpg",
		"data/papers/report.pdf":     "files/data/papers/report.pdf",
		"content/cases/index.pdf":    "files/cases/index-60fb3e71.pdf",
		"content/cases/大门.JPG":       "files/cases/da-men-ca7003bf.jpg",
		"content/cases/Gate.jpg":     "files/cases/gate-a8be1501.jpg",
		"content/cases/con.png":      "files/cases/con-c52c2e64.png",
		"content/con/gate.jpg":       "files/con-/gate-6ca8250e.jpg",
		"content/cases/noextension":  "files/cases/noextension-225bf1eb",
		"content/cases/？.jpg":        "files/cases/5f7f4623.jpg",
		"content/cases/two words.md": "files/cases/two-words-dc46ed31.md",
	} {
		if got := asset.Address(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}
