package ledger

import (
	"strings"
	"testing"
)

// Numbers that somebody reckoned beside a table are no figures of it, nor do they hide its heads.
func TestNumbersBesideATableAreListed(t *testing.T) {
	for name, c := range map[string]struct{ text, place string }{
		"beside the heads":     {"村名,人均可支配收入（元）,,1.05\n甲村,15000,,0.41\n乙村,16400,,\n", "2023年 D1:D2"},
		"two blocks":           {"村名,人均可支配收入（元）,,1.05,,7\n甲村,15000,,,,\n乙村,16400,,,,8\n", "2023年 D1:F3"},
		"words further down":   {"村名,人均可支配收入（元）,,1.05,7\n甲村,15000,,0.41,\n乙村,16400,,无解,8\n", "2023年 D1:E3"},
		"two columns of blank": {"村名,人均可支配收入（元）,,,1.05,2\n甲村,15000,,,,\n乙村,16400,,,,8\n", "2023年 E1:F3"},
	} {
		got := csv(t, nil, "2023年", c.text)
		if want := "code,name,region,households,population,source,income@2023\n450329102201,甲村,450329102,,,tong-ji,15000\n450329102202,乙村,450329102,,,tong-ji,16400\n"; string(got.Villages) != want {
			t.Errorf("%s: %s %v", name, got.Villages, got.Import.Questions)
		}
		if list := got.Import.LeftAside; len(list) != 1 || list[0].Place != c.place || !strings.Contains(list[0].Text, "没有表头") {
			t.Errorf("%s: %v", name, list)
		}
	}
	for name, text := range map[string]string{
		"a table with a blank column":         "村名,人均可支配收入（元）,,户数\n甲村,15000,,412\n乙村,16400,,432\n",
		"heads of one block further right":    "村名,人均可支配收入（元）,,户数,,人口\n甲村,15000,,412,,1630\n乙村,16400,,432,,1680\n",
		"years behind a blank column":         "某镇各村人均可支配收入（元）\n村名,,2022,2023\n甲村,,15000,16400\n乙村,,14000,15000\n",
		"nothing to the left but the village": "某镇各村人均可支配收入（元）\n村名,,2023年\n甲村,,15000\n乙村,,14000\n",
	} {
		if got := csv(t, nil, "收入", text); len(got.Import.LeftAside) > 0 {
			t.Errorf("%s: %v", name, got.Import.LeftAside)
		}
	}
}
