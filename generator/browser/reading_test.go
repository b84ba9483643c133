package browser

import "testing"

// titlesBreakBetweenWords looks at the title of the demo site, which broke inside 经验.
func titlesBreakBetweenWords(t *testing.T, p *tab, base string) {
	p.open(base + "index.html")
	until(p, `document.querySelector("h1.worded") !== null`)
	if got := evaluate[string](p, `document.querySelector("h1").innerHTML.replaceAll("<wbr>", "|")`); got != "抓党建|促脱贫|经验|交流|材料|选编" {
		t.Errorf("the title may break as %s", got)
	}
	if got := evaluate[string](p, `document.querySelector("h1").textContent`); got != "抓党建促脱贫经验交流材料选编" {
		t.Errorf("the title reads %s", got)
	}
	p.open(base + "checklists/records/index.html") // its phrase is longer than the line, and left 料 alone
	until(p, `document.querySelector("h1.worded") !== null`)
	if got := evaluate[int](p, `(() => { const h = document.querySelector("h1"); return Math.round(h.offsetHeight / parseFloat(getComputedStyle(h).lineHeight)); })()`); got != 2 {
		t.Errorf("a title of two lines takes %d", got)
	}
	quiet(t, p, base)
}

// figuresStandBesideTheText looks at a case on a wide screen: what stands in the margin covers
// nothing, and is there for eyes alone.
func figuresStandBesideTheText(t *testing.T, p *tab, base string) {
	p.open(base + "cases/ziyuan-one-n-one/index.html")
	until(p, `document.querySelectorAll(".pulled").length > 1`)
	if got := evaluate[string](p, `(() => {
		const boxes = [...document.querySelectorAll(".pulled")].map((e) => e.getBoundingClientRect());
		const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
		const others = [...document.querySelectorAll(".prose > *, .side")].map((e) => e.getBoundingClientRect());
		if (document.querySelector(".pulled:not([aria-hidden])")) return "a reader hears it twice";
		return boxes.some((a, i) => others.concat(boxes.slice(i + 1)).some((b) => meets(a, b))) ? "something is covered" : "";
	})()`); got != "" {
		t.Error(got)
	}
	quiet(t, p, base)
}
