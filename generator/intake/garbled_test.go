package intake

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
)

// Bytes that were taken for characters are distinguished from writing in several scripts.
func TestTextIsGarbledWhereItIsOfAllScripts(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	units := make([]uint16, 1500)
	for i := range units {
		units[i] = uint16(random.IntN(0x10000))
	}
	if !isGarbled(string(utf16.Decode(units))) {
		t.Error("random bytes are writing")
	}
	mixed := "青禾村（བོད་ཡིག，ئۇيغۇرچە，ᠮᠣᠩᠭᠣᠯ，ꆈꌠ）的α、β值和Юг，増える、カタカナ、①②㎡→★，한글。"
	if isGarbled(strings.Repeat(mixed, 50)) {
		t.Error("a paper of several peoples is garbled")
	}
}
