package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"

	"casebook/generator/picture/photos"
	"casebook/generator/placename"
)

//go:embed programs.toml
var programFile string

// A case has as many characters as those of an office's material that was looked at: from
// leastText to mostText, front matter not counted.
const leastText, mostText = 1572, 2551

const covers = 6 // pictures that every third case has one of

// cases makes up texts like an office's: each case belongs to a village, has five sections,
// nine bound figures, enumerations, a list, a table, a chart, several methods and themes, and
// names other places. The same number gives the same case every time.
type cases struct {
	phrases  phrases
	villages []village // those that have a case
	from     *division
}

func newCases(from *division, n size) (*cases, error) {
	c := &cases{phrases: readPhrases(), from: from}
	i := 0
	err := from.each(n.villages, func(v village) error {
		if len(c.villages) < n.cases && i*n.cases/n.villages >= len(c.villages) {
			c.villages = append(c.villages, village{strings.Clone(v.code), strings.Clone(v.name)})
		}
		i++
		return nil
	})
	if err == nil && len(c.villages) < n.cases {
		err = fmt.Errorf("%d cases for %d villages: at most one a village", n.cases, n.villages)
	}
	return c, err
}

// write writes all cases with their facts and covers into a site.
func (c *cases) write(site string) error {
	if err := c.writeCovers(filepath.Join(site, "content", "cases", "covers")); err != nil {
		return err
	}
	for i := range c.villages {
		if err := c.writeOne(site, i, ""); err != nil {
			return err
		}
	}
	return nil
}

func (c *cases) writeCovers(dir string) error {
	for i := range covers {
		cover, err := photos.Large(1200+80*i, 800), error(nil)
		if c.from.madeUp {
			cover, err = landscape(i, 1200+80*i, 800)
		}
		if err == nil {
			err = writeText(filepath.Join(dir, strconv.Itoa(i+1)+".jpg"), string(cover))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeOne writes a case, with a sentence more, and its facts.
func (c *cases) writeOne(site string, i int, more string) error {
	text, facts, err := c.make(i)
	if err != nil {
		return err
	}
	if err := writeText(filepath.Join(site, "content", "cases", slug(i)+".md"), text+more); err != nil {
		return err
	}
	return writeText(filepath.Join(site, "data", "facts", slug(i)+".toml"), factFile(facts))
}

func slug(i int) string { return "case-" + strconv.Itoa(i+1) }

// make returns a case's Markdown and its facts.
func (c *cases) make(i int) (text string, facts []madeFact, err error) {
	r := rand.New(rand.NewPCG(20251126, uint64(i)))
	v, other := c.villages[i], c.villages[r.IntN(len(c.villages))]
	own := map[string]string{
		"village": placename.Plain(v.name), "other": placename.Plain(other.name), "town": c.from.name(v.code[:9]), "county": c.from.name(v.code[:6]),
		"crop": c.phrases["crop"][r.IntN(len(c.phrases["crop"]))],
	}
	list, err := c.phrases.facts(r)
	if err != nil {
		return "", nil, err
	}
	w := caseWriter{c.phrases, r, own, list}
	body := w.body(v, other, slug(r.IntN(len(c.villages))))
	return w.frontMatter(i, v) + body, list, nil
}

// caseWriter is one case in the making.
type caseWriter struct {
	phrases
	r     *rand.Rand
	own   map[string]string
	facts []madeFact
}

func (w *caseWriter) frontMatter(i int, v village) string {
	var b strings.Builder
	title := w.fill(w.r, "{opening}{village}的", w.own) + w.one("work") + "与" + w.own["crop"]
	fmt.Fprintf(&b, "+++\ntitle = %q\ndate = %d-%02d-%02d\nvillage = %q\n", title, lastYear+1, 1+w.r.IntN(12), 1+w.r.IntN(28), v.code)
	fmt.Fprintf(&b, "programs = [%q, %q]\nthemes = [%s]\nsource = \"yearbook\"\n", programOf(i), programOf(i+1+w.r.IntN(6)), `"`+strings.Join(w.some(w.r, "theme", 2+w.r.IntN(3)), `", "`)+`"`)
	fmt.Fprintf(&b, "summary = %q\n", w.fill(w.r, "{village}从{problem}入手，{who}带头做{work}，再把{crop}做成产业。", w.own))
	if i%3 == 0 {
		fmt.Fprintf(&b, "cover = { file = \"covers/%d.jpg\", alt = %q }\n", 1+i/3%covers, w.own["village"]+"的村口")
	}
	return b.String() + "+++\n"
}

// programOf is the id of a method by a number.
func programOf(i int) string {
	ids := [...]string{"six-ones", "one-n-one", "five-steps", "four-lists", "three-accounts", "three-links", "four-sides"}
	return ids[i%len(ids)]
}

func (w *caseWriter) one(list string) string { return w.phrases[list][w.r.IntN(len(w.phrases[list]))] }

// sentences fills n different sentences of a list.
func (w *caseWriter) sentences(list string, n int) string {
	var b strings.Builder
	for _, s := range w.some(w.r, list, n) {
		b.WriteString(w.fill(w.r, s, w.own))
	}
	return b.String()
}
