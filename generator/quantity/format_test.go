package quantity_test

import (
	"testing"

	"casebook/generator/quantity"
)

func TestFormatWritesForAReader(t *testing.T) {
	for _, c := range []struct {
		value, unit string
		decimals    int
		want        string
	}{
		{"128000000", "元", -1, "1.28亿元"}, {"12800", "万元", -1, "1.28亿元"}, {"9734000", "元", -1, "973.4万元"}, {"973.4", "万元", -1, "973.4万元"},
		{"3300", "户", -1, "3300户"}, {"11300", "人", -1, "11300人"}, {"10448", "处", -1, "10448处"}, {"50000", "元", -1, "5万元"}, {"20000", "册", 0, "2万册"},
		{"140000", "人", -1, "14万人"}, {"14", "万人", -1, "14万人"}, {"88", "%", -1, "88%"}, {"88.10", "%", 2, "88.10%"}, {"12.345", "%", 1, "12.3%"},
		{"3000", "元/人", -1, "3000元/人"}, {"30000", "元/人", -1, "3万元/人"}, {"1.2", "万元/亩", -1, "1.2万元/亩"}, {"-50000", "元", -1, "-5万元"},
		{"0", "户", -1, "0户"}, {"5", "", -1, "5"}, {"123456789", "元", -1, "123456789元"}, {"1000000000000", "元", -1, "10000亿元"}, {"", "元", -1, ""},
		{"2016", "年", -1, "2016年"}, {"0.5", "万元", -1, "0.5万元"}, {"4500.38", "元", 0, "4500元"}, {"150", "千米", -1, "150千米"},
	} {
		if got := quantity.Format(dec(t, c.value), quantity.Unit(c.unit), c.decimals); got != c.want {
			t.Errorf("Format(%s, %s, %d) = %s, want %s", c.value, c.unit, c.decimals, got, c.want)
		}
	}
}

func TestAppendGroupedWritesForATable(t *testing.T) {
	for _, c := range []struct {
		value    string
		decimals int
		want     string
	}{
		{"12345.6", 2, "12,345.60"}, {"12345.6", 0, "12,346"}, {"-12344.5", 0, "-12,345"}, {"999", 0, "999"}, {"1000", 0, "1,000"}, {"0", 2, "0.00"},
		{"1234567.25", -1, "1,234,567.25"}, {"-0.4", 0, "0"}, {"0.05", 1, "0.1"}, {"", 2, ""}, {"144115188075855871", 0, "144,115,188,075,855,871"},
		{"0.000000000000000000000000000001", -1, "0.000000000000000000000000000001"}, {"-1000.5", -1, "-1,000.5"},
	} {
		if got := string(quantity.AppendGrouped([]byte("x"), dec(t, c.value), c.decimals)); got != "x"+c.want {
			t.Errorf("AppendGrouped(%s, %d) = %s, want x%s", c.value, c.decimals, got, c.want)
		}
	}
}

func TestScaleChoosesTheWordOfAnAxis(t *testing.T) {
	for _, c := range []struct{ in, divisor, word string }{
		{"", "1", ""}, {"0", "1", ""}, {"9999", "1", ""}, {"10000", "10000", "万"}, {"-20000", "10000", "万"}, {"99999999", "10000", "万"}, {"100000000", "100000000", "亿"},
	} {
		divisor, word := quantity.Scale(dec(t, c.in))
		if divisor != dec(t, c.divisor) || word != c.word {
			t.Errorf("Scale(%s) = %s, %q", c.in, divisor, word)
		}
	}
}
