package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"casebook/generator/atomicfile"
	"casebook/generator/intake/ledger"
	"casebook/generator/intake/record"
	"casebook/generator/lazyregexp"
	"casebook/generator/load"
	"casebook/generator/report"
	"casebook/generator/table/xlsx"
)

// largeLedger is from how many bytes on a ledger's memory is worth giving back.
const largeLedger = 4 << 20

// ledgerMemory is what a large ledger is to be read in; more is taken where it must be, and time lost.
const ledgerMemory = 320 << 20

// importLedger reads a ledger, writes its mapping, and the tables of villages and regions once
// nothing is asked any more.
func importLedger(ctx context.Context, c *console, p paper, f *importFlags) error {
	name := p.name
	data, sum, err := readPaper(p, xlsx.ErrTooLarge)
	if errors.Is(err, xlsx.ErrTooLarge) {
		return c.refuseLedger(name, err)
	} else if err != nil {
		return err
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	progress := &ledger.Progress{}
	defer c.progressing(func() string { return c.rowsRead(filepath.Base(name), progress) })()
	sheets, err := ledger.Sheets(base, string(data), p.ext == ".xlsx")
	if err != nil {
		return c.refuseLedger(name, err)
	}
	if ledger.Exported(sheets) {
		return usage("%s 是 casebook export 存出的表，里面的数本来就在站点里，没有导入。要改数，改站点 data 里的那一份；要收新一年的数，导入单位自己的台账。",
			"%s was written by casebook export: its figures come from a site, so nothing was imported. Correct figures in the site's data; for new ones import your office's own spreadsheet.", name)
	}
	if len(data) > largeLedger {
		defer debug.SetMemoryLimit(debug.SetMemoryLimit(ledgerMemory))
		data = nil
		debug.FreeOSMemory() // what reading took, before the table is made
	}
	site, _, err := load.Site(ctx, f.site, load.Options{TrueNames: true})
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	root, err := os.OpenRoot(f.site)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer root.Close()
	t := ledgerTargets{base}
	if t.areIn(f.site, name) {
		return usage("%s 就在站点的 data 文件夹里，导入会写到它自己头上。先把它移到站点外面（如桌面），再导入。",
			"%s is in the site's data folder, where the import would overwrite it: move it out of the site first.", name)
	}
	c.cameIn(site, t.mapping(), sum)
	before, made := mappings(site, t.mapping())
	was, err := t.former(root, before, made, f.force)
	if err != nil {
		return err
	}
	result := ledger.Read(ledger.Input{Sheets: sheets, Name: base, SHA256: sum, Site: site, Before: before, Own: made, RegionTable: t.regions(), Was: was, Others: otherTables(root, before, made), Progress: progress})
	result.Import.File, result.Import.SHA256 = filepath.Base(name), sum
	if len(result.Import.Sheets) == 0 {
		return c.noSheetRead(name, sheets, result)
	}
	if made {
		result.Import.Written = before[0].Written
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.writeAll(root, site, result); err != nil {
		return err
	}
	return c.ledgerRead(result, t)
}

// noSheetRead says why no sheet of a ledger is one of places.
func (c *console) noSheetRead(name string, sheets []ledger.Sheet, result *ledger.Result) error {
	if slices.ContainsFunc(result.Import.LeftAside, func(a report.LeftAside) bool { return a.Text == ledger.Across }) {
		return c.refused(name, text("里的表"+ledger.Across, "has one column per place: transpose the table in the spreadsheet program (paste special) and import that"))
	}
	return c.noPlaces(name, sheets)
}

// rowsRead says how far a ledger is.
func (c *console) rowsRead(name string, p *ledger.Progress) string {
	done, total := p.Done.Load(), p.Total.Load()
	if total == 0 {
		return c.in(text("正在打开 "+name+"……", "opening "+name+" …"))
	}
	return c.in(text(fmt.Sprintf("正在读 %s：%d / %d 行（%d%%）", name, done, total, done*100/total), fmt.Sprintf("reading %s: %d / %d rows (%d%%)", name, done, total, done*100/total)))
}

// monthHead is a month in a head: 2024年5月, 2024-05.
var monthHead = lazyregexp.New(`^(?:19|20)\d\d(?:年|[-./])\d{1,2}月?$`)

// noPlaces refuses a ledger that does not tell whose figures it has, and says what to add.
func (c *console) noPlaces(name string, sheets []ledger.Sheet) error {
	for i := range sheets {
		if heads := sheets[i].FirstHeads(); len(heads) > 0 {
			list := strings.Join(heads[:min(len(heads), fewPlaces)], "、")
			c.stderrf("%s", c.in(text(fmt.Sprintf("表“%s”的表头像是：%s", sheets[i].Name, list), fmt.Sprintf("The column headings of sheet %s seem to be: %s", sheets[i].Name, list))))
			if sheets[i].HeadsOnly() {
				return c.refused(name, text("只有表头，下面没有一行数据。发下去的空表要等填好了再导入；填的数在另一张表里，就把那张表放进来", "has column headings and no row below them: import it once it is filled in"))
			}
			if slices.ContainsFunc(heads, monthHead.MatchString) {
				c.stderrf("%s", c.in(text("按月的数不收，只收按年的：先在表格软件里合成一年一列，再导入", "Monthly figures cannot be imported, only yearly ones: make one column per year first")))
			}
			break
		}
	}
	return c.refused(name, text("里没有一张表能看出是哪些村、哪些地区的数。一行一个地方的表，要有一列叫“村名”或“地区”；一个村一张的表，表名写村名，或在表里写“村名”和它的名字；一个地区逐年的表，在表上面加一行“地区：名字”；一列一个地方的表，先转置成一行一个地方（复制整张表，“选择性粘贴”时勾上“转置”）", "has no sheet that tells which villages or regions its figures are of: a column named 村名 or 地区 does, a sheet named after its village, or a line “地区：NAME” above the table; one with a column a place is to be transposed first (paste special)"))
}

func hash(data []byte) string { return fmt.Sprintf("%x", sha256.Sum256(data)) }

// hashOf is the hash of texts, one after the other, which may be so long that no copy is to be made.
func hashOf(texts ...string) string {
	h := sha256.New()
	for _, text := range texts {
		_, _ = io.Copy(h, struct{ io.Reader }{strings.NewReader(text)}) // in pieces; a hash takes all
	}
	return fmt.Sprintf("%x", h.Sum(nil))
}

// ledgerTargets are the files that an import of a ledger writes, by the ledger's name.
type ledgerTargets struct{ base string }

func (t ledgerTargets) mapping() string  { return "data/imports/" + t.base + ".toml" }
func (t ledgerTargets) villages() string { return "data/villages/" + t.base + ".csv" }
func (t ledgerTargets) regions() string  { return "data/regions/" + t.base + ".csv" }
func (t ledgerTargets) source() string   { return "data/sources/" + t.base + ".toml" }
func (t ledgerTargets) tables() []string { return []string{t.villages(), t.regions()} }

// areIn tells whether the ledger lies in the site where one of its tables is to be.
func (t ledgerTargets) areIn(site, ledger string) bool {
	here, err := filepath.Abs(ledger)
	return err == nil && slices.ContainsFunc(t.tables(), func(table string) bool {
		there, err := filepath.Abs(filepath.Join(site, filepath.FromSlash(table)))
		return err == nil && there == here
	})
}

// former is the table of villages that a former import of the ledger wrote, "" for none. It is an error
// if a table is there that no import wrote, or was edited since; force does not mind the edits.
func (t ledgerTargets) former(root *os.Root, before []report.Import, made, force bool) (villages string, err error) {
	written := ""
	for _, table := range t.tables() {
		text, err := root.ReadFile(filepath.FromSlash(table))
		if err == nil && !made {
			return "", usage("%s 已经有了，不是 import 写的，没有动它。请把台账换一个文件名。", "%s already exists and was not written by import; it was left unchanged.", table)
		}
		written += string(text)
		if table == t.villages() {
			villages = string(text)
		}
	}
	if made && !force && written != "" && before[0].Written != "" && hash([]byte(written)) != before[0].Written {
		return "", usage("%s 在导入以后改过，没有动它。要用台账重新写它（改过的会丢），加上 --force。", "%s has been edited since it was imported and was left unchanged: --force writes it again from the spreadsheet, and the edits are lost.", strings.Join(t.tables(), "、"))
	}
	return villages, nil
}

// writeAll writes what a ledger gave, and its mapping.
func (t ledgerTargets) writeAll(root *os.Root, site *report.Report, r *ledger.Result) error {
	if r.Villages != "" || r.Regions != "" {
		r.Import.Written = hashOf(r.Villages, r.Regions)
		for _, o := range r.Older { // first: broken off in between, the next run finds room
			if err := giveWay(root, site, o); err != nil {
				return err
			}
		}
		if err := t.write(root, r); err != nil {
			return err
		}
		if err := addIndicators(root, site, r.Indicators); err != nil {
			return err
		}
	}
	return writeIn(root, t.mapping(), record.Import(&r.Import))
}

// write writes the tables, and the ledger as their source unless it is known: a person may have
// completed it.
func (t ledgerTargets) write(root *os.Root, r *ledger.Result) error {
	for name, text := range map[string]string{t.villages(): r.Villages, t.regions(): r.Regions} {
		if text == "" {
			continue
		}
		if err := writeIn(root, name, text); err != nil {
			return err
		}
	}
	if _, err := root.Stat(filepath.FromSlash(t.source())); err == nil || r.Figures == 0 {
		return nil
	}
	s := r.Source
	return writeIn(root, t.source(), "# 由 casebook import 写成：这份台账，各数的出处；可以改\n"+record.Source(s.ID, s.Title, s.Publisher, s.Year))
}

const indicatorsFile, ledgerGroup = "data/indicators.toml", "ledger"

// addIndicators writes drafted indicators below those that the site has.
func addIndicators(root *os.Root, site *report.Report, list []*report.Indicator) error {
	if len(list) == 0 {
		return nil
	}
	was, err := root.ReadFile(filepath.FromSlash(indicatorsFile))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("import: %w", err)
	}
	isNew := !slices.ContainsFunc(site.Groups, func(g *report.Group) bool { return g.ID == ledgerGroup })
	return writeIn(root, indicatorsFile, strings.TrimRight(string(was), "\n")+"\n"+record.Indicators(list, ledgerGroup, isNew))
}

// mappings are those of former imports, this ledger's own first, and whether it has one.
func mappings(rep *report.Report, own string) (list []report.Import, made bool) {
	for _, m := range rep.Imports {
		if m.At.File != nil && m.At.File.Path == own {
			list, made = append([]report.Import{m}, list...), true
		} else if len(m.Sheets) > 0 {
			list = append(list, m)
		}
	}
	return list, made
}

// otherTables are the tables of villages that other ledgers were made into, of those that count households and that
// nobody edited since.
func otherTables(root *os.Root, before []report.Import, made bool) []ledger.Table {
	var list []ledger.Table
	for i := range before {
		years := ledger.CountYears(&before[i])
		if made && i == 0 || len(years) == 0 || before[i].At.File == nil {
			continue
		}
		t := targetsOf(&before[i])
		villages, err := root.ReadFile(filepath.FromSlash(t.villages()))
		regions, _ := root.ReadFile(filepath.FromSlash(t.regions()))
		if err == nil && hashOf(string(villages), string(regions)) == before[i].Written {
			list = append(list, ledger.Table{Path: t.villages(), Text: string(villages), Years: years})
		}
	}
	return list
}

func targetsOf(m *report.Import) ledgerTargets {
	return ledgerTargets{strings.TrimSuffix(path.Base(m.At.File.Path), ".toml")}
}

// giveWay writes an older table without what a newer one says, and its hash into its mapping: no person edited it.
func giveWay(root *os.Root, site *report.Report, o ledger.Older) error {
	for i := range site.Imports {
		m := &site.Imports[i]
		if m.At.File == nil || targetsOf(m).villages() != o.Path {
			continue
		}
		regions, _ := root.ReadFile(filepath.FromSlash(targetsOf(m).regions()))
		mapping, err := root.ReadFile(filepath.FromSlash(m.At.File.Path))
		if err != nil {
			return fmt.Errorf("import: %w", err)
		}
		if now, err := root.ReadFile(filepath.FromSlash(o.Path)); err != nil || string(now) != o.Was {
			return usage("%s 正在被别人改，没有动它，请再运行一次。", "%s has changed in the meantime and was left unchanged; run the command again.", o.Path)
		}
		if err := writeIn(root, o.Path, o.Text); err != nil {
			return err
		}
		return writeIn(root, m.At.File.Path, strings.Replace(string(mapping), m.Written, hashOf(o.Text, string(regions)), 1))
	}
	return nil
}

func writeIn(root *os.Root, name, text string) error {
	if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("import: %w", err)
	}
	if err := atomicfile.WriteStringIn(root, filepath.FromSlash(name), 0o644, text); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}
