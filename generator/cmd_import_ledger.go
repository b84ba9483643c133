package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"casebook/generator/intake/ledger"
	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/table/xlsx"
)

func isLedger(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return ext == ".xlsx" || ext == ".csv"
}

// importLedger reads a ledger, writes its mapping, and the table of villages once nothing is asked
// any more.
func importLedger(ctx context.Context, c *console, name string, f *importFlags) error {
	site := f.site
	file, err := os.Open(name)
	if err != nil {
		return usage("打不开 %s：请看看文件名和位置对不对。", "cannot open %s: check its name and place.", name)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxPaper+1))
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	base := strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	sheets, err := ledger.Sheets(base, string(data), strings.EqualFold(filepath.Ext(name), ".xlsx"))
	if err == nil && len(data) > maxPaper {
		err = xlsx.ErrTooLarge
	}
	if err != nil {
		return c.refuseLedger(name, err)
	}
	rep, _, err := load.Site(ctx, site, load.Options{})
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		return fmt.Errorf("import: %w", err)
	}
	defer root.Close()
	mapping, rows := "data/imports/"+base+".toml", "data/villages/"+base+".csv"
	before, made := mappings(rep, mapping)
	if _, err := root.Stat(rows); err == nil && !made {
		return usage("%s 已经有了，不是 import 写的，没有动它。请把台账换一个文件名。", "%s is there already and was not written by import: it was not touched.", rows)
	}
	if made && !f.force && editedSince(root, rows, before[0].Written) {
		return usage("%s 在导入以后改过，没有动它。要用台账重新写它（改过的会丢），加上 --force。", "%s was edited since it was imported and was not touched: --force writes it anew from the ledger, and the edits are lost.", rows)
	}
	result := ledger.Read(sheets, rep, before)
	result.Import.File, result.Import.SHA256 = filepath.Base(name), fmt.Sprintf("%x", sha256.Sum256(data))
	if len(result.Import.Sheets) == 0 {
		c.say("%s", c.in(text(name+" 里没有一张表有村名一列，不知道怎样读。什么都没有写。", "no sheet of "+name+" has a column of villages' names. Nothing was written.")))
		return errAuthor
	}
	if made {
		result.Import.Written = before[0].Written
	}
	if result.CSV != "" {
		result.Import.Written = fmt.Sprintf("%x", sha256.Sum256([]byte(result.CSV)))
		if err := writeIn(root, rows, result.CSV); err != nil {
			return err
		}
	}
	if err := writeIn(root, mapping, ledger.TOML(&result.Import)); err != nil {
		return err
	}
	return c.ledgerRead(result, mapping, rows)
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

// editedSince tells whether a table is not as import wrote it, by the hash that its mapping has.
// One without a hash, or that is gone, holds no edits to lose.
func editedSince(root *os.Root, rows, written string) bool {
	text, err := root.ReadFile(filepath.FromSlash(rows))
	return err == nil && written != "" && fmt.Sprintf("%x", sha256.Sum256(text)) != written
}

func writeIn(root *os.Root, name, text string) error {
	if err := root.MkdirAll(filepath.Dir(filepath.FromSlash(name)), 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("import: %w", err)
	}
	if err := root.WriteFile(filepath.FromSlash(name), []byte(text), 0o644); err != nil {
		return fmt.Errorf("import: %w", err)
	}
	return nil
}

// ledgerRead shows what a ledger gave: how it is read, what is left aside, and what is asked.
func (c *console) ledgerRead(r *ledger.Result, mapping, rows string) error {
	for _, s := range r.Import.Sheets {
		c.say("%s", c.in(text(fmt.Sprintf("表“%s”：%d 列，%d 行是村", s.Name, len(s.Columns), len(s.Places)), fmt.Sprintf("sheet %s: %d columns, %d rows of villages", s.Name, len(s.Columns), len(s.Places)))))
		for _, col := range s.Columns {
			what := col.Indicator + col.Field
			if col.Skip {
				what = c.in(text("不读", "not read"))
			} else if what == "" {
				what = "?"
			}
			c.say("  %s %s → %s", col.Cell, col.Head, what)
		}
	}
	for _, a := range r.Import.LeftAside {
		c.say("  %s：%s %s", a.What, a.Place, a.Text)
	}
	for _, n := range r.New {
		c.say("  %s", n)
	}
	if n := r.Open(); n > 0 {
		for _, q := range r.Import.Questions {
			if q.Answer == "" {
				c.say("  ？%s（%s）", q.Text, strings.Join(q.Choices, "、"))
			}
		}
		c.say("%s", c.in(text(fmt.Sprintf("还有 %d 个问题。在 %s 的 answer 里写上回答，再运行一次 casebook import。", n, mapping),
			fmt.Sprintf("%d questions are open: write the answers into %s and run casebook import again.", n, mapping))))
		return errAuthor
	}
	c.say("%s", c.in(text(fmt.Sprintf("写好了 %s：%d 个村。接着运行 casebook check。", rows, r.Rows), fmt.Sprintf("wrote %s: %d villages. Run casebook check next.", rows, r.Rows))))
	return nil
}

// refuseLedger says why a ledger cannot be read. Nothing was written.
func (c *console) refuseLedger(name string, err error) error {
	why := problem.Text{ZH: "不是 Excel 工作簿，也不是能认的表格", EN: "is no workbook"}
	switch {
	case errors.Is(err, xlsx.ErrEncrypted):
		why = text("加了密码：请在 WPS 或 Excel 里打开，去掉密码再存", "is encrypted: save it without a password")
	case errors.Is(err, xlsx.ErrOld):
		why = text("其实是旧的 .xls 格式：请在 WPS 或 Excel 里打开，另存为 .xlsx", "is an old .xls: save it as .xlsx")
	case errors.Is(err, xlsx.ErrTooLarge):
		why = text("展开后太大，不予读取", "unpacks to more than is read")
	case errors.Is(err, xlsx.ErrDamaged):
		why = text("损坏了：请在 WPS 或 Excel 里打开修复，另存为 .xlsx", "is damaged: open and repair it, and save it as .xlsx")
	case errors.Is(err, ledger.ErrEncoding):
		why = text("的编码认不出来：请在表格软件里另存为 .xlsx", "is in an unknown encoding: save it as .xlsx")
	}
	c.say("%s", c.in(text(name+" "+why.ZH+"。什么都没有写。", name+" "+why.EN+". Nothing was written.")))
	return errAuthor
}
