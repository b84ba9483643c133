package narrative

import "testing"

func TestSlug(t *testing.T) {
	tests := []struct{ text, want string }{
		{"胡家田村", "hu-jia-tian-cun"},
		{"“六个一”工作法", "liu-ge-yi-gong-zuo-fa"},
		{"1+N+1", "1-n-1"},
		{"１＋Ｎ＋１模式", "1-n-1-mo-shi"},
		{"Party建设 2.0", "party-jian-she-2-0"},
		{"女工", "nv-gong"},
		{"Émile", "émile"},
		{"🎉——", ""},
		{"", ""},
		{"庄庄庄庄庄庄庄庄庄庄阿", "zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang-zhuang"}, // the end is cut off, nothing from the middle
		{"一二三四五六七八九十一二三四五六七八九十", "yi-er-san-si-wu-liu-qi-ba-jiu-shi-yi-er-san-si-wu-liu-qi-ba-jiu"},
	}
	for _, test := range tests {
		if got := Slug(test.text); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

func TestVisibleLeavesOutWhatNobodySees(t *testing.T) {
	for text, want := range map[string]string{"甲\u009f乙": "甲乙", "甲\u00a0乙": "甲\u00a0乙", "甲\x7f乙": "甲乙", "甲~乙": "甲~乙", "甲\u200b\u00ad乙": "甲乙", "甲\t乙\n": "甲\t乙\n",
		"甲\u200a\u200b\u200c乙": "甲\u200a\u200c乙", "甲\u2029\u202a\u202e\u202f乙": "甲\u2029\u202f乙", "甲\u205f\u2060\u206f\u2070乙": "甲\u205f\u2070乙",
		"甲\ufffa\ufff9\ufffb\ufffc乙": "甲\ufffc乙", "甲\U000e0000\U000e007f\U000e0100乙": "甲\U000e0100乙", "甲\ufeff乙": "甲乙"} {
		if got := Visible(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
