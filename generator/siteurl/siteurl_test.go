package siteurl_test

import (
	"testing"

	"casebook/generator/siteurl"
)

func TestParse(t *testing.T) {
	for raw, want := range map[string]string{
		"https://www.example.cn":      "https://www.example.cn",
		"https://www.example.cn/":     "https://www.example.cn",
		"http://10.1.2.3:8080/anli//": "http://10.1.2.3:8080/anli",
		"https://www.example.cn//":    "https://www.example.cn",
		"https://www.example.cn//xc":  "https://www.example.cn/xc",
		"https://a.cn/x///y/./z/":     "https://a.cn/x/y/z",
		"https://a.cn/v1.2":           "https://a.cn/v1.2",
		"https://a.cn/index.html":     "",
		"https://a.cn/x/INDEX.HTM":    "",
		"https://a.cn/default.aspx":   "",
		"https://a.cn/index.html/":    "",
		"https://例子.cn/路径/":           "https://xn--fsqu00a.cn/%E8%B7%AF%E5%BE%84",
		"https://例子.cn:8443":          "https://xn--fsqu00a.cn:8443",
		"http://[::1]:80/a%20b":       "http://[::1]:80/a%20b",
		"":                            "",
		"www.example.cn":              "",
		"ftp://www.example.cn":        "",
		"https://":                    "",
		"https:///a":                  "",
		"https://a.cn/?q":             "",
		"https://a.cn/?":              "",
		"https://a.cn/#x":             "",
		"https://user:secret@a.cn":    "",
		"https://a.cn/\"onclick=\"x":  "",
		"https://a.cn/<b>":            "",
		"https://a b.cn":              "",
		"https://a.cn:0":              "",
		"https://a.cn:65536/x":        "",
		"javascript:alert(1)":         "",
		"//a.cn":                      "",
	} {
		if got, ok := siteurl.Parse(raw); got != want || ok != (want != "") {
			t.Errorf("siteurl.Parse(%q) = %q, %v; want %q", raw, got, ok, want)
		}
	}
}

func TestMeant(t *testing.T) {
	for raw, want := range map[string]string{
		"www.example.cn":                    "https://www.example.cn",
		"example.gov.cn/anli/":              "https://example.gov.cn/anli",
		"www.example.cn:8080/x":             "https://www.example.cn:8080/x",
		"//a.cn/x":                          "https://a.cn/x",
		"http//a.cn":                        "http://a.cn",
		"htps://a.cn":                       "https://a.cn",
		"https:/a.cn":                       "https://a.cn",
		"https;//a.cn":                      "https://a.cn",
		"https：//a。cn/x":                    "https://a.cn/x",
		"ｈｔｔｐ://ａ.cn":                       "http://a.cn",
		`https:\\a.cn\x`:                    "https://a.cn/x",
		" https://a.cn ":                    "https://a.cn",
		"https://a.cn/?a=1":                 "https://a.cn",
		"https://a.cn/x/index.html":         "https://a.cn/x",
		"https://a.cn/x/index.html?from=qq": "https://a.cn/x",
		"ftp://a.cn":                        "",
		"localhost:1414":                    "",
		"本单位官网":                             "",
		"https://":                          "",
		"":                                  "",
	} {
		if got, ok := siteurl.Meant(raw); got != want || ok != (want != "") {
			t.Errorf("siteurl.Meant(%q) = %q, %v; want %q", raw, got, ok, want)
		}
	}
}

func TestOnlyHere(t *testing.T) {
	for base, want := range map[string]bool{
		"http://localhost": true, "https://localhost:1414/a": true, "http://a.localhost": true, "http://127.0.0.1:80": true, "http://127.1.2.3": true, "http://[::1]": true, "http://0.0.0.0": true,
		"https://www.example.cn": false, "http://10.20.30.40/anli": false, "http://192.168.1.3": false, "http://xuanchuan": false, "https://localhost.example.cn": false, "": false,
	} {
		if got := siteurl.OnlyHere(base); got != want {
			t.Errorf("%q: %t", base, got)
		}
	}
}
