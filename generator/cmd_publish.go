package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/generator/build"
	"casebook/generator/edition"
	"casebook/generator/lock"
	"casebook/generator/publish"
	"casebook/generator/report"
	"casebook/generator/theme"
	"casebook/generator/words"
)

// publishFlags are the flags of publish beside those of all commands.
type publishFlags struct {
	from, code       string
	dryRun, rollback bool
	verify           bool
}

func publishCommand(c *console) *cobra.Command {
	var f siteFlags
	var own publishFlags
	cmd := &cobra.Command{
		Use:   "publish " + c.in(text("[名字]", "[NAME]")),
		Short: c.in(text("把生成好的网站发布到 site.toml 里写的地方", "publish the built site to a target in site.toml")),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usage("一次只能发布到一个地方，写法是 casebook publish 名字。", "publish to one target at a time: casebook publish NAME.")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			tuneMemory(firstCollection, buildMemory)
			o, err := f.options(c)
			if err != nil {
				return err
			}
			o.Out = own.from
			if o.Out == "" {
				o.Out = filepath.Join(f.site, "public")
			}
			return runPublish(cmd.Context(), c, o, strings.Join(args, ""), &own)
		},
	}
	fs := cmd.Flags()
	fs.StringVar(&f.site, "site", ".", c.in(text("站点在 `DIR` 里（缺省是当前文件夹）", "the site is in `DIR` (default: this folder)")))
	fs.StringVar(&f.today, "today", "", c.in(text("把 `DATE` 当作今天（如 2025-06-01），检验时用", "treat `DATE` (2025-06-01) as today, for tests")))
	fs.StringVar(&f.edition, "edition", "", c.in(text("发布哪一版，代替 site.toml 的 edition：`EDITION` 写 public 或 internal", "`EDITION`, public or internal, instead of edition in site.toml")))
	fs.StringVar(&own.from, "from", "", c.in(text("生成好的网站在 `DIR` 里（缺省是站点里的 public）", "the built site is in `DIR` (default: public in the site)")))
	fs.BoolVar(&own.dryRun, "dry-run", false, c.in(text("只列出要做的事，什么都不动", "list what would be done, change nothing")))
	fs.StringVar(&own.code, "code", "", c.in(text("只发布签过字的这一版：`CODE` 是 casebook changes 末尾的代码", "publish only if the edition has this `CODE`, given at the end of casebook changes")))
	fs.BoolVar(&own.verify, "verify", false, c.in(text("把目标上的每个文件都读一遍，被人改过、删掉的重新上传（目标是文件夹时总是这样）", "read every file on the target, and upload again what others changed or removed there (always done if the target is a folder)")))
	fs.BoolVar(&own.rollback, "rollback", false, c.in(text("退回上一版", "publish the previous edition again")))
	return cmd
}

// publishing is one run of publish.
type publishing struct {
	*console
	options build.Options
	flags   *publishFlags
	site    *report.Report
	target  *report.PublishTarget
	store   *edition.Store
	kept    []edition.Kept // of the target, the newest last
	asked   string         // the password that was asked for
	texts   *words.Texts   // of the site's language
	before  []byte         // data/editions.toml when the site was read
}

func runPublish(ctx context.Context, c *console, o build.Options, name string, f *publishFlags) error {
	p := &publishing{console: c, options: o, flags: f, store: edition.OpenStore(o.Site)}
	var err error
	if p.before, err = os.ReadFile(p.editionsFile()); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("editions: %w", err)
	}
	b, err := compareBuilt(ctx, c, o, o.Out)
	if err != nil {
		return err
	}
	p.site = b.now.Report()
	if p.texts, err = theme.ReadWords(o.Site, p.site.Site.Language); err != nil {
		return err
	}
	if p.target, err = chooseTarget(p.site.Site.Publish, name); err != nil {
		return err
	}
	if p.kept, err = p.store.List(p.target.Name); err != nil {
		return err
	}
	e := b.edition
	if f.rollback {
		if e, err = p.former(); err != nil {
			return err
		}
	} else if err := matches(b); err != nil {
		return err
	}
	if code := e.Code(); f.code != "" && !strings.EqualFold(f.code, code) {
		return explain(nil, "要发布的这一版代码是 %s，不是签过字的 %s，没有发布。请重新运行 casebook changes 看改了什么，再请人签字。",
			"this edition has the code %s, not the signed %s: nothing was published. Run casebook changes again and have it signed off.", code, f.code)
	}
	if p.site.Site.Internal {
		c.stderrf("%s", c.in(text("注意：这是内部版，只能放在内部的地方。", "Note: this is the internal edition, for internal use only.")))
	}
	return p.run(ctx, e)
}

// matches refuses an output folder that is not what the input says.
func matches(b *builtSite) error {
	switch {
	case b.drafts:
		return explain(nil, "%s 里有草稿，不能发布。请不带 --drafts 运行 casebook build，再发布。", "%s holds drafts and is not published: run casebook build without --drafts.", b.dir)
	case len(b.differs) > 0:
		return explain(nil, "%s 和现在的数据、文稿对不上（%d 个文件：%s），没有发布。请先运行 casebook build，看过再发布。",
			"%s does not match the current data and texts (%d files differ: %s): nothing was published. Run casebook build first.", b.dir, len(b.differs), few(b.differs))
	}
	return nil
}

