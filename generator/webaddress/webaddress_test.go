package webaddress

import "testing"

func TestFind(t *testing.T) {
	for _, c := range []struct{ text, written, meant string }{
		{"详见http:/www.example.gov.cn/art/1.html。", "http:/www.example.gov.cn/art/1.html", "http://www.example.gov.cn/art/1.html"},
		{"详见https//www.example.gov.cn/。", "https//www.example.gov.cn/", "https://www.example.gov.cn/"},
		{"详见http：//www.example.gov.cn/xc。", "http：//www.example.gov.cn/xc", "http://www.example.gov.cn/xc"},
		{"详见https：／／www.example.gov.cn/xc。", "https：／／www.example.gov.cn/xc", "https://www.example.gov.cn/xc"},
		{`详见http:\\www.example.gov.cn。`, `http:\\www.example.gov.cn`, "http://www.example.gov.cn"},
		{"详见http;//www.example.gov.cn。", "http;//www.example.gov.cn", "http://www.example.gov.cn"},
		{"详见http:// www.example.gov.cn/xc。", "http:// www.example.gov.cn/xc", "http://www.example.gov.cn/xc"},
		{"详见http:///www.example.gov.cn/。", "http:///www.example.gov.cn/", "http://www.example.gov.cn/"},
		{"详见http:www.example.gov.cn/x。", "http:www.example.gov.cn/x", "http://www.example.gov.cn/x"},
		{"详见htttp://www.example.gov.cn/x。", "htttp://www.example.gov.cn/x", "http://www.example.gov.cn/x"},
		{"详见http://https://www.example.gov.cn/。", "http://https://www.example.gov.cn/", "https://www.example.gov.cn/"},
		{"网址：www. example. gov. cn。", "www. example. gov. cn", "www.example.gov.cn"},
		{"网址：www .example .gov .cn。", "www .example .gov .cn", "www.example.gov.cn"},
		{"网址：www。example。gov。cn。", "www。example。gov。cn", "www.example.gov.cn"},
		{"网址：www．example．gov．cn", "www．example．gov．cn", "www.example.gov.cn"},
		{"网址：www,example,gov,cn", "www,example,gov,cn", "www.example.gov.cn"},
		{"网址：wwww.example.gov.cn。", "wwww.example.gov.cn", "www.example.gov.cn"},
		{"网址：www..example.gov.cn。", "www..example.gov.cn", "www.example.gov.cn"},
		{"网址：ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ。", "ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ", "www.example.com"},
		{"网址：http://www.example。gov.cn/art/1.html", "http://www.example。gov.cn/art/1.html", "http://www.example.gov.cn/art/1.html"},
		{"网址：http://www.example.gov。cn/。", "http://www.example.gov。cn/", "http://www.example.gov.cn/"},
		{"网址：http://www.exam ple.gov.cn/。", "http://www.exam ple.gov.cn/", "http://www.example.gov.cn/"},
		{"网址：www.example.gov.cn：8080/xc/。", "www.example.gov.cn：8080/xc/", "www.example.gov.cn:8080/xc/"},
		{"原文：https://www.example.gov.cn/art/2023/5/\n20/art_123_456.html。", "https://www.example.gov.cn/art/2023/5/\n20/art_123_456.html", "https://www.example.gov.cn/art/2023/5/20/art_123_456.html"},
		{"原文：https://www.example.gov.cn/ar t_1.html。", "https://www.example.gov.cn/ar t_1.html", "https://www.example.gov.cn/art_1.html"},
		{"原文：https://www.example.gov.cn/art_1。html。", "https://www.example.gov.cn/art_1。html", "https://www.example.gov.cn/art_1.html"},
		{"原文：https://www.example.gov.cn /art/1.html。", "https://www.example.gov.cn /art/1.html", "https://www.example.gov.cn/art/1.html"},
		{"原文：https://www.example.gov.cn/art（2023）5.html。", "https://www.example.gov.cn/art（2023）5.html", "https://www.example.gov.cn/art%EF%BC%882023%EF%BC%895.html"},
		{"附件：https://www.example.gov.cn/doc（终稿）.pdf。", "https://www.example.gov.cn/doc（终稿）.pdf", "https://www.example.gov.cn/doc%EF%BC%88%E7%BB%88%E7%A8%BF%EF%BC%89.pdf"},
		{"查询：https://www.example.gov.cn/x？id=5。", "https://www.example.gov.cn/x？id=5", "https://www.example.gov.cn/x?id=5"},
		{"查询：https://www.example.gov.cn/x?id=5& type=2。", "https://www.example.gov.cn/x?id=5& type=2", "https://www.example.gov.cn/x?id=5&type=2"},
		{"网址：http://。", "http://", ""},
		{"网址是 http://www.", "http://www", ""},
		{"网址：www.example。", "www.example", ""},
		{"网址：www.example.gov.con。", "www.example.gov.con", ""},
		{"见http://www.example.gov.cn/art/2023/…", "http://www.example.gov.cn/art/2023/", ""},
		{"见http://www.example.gov.cn/art/2023/...等", "http://www.example.gov.cn/art/2023/", ""},
		{"见https://www.example.gov.cn/s?id=%E4%B。", "https://www.example.gov.cn/s?id=%E4%B", ""},
	} {
		list := Find(c.text)
		if len(list) != 1 || c.text[list[0].From:list[0].To] != c.written || list[0].Meant != c.meant {
			t.Errorf("%q: %q %+v, not %q for %q", c.text, written(c.text, list), list, c.meant, c.written)
		}
	}
}

