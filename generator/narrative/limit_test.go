package narrative

import (
	"strings"
	"testing"
)

// A table costs its columns, one more than they can be, for each line of it.
func TestCellsAreCounted(t *testing.T) {
	tests := []struct {
		name, text  string
		cells, head int
	}{
		{"no table", "甲\n乙 | 丙\n", 0, 0},
		{"a line and marks", "甲\n---\n乙\n|||\n丙\n", 0, 0},
		{"a head alone", "| 甲 | 乙 |\n|---|---|\n", 4, 0},
		{"a head and two rows", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n| 3 |\n", 12, 0},
		{"what follows an empty line is no row", "| 甲 |\n|---|\n| 1 |\n\n正文\n正文\n", 6, 0},
		{"two tables", "| 甲 |\n|---|\n\n| 乙 |\n|---|\n", 6, len("| 甲 |\n|---|\n\n")},
		{"a row of the table that is like the line below its head", "| 甲 |\n|---|\n|---|---|\n", 7, 0},
		{"in a quote", "> | 甲 |\n> |---|\n> | 1 |\n", 6, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var tables tableCells
			at := 0
			for line := range strings.Lines(test.text) {
				tables.read([]byte(strings.TrimSuffix(line, "\n")), at)
				at += len(line)
			}
			if tables.cells != test.cells || tables.head != test.head {
				t.Errorf("%d cells, head at %d; want %d, %d", tables.cells, tables.head, test.cells, test.head)
			}
		})
	}
}
