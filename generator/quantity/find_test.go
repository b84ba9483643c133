package quantity

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFindTellsFiguresFromWhatLooksLikeThem(t *testing.T) {
	table := lines(t, "find.txt")
	if len(table) < 300 {
		t.Errorf("the table has %d pairs", len(table))
	}
	for _, l := range table {
		if len(l) != 2 {
			t.Fatalf("bad line %q", l)
		}
		var got, want []string
		for _, f := range Find(l[0]) {
			got = append(got, l[0][f.Start:f.End])
		}
		if l[1] != "" {
			want = strings.Split(l[1], ";")
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n\tfound %q\n\twant  %q", l[0], got, want)
		}
	}
}

// FuzzFind checks what must hold of any text: spans inside it, on rune boundaries, in
// order, not overlapping; intervals that hold their own value unless the wording excludes it.
func FuzzFind(f *testing.F) {
	for _, name := range []string{"find.txt", "values.txt", "covers.txt"} {
		for _, l := range lines(f, name) {
			f.Add(l[0])
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, g := range Find(text) {
			if g.Start < end || g.End <= g.Start || g.End > len(text) {
				t.Fatalf("%q: figure at %d to %d after %d", text, g.Start, g.End, end)
			}
			end = g.End
			if utf8.ValidString(text) && !utf8.ValidString(text[g.Start:g.End]) {
				t.Fatalf("%q: figure %q cuts a character", text, text[g.Start:g.End])
			}
			in := g.Interval
			if g.Value.IsMissing() || !in.Low.IsMissing() && !in.High.IsMissing() && in.Low.Cmp(in.High) > 0 {
				t.Fatalf("%q: %q has value %s in %+v", text, text[g.Start:g.End], g.Value, in)
			}
			g.Covers(g.Value, g.Unit)
		}
		if g, err := Parse(text); err == nil && (g.Start < 0 || g.End > len(text) || g.Start >= g.End) {
			t.Fatalf("Parse(%q) = %d to %d", text, g.Start, g.End)
		}
	})
}

// FuzzFormat checks that what is written for a reader is read back as a wording that covers
// the value.
func FuzzFormat(f *testing.F) {
	f.Add(int64(128000000), uint8(0), uint8(0))
	f.Add(int64(12345), uint8(2), uint8(4))
	units := []Unit{"元", "万元", "户", "人", "%", "公里", "亩", "元/人", "个百分点", "吨"}
	f.Fuzz(func(t *testing.T, c int64, scale, unit uint8) {
		v, err := FromParts(c, int(scale%6))
		if err != nil || v.Sign() < 0 || v.Cmp(FromInt(1e13)) > 0 {
			return
		}
		u := units[int(unit)%len(units)]
		text := Format(v, u, -1)
		g, err := Parse(text)
		if err != nil {
			t.Fatalf("Format(%s, %s) = %s: %v", v, u, text, err)
		}
		if got := g.Covers(v, u); got != Holds {
			t.Fatalf("Format(%s, %s) = %s, which covers it not: %d %+v", v, u, text, got, g)
		}
	})
}

func BenchmarkFind(b *testing.B) {
	var text strings.Builder
	for _, l := range lines(b, "find.txt") {
		text.WriteString(l[0])
		text.WriteString("。")
	}
	prose := text.String()
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		Find(prose)
	}
}

func BenchmarkFindInProseWithoutFigures(b *testing.B) {
	prose := strings.Repeat("党支部充分发挥党建引领作用，建强组织、夯实基础，把战斗堡垒筑牢在一线。", 200)
	b.SetBytes(int64(len(prose)))
	b.ReportAllocs()
	for b.Loop() {
		Find(prose)
	}
}

func BenchmarkAppendGrouped(b *testing.B) {
	v, _ := ParseDecimal("1234567.891")
	buf := make([]byte, 0, 32)
	b.ReportAllocs()
	for b.Loop() {
		buf = AppendGrouped(buf[:0], v, 2)
	}
}

// TestTheSignBelongsToTheFigure: the minus of -3.5% is inside its place.
func TestTheSignBelongsToTheFigure(t *testing.T) {
	for _, text := range []string{"增速为-3.5%。", "增速为−3.5%。", "增速为负3.5%。"} {
		found := Find(text)
		if len(found) != 1 || found[0].Value != dec(t, "-3.5") || found[0].Start != len("增速为") || text[found[0].End:] != "。" {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// TestFiguresOfReports: forms that reports have and that were once read short or not at all.
func TestFiguresOfReports(t *testing.T) {
	for text, want := range map[string]string{
		"贷款有1.26个亿。": "1.26个亿=126000000", "治理31.51km2。": "31.51km2=31.51", "全长12Km。": "12Km=12", "指数为100.7。": "100.7=100.7",
		"水头261.8米。": "261.8米=261.8", "5镇1乡1街道": "5镇=5 1乡=1 1街道=1", "产量3.5万千升。": "3.5万千升=35000", "28216贫困人口": "28216=28216",
		"罚款壹万贰仟元。": "壹万贰仟元=12000", "补助贰佰元。": "贰佰元=200", "水库三面环山。": "", "三次产业协同发展。": "", "道理就一个理。": "", "队伍建设，陆地面积。": "",
	} {
		got := ""
		for _, f := range Find(text) {
			got += " " + text[f.Start:f.End] + "=" + f.Value.String()
		}
		if got = strings.TrimSpace(got); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
