package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"casebook/generator/build"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/siteurl"
	"casebook/generator/write"
)

// siteFlags are the flags that build, serve and check share.
type siteFlags struct {
	site, base, today string
	edition           string
	drafts, strict    bool
	jobs              int
}

func (f *siteFlags) add(c *console, cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	fs.BoolVar(&f.drafts, "drafts", false, c.in(text("连同草稿（draft = true）", "include drafts (draft = true)")))
	fs.StringVar(&f.edition, "edition", "", c.in(text("做哪一版，代替 site.toml 的 edition：`EDITION` 写 public（公开版）或 internal（内部版）", "`EDITION`, public or internal, instead of edition in site.toml")))
	fs.StringVar(&f.today, "today", "", c.in(text("把 `DATE` 当作今天（如 2025-06-01），检验时用", "treat `DATE` (2025-06-01) as today, for tests")))
	fs.IntVar(&f.jobs, "jobs", 0, c.in(text("同时做 `N` 件事（缺省是有几个处理器就几件）", "run `N` jobs at once (default: one per processor)")))
}

// options turns the flags into what the corridor takes.
func (f *siteFlags) options(c *console) (build.Options, error) {
	o := build.Options{Strict: f.strict, Options: session.Options{
		Site: f.site, Drafts: f.drafts, Edition: f.edition, Jobs: f.jobs,
		Today: c.today, Version: version, CacheDir: c.cacheDir,
		Notify: func(t problem.Text) { c.stderrf("%s", c.in(t)) },
	}}
	if err := checkEdition(f.edition); err != nil {
		return o, err
	}
	if f.jobs < 0 {
		return o, usage("--jobs 不能是负数。", "--jobs must not be negative.")
	}
	if f.today != "" {
		day, err := time.Parse(time.DateOnly, f.today)
		if err != nil {
			return o, usage("--today 要写成 2025-06-01 这样，不能是 %q。", "--today takes a date like 2025-06-01, not %q.", f.today)
		}
		o.Today = report.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day()}
	}
	if f.base != "" {
		var ok bool
		if o.Base, ok = siteurl.Parse(f.base); !ok {
			if meant, ok := siteurl.Meant(f.base); ok {
				return o, usage("--base 要写网站的完整地址，如 %s，不能是 %q。", "--base takes the full address of the site's folder, such as %s, not %q.", meant, f.base)
			}
			return o, usage("--base 要写网站的完整地址，如 https://www.example.cn/cases，写到文件夹为止，不写 index.html 这样的文件名，不能是 %q。",
				"--base takes the full address of the site's folder, such as https://www.example.cn/cases, without a file name, not %q.", f.base)
		}
		if siteurl.OnlyHere(o.Base) {
			c.stderrf("%s", c.in(text(fmt.Sprintf("注意：%s 只有这台电脑自己打得开，网页里的二维码、引用、订阅和网站地图都会写它；正式发布前换成网站的地址。", o.Base),
				fmt.Sprintf("Note: %s leads to the reader's own computer; QR codes, citations, the feed and the sitemap will contain it. Use the site's real address before you publish.", o.Base))))
		}
	}
	return o, isSite(f.site)
}

// checkEdition refuses a name that no edition has.
func checkEdition(name string) error {
	switch name {
	case "", "public", "internal":
		return nil
	}
	return usage("--edition 可以写 public（公开版）或 internal（内部版），不能是 %q。", "--edition is public or internal, not %q.", name)
}

// isSite tells early, and with advice, that a folder holds no site.
func isSite(dir string) error {
	if dir == "" {
		return usage("--site 后面没有写文件夹。", "--site is empty; give a folder.")
	}
	info, err := os.Stat(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return usage("没有 %s 这个文件夹。", "there is no folder %s.", dir)
	}
	if err != nil {
		return fmt.Errorf("site: %w", err)
	}
	if !info.IsDir() {
		return usage("%s 不是文件夹。", "%s is not a folder.", dir)
	}
	for _, name := range [...]string{"data", "content"} {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil && info.IsDir() {
			return nil
		}
	}
	return usage("%s 里没有 data/ 也没有 content/，不是一个站点。要新建一个，请运行 casebook init 文件夹名。",
		"%s has neither data/ nor content/, so it is not a site. To create one, run casebook init DIR.", dir)
}

func buildCommand(c *console, use string) *cobra.Command {
	var f siteFlags
	var out string
	var verify bool
	cmd := &cobra.Command{
		Use:   use,
		Short: c.in(text("生成网站", "build the site")),
		Args:  noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o, err := f.options(c)
			if err != nil {
				return err
			}
			o.Out, o.Verify = out, verify
			if out == "" {
				o.Out = filepath.Join(f.site, "public")
			}
			first := int64(firstCollection)
			if n := o.Remembered(); n > 0 {
				first = min(max(warmCollection, warmShare*n), buildMemory)
			}
			tuneMemory(first, buildMemory)
			return runBuild(cmd.Context(), c, o)
		},
	}
	f.add(c, cmd)
	cmd.Flags().StringVar(&out, "out", "", c.in(text("生成到 `DIR`（缺省是站点里的 public）", "write to `DIR` (default: public in the site)")))
	cmd.Flags().StringVar(&f.base, "base", "", c.in(text("网站的完整地址 `URL`，代替 site.toml 的 base_url", "`URL` of the site, instead of base_url in site.toml")))
	cmd.Flags().BoolVar(&f.strict, "strict", false, c.in(text("有警告也不生成", "treat warnings as errors")))
	cmd.Flags().BoolVar(&verify, "verify", false, c.in(text("每个文件都读一遍内容来核对（缺省凭系统记下的时间和编号看出改动）", "read every output file (default: sizes and times tell which have changed)")))
	return cmd
}