func written(text string, list []Address) []string {
	var all []string
	for _, a := range list {
		all = append(all, text[a.From:a.To])
	}
	return all
}

func TestFindNothing(t *testing.T) {
	for _, text := range []string{
		"详见http://www.example.gov.cn。也见www.gov.cn和https://www.gov.cn/。",
		"详见http://www.example.gov.cn/art/2023/5/20/art_1.html，2023年发布。",
		"详见 http://www.example.gov.cn/ 2023/5/20 发布。",
		"（https://www.example.gov.cn/x）。(http://www.example.gov.cn/x(1).pdf)",
		"官网www.example.gov.cn（全县统一）可查。",
		"官网www.example.gov.cn，微信同号；http://www.example.com。",
		"登录www.a.com、www.b.com查询，b.com也行。",
		"网址以http://或https://开头，填http://时不写www。",
		"内网http://oa/可以看，http://server:8080/x也可以。",
		"内网http://10.0.0.8:8080/index。",
		"见http://www.example.gov.cn：先点“公开”。",
		"见http://www.example.gov.cn：8080年代的旧事。",
		"见http://www.example.gov.cn/x?id=5&k=a_b-c。能打开吗？id=5的是旧的。",
		"见 https://www.example.gov.cn/docs/ and/or the rest.",
		"见https://www.example.gov.cn/\n2023年底建成。",
		"见https://www.example.gov.cn\nApp可以下载。",
		"见https://www.example.gov.cn/x，b.com/index.html也有。",
		"HTTP/1.1和HTTP/2都支持，ftp://a.cn/不行，smtp:25。",
		"WWW是万维网，WWW。 the WWW. It is old. WWW，abc公司。",
		"见http://示例.中国/，或者www.示例.cn。",
		"见https://www.example.gov.cn/乡村/1.html。",
		"HTTP://WWW.EXAMPLE.GOV.CN可以打开。Https://a.cn也可以。",
		"见http://www.example.gov.cn！好记。",
		"见http://www.example.gov.cn/x;jsessionid=1，http://www.example.gov.cn/a%20b。",
		"网站（http://www.example.com.cn/）2023年开通。",
		"见 https://www.example.gov.cn. See also www.b.com.",
		"见https://www.example.gov.cn/?u=http://b.cn/x。",
		"等网站http://www.example.gov.cn……",
		"邮箱abc@www.example.com。",
		"见https://www.example.gov.cn/a\u00a0（2023年）。",
	} {
		if list := Find(text); len(list) > 0 {
			t.Errorf("%q: %q %+v", text, written(text, list), list)
		}
	}
}

func TestMend(t *testing.T) {
	for written, want := range map[string]string{
		"http:/www.example.gov.cn":     "http://www.example.gov.cn",
		"https：//www.example.gov.cn/x": "https://www.example.gov.cn/x",
		"http:/a.cn/乡村":                "http://a.cn/乡村",
		"http://a.cn/":                 "",
		"a.md":                         "",
		"http://":                      "",
	} {
		if got, _ := Mend(written); got != want {
			t.Errorf("%q: %q", written, got)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("见http://www.example。gov.cn/art（1）.html，www. a. cn…")
	f.Add("ｗｗｗ．ａ．ｃｎ http:// http:/ \xff")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, a := range Find(text) {
			if a.From < end || a.To < a.From || a.To > len(text) {
				t.Fatalf("%q: %+v", text, a)
			}
			end = a.To
			if a.Meant == "" {
				continue
			}
			if again := Find(a.Meant); len(again) > 0 && again[0].Meant != "" {
				t.Errorf("%q is to be %q, and that %q", text, a.Meant, again[0].Meant)
			}
		}
	})
}
