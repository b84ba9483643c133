package quantity

import "testing"

// TestSmallerUnits: a whole number of a unit and digits of smaller ones behind it are one figure.
func TestSmallerUnits(t *testing.T) {
	for _, x := range []struct {
		text, figure string
		value, unit  string
	}{
		{"鲜果卖3元5角。", "3元5角", "3.5", "元"},
		{"白菜卖2块8毛。", "2块8毛", "2.8", "元"},
		{"票价12元8角5分。", "12元8角5分", "12.85", "元"},
		{"卖三元五角钱。", "三元五角钱", "3.5", "元"},
		{"墙高1丈2尺。", "1丈2尺", "1.2", "丈"},
		{"碑高3尺5寸。", "3尺5寸", "3.5", "尺"},
		{"南瓜重8斤4两。", "8斤4两", "8.4", "斤"},
		{"分到三亩六分地。", "三亩六分", "3.6", "亩"},
		{"一条鱼重3斤半。", "3斤半", "3.5", "斤"},
		{"3斤两个人分。", "3斤", "3", "斤"},
		{"门票5元分给村集体。", "5元", "5", "元"},
		{"3亩5分给了大哥。", "3亩", "3", "亩"},
		{"布长2尺。", "2尺", "2", "尺"},
		{"8斤4个。", "8斤", "8", "斤"},
	} {
		found := Find(x.text)
		if len(found) == 0 {
			t.Errorf("%s: nothing found", x.text)
			continue
		}
		f := found[0]
		if got := x.text[f.Start:f.End]; got != x.figure || f.Value.String() != x.value || string(f.Unit) != x.unit {
			t.Errorf("%s: %q is %s %s, want %q %s %s", x.text, got, f.Value, f.Unit, x.figure, x.value, x.unit)
		}
	}
	for _, text := range []string{"村民丈夫常年在外。", "三丈夫人庙在村东头。", "一丈青是绰号。", "光芒万丈。", "拿皮尺一丈，多出十几步。"} {
		if found := Find(text); len(found) > 0 {
			t.Errorf("%s: %q is no figure", text, text[found[0].Start:found[0].End])
		}
	}
}
