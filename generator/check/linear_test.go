package check

import (
	"strings"
	"testing"
	"time"

	"casebook/generator/report"
	"casebook/generator/source"
)

// TestLongParagraphsCostTheirLength: a document that was pasted as one paragraph, with commas alone, costs eight times as much
// when it is eight times as long, and not sixty-four.
func TestLongParagraphsCostTheirLength(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a second")
	}
	sentence := "全镇辖18个村，耕地面积7.37万亩，2019年地区生产总值达到12.5亿元，比上年增长8.2%，其中种植业4.1亿元，带动农户1630户，户均增收2100元，"
	cost := func(size int) time.Duration {
		least := time.Hour
		for range 3 {
			f := source.New("a.txt", strings.Repeat(sentence, size/len(sentence)))
			start := time.Now()
			if _, err := Texts(t.Context(), []*source.File{f}, Options{Today: report.Date{Year: 2026, Month: 1, Day: 1}, Jobs: 1}); err != nil {
				t.Fatal(err)
			}
			least = min(least, time.Since(start))
		}
		return least
	}
	if short, long := cost(64<<10), cost(512<<10); long > 24*short {
		t.Errorf("%v for eight times as much as takes %v", long, short)
	}
}
