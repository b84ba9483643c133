package terminal

import (
	"strings"
	"testing"
)

func TestAMarkStandsBeforeTheFirstTextOnly(t *testing.T) {
	var out strings.Builder
	w := &byteOrderWriter{w: &out}
	w.Write([]byte("一"))
	w.Write([]byte("二"))
	if out.String() != "\ufeff一二" {
		t.Errorf("%q", out.String())
	}
}