// chooseTarget returns the target of a name; without a name the only one there is.
func chooseTarget(list []report.PublishTarget, name string) (*report.PublishTarget, error) {
	names := make([]string, len(list))
	for i := range list {
		names[i] = list[i].Name
	}
	if len(list) == 0 {
		return nil, usage("data/site.toml 里还没有写发布到哪里。先加上几行，例如：\n\n[publish.wangzhan]\nkind = \"folder\"\npath = \"/var/www/anli\"\n",
			"data/site.toml does not say where to publish. Add lines such as:\n\n[publish.web]\nkind = \"folder\"\npath = \"/var/www/cases\"\n")
	}
	if name == "" && len(list) > 1 {
		return nil, usage("site.toml 里有几个发布的地方，请写明一个：%s。", "site.toml has several targets; name one: %s.", strings.Join(names, "  "))
	}
	if name == "" {
		return &list[0], nil
	}
	i := slices.Index(names, name)
	if i < 0 {
		return nil, usage("site.toml 里没有 [publish.%s]，有的是：%s。", "site.toml has no [publish.%s]; it has: %s.", name, strings.Join(names, "  "))
	}
	return &list[i], nil
}

// former is the edition that was published before the last one. It is refused where it would bring
// back a page that has been withdrawn since.
func (p *publishing) former() (*edition.Edition, error) {
	n := edition.Before(p.kept)
	if n == 0 {
		return nil, explain(nil, "没有可以退回的上一版：%s 里“%s”只存了 %d 版。", "there is no earlier edition to go back to: %s has %[3]d of %[2]q.", p.store.Dir(), p.target.Name, len(p.kept))
	}
	e, err := p.store.Open(p.kept[n-1])
	if err != nil {
		return nil, err
	}
	last, err := p.store.Open(p.kept[len(p.kept)-1])
	if err != nil {
		return nil, err
	}
	for _, w := range p.site.Site.Withdrawn {
		then, was := e.Find(w.Path)
		now, is := last.Find(w.Path)
		if was && !(is && now.Sum == then.Sum) {
			return nil, explain(nil, "上一版里还有后来撤下的页 %s，不能退回。请改好内容，重新生成，再发布。", "the earlier edition has the page %s, which has since been withdrawn, so it is not published again. Correct the content, then build and publish.", w.Path)
		}
	}
	return e, nil
}

func (p *publishing) run(ctx context.Context, e *edition.Edition) error {
	host, err := p.open(ctx)
	if err != nil {
		return err
	}
	defer host.Close()
	o := publish.Options{DryRun: p.flags.dryRun, Verify: p.flags.verify, Who: who(), Machine: machine(), Progress: &publish.Progress{}, Waiting: func(who string) {
		if who != "" {
			p.stderrf("%s", p.in(text("“"+who+"”正在往这里发布，等待……", who+" is publishing there, waiting …")))
			return
		}
		p.stderrf("%s", p.in(text("另一个 casebook 正在往这里发布，等待……", "another casebook is publishing there, waiting …")))
	}}
	for _, w := range p.site.Site.Withdrawn {
		o.Withdrawn = append(o.Withdrawn, w.Path)
	}
	if !p.flags.dryRun {
		if err := os.MkdirAll(p.store.Dir(), 0o755); err != nil {
			return fmt.Errorf("editions: %w", err)
		}
		unlock, err := lock.Folder(ctx, p.store.Dir(), func() { o.Waiting("") })
		if err != nil {
			return err
		}
		defer unlock()
	}
	return p.carryOut(ctx, host, e, o)
}

// carryOut keeps the edition, publishes it, and notes that it was. Whatever is broken off is done
// again by the next run.
func (p *publishing) carryOut(ctx context.Context, host publish.Host, e *edition.Edition, o publish.Options) error {
	var kept edition.Kept
	var err error
	if !o.DryRun {
		if kept, err = p.store.Add(ctx, e); err != nil {
			return p.explainFault(err)
		}
	}
	stop := p.progressing(func() string { return p.progressText(o.Progress) })
	r, err := publish.Run(ctx, host, &publish.Edition{Manifest: e.Manifest, Entries: e.Entries, Open: e.Reader}, o)
	stop()
	if err != nil {
		return p.explainFault(err)
	}
	if o.DryRun {
		p.printPlan(&r, e)
		return nil
	}
	list := p.kept
	if p.flags.rollback {
		list = list[:edition.Before(list)]
	} else {
		if err := p.record(kept.Code, p.before); err != nil {
			return err
		}
		list = edition.Append(list, kept, p.target.Keep)
	}
	if err := p.store.Set(p.target.Name, list); err != nil {
		return err
	}
	p.printDone(&r, e)
	return nil
}

// who names the person at the computer, for another who waits.
func who() string {
	name := os.Getenv("USER")
	if name == "" {
		name = os.Getenv("USERNAME")
	}
	return strings.Trim(name+"@"+machine(), "@")
}

func machine() string {
	name, err := os.Hostname()
	if err != nil {
		return ""
	}
	return name
}