func runBuild(ctx context.Context, c *console, o build.Options) error {
	start := time.Now()
	o.Progress = &build.Progress{}
	stop := c.progress(o.Progress)
	r, err := build.Run(ctx, o)
	stop()
	if err != nil {
		return err
	}
	r.Took = time.Since(start)
	if err := c.problems(&r.Findings); err != nil {
		return fmt.Errorf("print the problems: %w", err)
	}
	if !r.Published {
		c.stderrf("%s", c.in(text("没有生成：先把上面的地方改好。原来的网站没有动。", "Nothing was built: fix the errors above first. The previous site is unchanged.")))
		return errAuthor
	}
	if len(r.Withheld) > 0 {
		c.stderrf("%s", c.in(withheld(r.Withheld)))
	}
	if len(r.Unread) > 0 {
		c.stderrf("%s", c.in(unread(r.Unread)))
	}
	c.closing(&r, o.Out)
	return nil
}

// closing says what was made, how it stands with the figures, and what to open.
func (c *console) closing(r *build.Result, out string) {
	if len(r.Output.Foreign) > 0 {
		list := r.Output.Foreign
		more := text("", "")
		if len(list) > 10 {
			more = text(fmt.Sprintf(" 等 %d 个", len(list)), fmt.Sprintf(" and %d more", len(list)-10))
			list = list[:10]
		}
		c.stderrf("%s", c.in(text(
			"输出文件夹里有不是本程序生成的文件，原样留着："+strings.Join(list, "、")+more.ZH,
			"left alone, because this program did not make them: "+strings.Join(list, ", ")+more.EN)))
	}
	var held *write.Held
	if errors.As(r.Output.Uncleared, &held) {
		c.stderrf("%s", c.in(text(
			fmt.Sprintf("网站已经生成；%s 里有文件正被别的程序打开，这个临时文件夹先留着，关掉以后再生成时会清掉。", held.Path),
			fmt.Sprintf("the site was built. A file in %s is open in another program, so this temporary folder stays; the next build after it is closed removes it.", held.Path))))
	} else if r.Output.Uncleared != nil {
		c.stderrf("%s", c.in(text(
			fmt.Sprintf("网站已经生成；旁边的临时文件夹没有清掉，下次生成时再清：%v", r.Output.Uncleared),
			fmt.Sprintf("the site was built. The temporary folders beside it could not be removed; the next build will try again: %v", r.Output.Uncleared))))
	}
	index := filepath.Join(out, "index.html")
	c.stderrf("%s", c.in(text(
		fmt.Sprintf("已生成 %d 页（%d 个文件，%s；新写 %d 个），用时 %s。%s\n图文数字 %d 处，绑定 %d 处，核对 %d 处。请打开 %s",
			r.Pages, r.Output.Files, size(r.Output.Bytes), r.Output.Written, seconds(r.Took), c.in(problem.CountOf(r.Problems).Summary(r.Suppressed)), r.Figures.Figures, r.Figures.Bound, r.Figures.Checked, index),
		fmt.Sprintf("Built %d pages (%d files, %s; %d written) in %s: %s.\nFigures: %d, bound %d, checked %d. Open %s",
			r.Pages, r.Output.Files, size(r.Output.Bytes), r.Output.Written, seconds(r.Took), c.in(problem.CountOf(r.Problems).Summary(r.Suppressed)), r.Figures.Figures, r.Figures.Bound, r.Figures.Checked, index))))
}

func size(n int64) string {
	switch {
	case n < 1<<20:
		return fmt.Sprintf("%.0f KB", float64(n)/(1<<10))
	case n < 1<<30:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.2f GB", float64(n)/(1<<30))
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

// progress shows a line on a terminal while work takes longer than one wonders about, and
// returns the function that takes it away.
func (c *console) progress(p *build.Progress) (stop func()) {
	return c.progressing(func() string { return c.progressText(p) })
}

// progressing shows a line that changes on a terminal, and returns what takes it away.
func (c *console) progressing(line func() string) (stop func()) {
	if c.line == nil {
		return func() {}
	}
	end, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		for {
			select {
			case <-end:
				c.line.Print("")
				return
			case <-tick.C:
				c.line.Show(line())
			}
		}
	}()
	return func() { close(end); <-ended }
}

func (c *console) progressText(p *build.Progress) string {
	done, total := p.Done.Load(), p.Total.Load()
	line := c.in(text("正在读入和核对……", "reading and checking …"))
	if total > 0 {
		line = c.in(text(
			fmt.Sprintf("正在生成 %d / %d（%d%%）", done, total, done*100/total),
			fmt.Sprintf("building %d / %d (%d%%)", done, total, done*100/total)))
	}
	return line
}
