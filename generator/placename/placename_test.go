package placename

import "testing"

func TestNamesAreTakenApart(t *testing.T) {
	for _, c := range []struct{ name, plain, stem string }{
		{"胡家田村", "胡家田村", "胡家田"},
		{"胡家田村委会", "胡家田村", "胡家田"},
		{"胡家田村民委员会", "胡家田村", "胡家田"},
		{"胡家田村村民委员会", "胡家田村", "胡家田"},
		{"石桥社区", "石桥社区", "石桥"},
		{"石桥居委会", "石桥社区", "石桥"},
		{"石桥社区居民委员会", "石桥社区", "石桥"},
		{"石桥镇", "石桥镇", "石桥镇"},
		{"村", "村", "村"},
		{"村委会", "村委会", "村委会"},
		{"", "", ""},
	} {
		if plain, stem := Plain(c.name), Stem(c.name); plain != c.plain || stem != c.stem {
			t.Errorf("%s: plain %s, stem %s; want %s, %s", c.name, plain, stem, c.plain, c.stem)
		}
	}
}
