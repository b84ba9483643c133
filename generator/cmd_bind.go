package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/intake"
	"casebook/generator/intake/bind"
	"casebook/generator/lazyregexp"
	"casebook/generator/load"
	"casebook/generator/problem"
	"casebook/generator/source"
)

func bindCommand(c *console) *cobra.Command {
	var site string
	cmd := &cobra.Command{
		Use:   "bind " + c.in(text("名字", "SLUG")),
		Short: c.in(text("把一篇文章里的数字逐个连到数据", "bind every figure of a narrative to a drafted fact")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usage("写法是 casebook bind 名字，名字是文章的文件名，不带 .md。", "write casebook bind SLUG, the name of a narrative without .md.")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := isSite(site); err != nil {
				return err
			}
			return bindNarrative(cmd.Context(), c, site, args[0])
		},
	}
	cmd.Flags().StringVar(&site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	return cmd
}

var (
	factID      = lazyregexp.New(`(?m)^\s*id\s*=\s*["']([^"']*)["']`)
	sourceOfOwn = lazyregexp.New(`(?m)^source\s*=\s*"([^"]*)"`)
)

func bindNarrative(ctx context.Context, c *console, site, slug string) error {
	name, err := narrativeOf(site, slug)
	if err != nil {
		return err
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return fmt.Errorf("bind: %w", err)
	}
	facts := filepath.Join(site, "data", "facts", slug+".toml")
	have, err := os.ReadFile(facts)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("bind: %w", err)
	}
	options, found, err := bindOptions(ctx, site, slug, have)
	if options.Year == 0 { // what a text without a date says of later years is planned
		options.Year = c.today.Year
	}
	if err != nil {
		return err
	}
	if err := c.unread(found, slug); err != nil {
		return err
	}
	body, mark := strings.CutPrefix(string(data), "\ufeff")
	r := bind.Narrative(source.New(filepath.ToSlash(name), body), options)
	for _, why := range []*problem.Problem{r.Unread, r.TooMuch} {
		if why != nil {
			c.stderrf("%s", c.in(text("一个数也没有连："+why.Message.ZH+"。请把文章分成几篇。", "No figure was bound: "+why.Message.EN+". Divide the narrative.")))
			return errAuthor
		}
	}
	if len(r.Facts)+r.Linked == 0 {
		c.stderrf("%s", c.in(text("没有还要连的数字。", "all figures are bound already.")))
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(r.Facts) > 0 { // first: a narrative that names them is worth nothing without
		if err := os.MkdirAll(filepath.Dir(facts), 0o755); err != nil {
			return fmt.Errorf("bind: %w", err)
		}
		if err := replace(facts, have, bytes.TrimRight(have, "\n"), []byte("\n"+bind.TOML(r.Facts, ownSource(body)))); err != nil {
			return fmt.Errorf("bind: %w", err)
		}
	}
	if mark {
		r.Text = "\ufeff" + r.Text
	}
	if err := replace(name, data, []byte(r.Text)); err != nil {
		return fmt.Errorf("bind: %w", err)
	}
	c.bound(&r, facts, slug)
	return nil
}

// bindOptions is what of the site helps to bind a narrative's figures; have is its file of facts.
func bindOptions(ctx context.Context, site, slug string, have []byte) (bind.Options, []problem.Problem, error) {
	rep, found, err := load.Site(ctx, site, load.Options{TrueNames: true})
	if err != nil {
		return bind.Options{}, nil, fmt.Errorf("bind: %w", err)
	}
	options := bind.Options{Taken: bind.IDs(string(have)), Places: intake.Places(rep)}
	for _, n := range rep.Narratives {
		if n.Slug != slug {
			continue
		}
		switch {
		case n.Village != nil:
			options.Own = n.Village.Code
		case n.Region != nil:
			options.Own = n.Region.Code
		}
		options.Year = n.Date.Year
	}
	return options, found, nil
}

// unread tells of a narrative whose file holds no text that can be read, as one in GBK: nothing is
// known of its figures.
func (c *console) unread(found []problem.Problem, slug string) error {
	for i := range found {
		if p := &found[i]; p.Rule == problem.Unreadable && slugMeant(p.Span.File.Path) == slug {
			c.stderrf("%s", c.in(text(p.Span.File.Path+" 读不了："+p.Message.ZH+"。"+p.Hint.ZH, p.Span.File.Path+" cannot be read: "+p.Message.EN+". "+p.Hint.EN)))
			return errAuthor
		}
	}
	return nil
}

// ownSource is the source that a narrative's front matter names, "" for none.
func ownSource(body string) string {
	front, _, ok := strings.Cut(strings.TrimPrefix(body, "+++"), "\n+++")
	if m := sourceOfOwn.FindStringSubmatch(front); ok && m != nil {
		return m[1]
	}
	return ""
}

// bound says what was bound, and what a person has to look at.
func (c *console) bound(r *bind.Result, facts, slug string) {
	c.stderrf("%s", c.in(text(
		fmt.Sprintf("连好了 %d 个数，写进 %s。它们都取自正文，对着原件核过以后运行 casebook verify %s。", len(r.Facts), facts, slug),
		fmt.Sprintf("Bound %d figures; their facts are in %s. The values come from the text itself: once you have checked them against the source, run casebook verify %s.", len(r.Facts), facts, slug))))
	if r.Linked > 0 {
		c.stderrf("%s", c.in(text(fmt.Sprintf("  其中另有 %d 个数和村、地区的数据一致，直接连到了那里。", r.Linked), fmt.Sprintf("  %d more match series of villages or regions and link there.", r.Linked))))
	}
	for _, doubt := range append(r.Near, r.Twice...) {
		c.stderrf("%s", c.in(text("  请核对："+doubt, "  to be checked: "+doubt)))
	}
	for _, left := range r.Left {
		c.stderrf("%s", c.in(text("  没有连："+left+"（被链接或强调隔开）", "  not bound: "+left+" (cut by a link or emphasis)")))
	}
}

// slugMeant is the name of the narrative whose file somebody names.
func slugMeant(name string) string {
	if stem, found := strings.CutSuffix(filepath.ToSlash(name), ".md"); found && stem != "" {
		return stem[strings.LastIndexByte(stem, '/')+1:]
	}
	return name
}

// narrativeFiles are the files of a site's narratives by their slugs. The folders are read, not
// matched with a pattern: a site may lie in one that is named “材料[1]”.
func narrativeFiles(site string) map[string]string {
	files := map[string]string{}
	content := filepath.Join(site, "content")
	list, _ := os.ReadDir(content)
	folders := []string{content}
	for _, entry := range list {
		info, err := os.Stat(filepath.Join(content, entry.Name())) // a folder may be a link to one
		if err == nil && info.IsDir() {
			folders = append(folders, filepath.Join(content, entry.Name()))
		}
	}
	for _, folder := range folders {
		list, _ := os.ReadDir(folder)
		for _, entry := range list {
			slug, found := strings.CutSuffix(entry.Name(), ".md")
			if found && slug != "" && files[slug] == "" {
				files[slug] = filepath.Join(folder, entry.Name())
			}
		}
	}
	return files
}

// narrativeOf finds the file of a narrative by its slug, which is unique over content/.
func narrativeOf(site, slug string) (string, error) {
	files := narrativeFiles(site)
	if file := files[slug]; file != "" {
		return file, nil
	}
	return "", noNarrative(slug, slices.Collect(maps.Keys(files)))
}

// noNarrative says that there is no narrative of a name, and which one was probably meant.
func noNarrative(slug string, known []string) error {
	if slug == "" {
		return usage("写上文章的名字，就是它的文件名，不带 .md。", "give the narrative's name: its file name without .md.")
	}
	path := strings.TrimRight(strings.ReplaceAll(slug, `\`, "/"), "/")
	meant, file := strings.CutSuffix(path[strings.LastIndexByte(path, '/')+1:], ".md")
	if file || slices.Contains(known, meant) {
		return usage("只写文章的名字，不写文件夹和 .md：%s。", "write the narrative's name without the folder and .md: %s.", meant)
	}
	slices.Sort(known)
	if near := problem.Nearest(slug, slices.Values(known)); near != "" {
		return usage("content/ 里没有文章 %q。你是不是想写 %s？", "there is no narrative %q in content/; did you mean %s?", slug, near)
	}
	return usage("content/ 里没有文章 %q。", "there is no narrative %q in content/.", slug)
}
