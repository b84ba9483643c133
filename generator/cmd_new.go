package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"casebook/generator/load"
	"casebook/generator/numeral"
	"casebook/generator/report"
	"casebook/generator/reserved"
	"casebook/generator/source"
	"casebook/generator/starter"
)

// newFile is one file that new writes: {SLUG}, {SECTION} and {REGION} are filled in.
type newFile struct{ template, path string }

// newKinds are the kinds of files with what belongs to each.
var newKinds = map[string][]newFile{
	"case":    {{"case.md", "content/cases/{SLUG}.md"}},
	"study":   {{"study.md", "content/studies/{SLUG}.md"}},
	"program": {{"program.toml", "data/programs/{SLUG}.toml"}},
	"village": {{"village.toml", "data/villages/{SLUG}.toml"}},
}

func newCommand(c *console) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "new case|program|village|study " + c.in(text("名字", "SLUG")),
		Short: c.in(text("添一篇案例、一个工作法、一个村或一篇考察报告", "add a case, a program, a village or a study")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 || newKinds[args[0]] == nil {
				return usage("写法是 casebook new case|program|village|study 名字，如 casebook new case hujiatian。",
					"write casebook new case|program|village|study SLUG, such as casebook new case hujiatian.")
			}
			return badSlug(args[0], args[1])
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := isSite(site); err != nil {
				return err
			}
			return writeNew(cmd.Context(), c, site, args[0], args[1])
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	return cmd
}

// badSlug says what is wrong with a name that becomes an address and a file name. It is
// stricter than the loader: small letters only, so that no two names differ by case.
func badSlug(kind, slug string) error {
	if kind == "village" && numeral.IsDigits(slug) && len(slug) != 12 {
		return usage("村的代码是 12 位数字，%q 是 %d 位。不公开村名的，用字母起一个代号。",
			"the code of a village has 12 digits, but %q has %d; use letters for a village that stays anonymous.", slug, len(slug))
	}
	bad := strings.IndexFunc(slug, func(r rune) bool {
		return r != '-' && r != '_' && !unicode.IsDigit(r) && !unicode.IsLetter(r) || unicode.IsUpper(r)
	})
	if slug == "" || bad >= 0 || strings.HasPrefix(slug, "-") || len(slug) > 120 {
		return usage("%q 不能作文件名和网址。只用小写字母、数字和连字符 -，如 hujiatian、one-n-one。",
			"%q cannot be used as a file name and address: use lower-case letters, digits and - only, such as hujiatian or one-n-one.", slug)
	}
	if reserved.Name(slug) || reserved.OnWindows(slug) {
		return usage("%q 是留给程序或系统用的名字，请换一个。", "%q is a reserved name; choose another.", slug)
	}
	return nil
}

// writeNew writes the files of one kind, none where one of them is there already.
func writeNew(ctx context.Context, c *console, site, kind, slug string) error {
	rep, _, err := load.Site(ctx, site, load.Options{Drafts: true})
	if err != nil {
		return fmt.Errorf("new: %w", err)
	}
	if err := taken(rep, kind, slug); err != nil {
		return err
	}
	root, err := os.OpenRoot(site)
	if err != nil {
		return fmt.Errorf("new: %w", err)
	}
	defer root.Close()
	if _, err := writeSchemas(filepath.Join(site, filepath.FromSlash(schemaFolder))); err != nil {
		return err // what is written names them
	}
	fill := strings.NewReplacer("{SLUG}", slug, "SLUG", slug, "REGION", firstRegion(rep), "TODAY", fmt.Sprintf("%04d-%02d-%02d", c.today.Year, c.today.Month, c.today.Day))
	for _, f := range newKinds[kind] {
		data, err := starter.Files.ReadFile(path.Join("new", f.template))
		if err != nil {
			return fmt.Errorf("new: %w", err)
		}
		name := filepath.FromSlash(fill.Replace(f.path))
		target := filepath.Join(site, name)
		err = createIn(root, name, fill.Replace(string(data)))
		if errors.Is(err, fs.ErrExist) {
			return usage("%s 已经有了，没有动它。请换一个名字。", "%s already exists and was left unchanged; choose another name.", target)
		}
		if err != nil {
			return fmt.Errorf("new: %w", err)
		}
		c.stderrf("%s", c.in(text("已写好 "+target+"，打开它，照里面的说明填。", "Wrote "+target+"; open it and follow the instructions in it.")))
	}
	return nil
}

// createIn makes a file that is not there yet, whole or not at all. A link does not lead it
// out of the folder.
func createIn(root *os.Root, name, text string) error {
	if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, root.Remove(name))
	}
	return nil
}

// taken says where a code, an id or a slug is used already: a second one would be an error in both.
func taken(rep *report.Report, kind, slug string) error {
	var at source.Span
	switch kind {
	case "village":
		if v := rep.Village(slug); v != nil {
			at = v.At
		}
	case "program":
		if i := slices.IndexFunc(rep.Programs, func(p *report.Program) bool { return p.ID == slug }); i >= 0 {
			at = rep.Programs[i].At
		}
	default:
		if n := rep.Narrative(slug); n != nil {
			at = n.At
		}
	}
	if at.File == nil {
		return nil
	}
	return usage("%q 已经有了，没有动它：%s 第 %d 行。请换一个名字。", "%q already exists and was left unchanged: %s, line %d; choose another name.", slug, at.File.Path, at.Position().Line)
}

// firstRegion returns the code of the first region without parts of its own, so that a new
// village is right from the start; "REGION" where the site has none.
func firstRegion(rep *report.Report) string {
	for _, g := range rep.Regions {
		if len(g.Children) == 0 {
			return g.Code
		}
	}
	return "REGION"
}
