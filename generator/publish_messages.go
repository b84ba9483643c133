package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"strings"
	"syscall"

	"casebook/generator/edition"
	"casebook/generator/problem"
	"casebook/generator/publish"
)

// explainFault says what a failure of a publication means and what to do.
func (p *publishing) explainFault(err error) error {
	next := text("网站上仍是完整的旧版或新版内容。排除原因后再运行一次 casebook publish，会接着做完。",
		"Readers still find every page. Run casebook publish again when the cause is gone: it continues from here.")
	fault := func(zh, en string) error {
		return &explainedError{text(zh+"\n"+next.ZH, en+"\n"+next.EN), err}
	}
	var occupied *publish.Occupied
	var torn *publish.Torn
	var changed *publish.Changed
	var lost *publish.Lost
	var network net.Error
	switch {
	case errors.Is(err, publish.ErrForeign):
		return explain(err, "目标里有一个 manifest.json，不是本程序写的：这里放着别的网站，没有发布。请核对 site.toml 里 [publish.%s] 的 path。",
			"the target has a manifest.json of another program: another site is there, and nothing was published. Check the path of [publish.%s] in site.toml.", p.target.Name)
	case errors.As(err, &occupied):
		return explain(err, "目标里已有 %d 个别人的文件占了网页的位置：%s。没有发布，也没有动它们。请移走它们，或在 site.toml 里换一个 path。",
			"%d files that are not ours are where pages must go: %s. Nothing was published or changed. Move them away, or choose another path in site.toml.", len(occupied.Paths), few(occupied.Paths))
	case errors.As(err, &torn):
		return fault("写过去的 "+torn.Path+" 读回来不一样，目标不可靠（磁盘或网络有毛病）。", torn.Path+" does not read back as it was written: the target cannot be trusted.")
	case errors.As(err, &changed):
		return explain(err, "发布途中 public 里的 %s 变了，或被人改过。请重新运行 casebook build，再发布。", "%s in public/ changed during publication, or was edited there. Build again, then publish.", changed.Path)
	case errors.As(err, &lost):
		return explain(err, "“%s”以为这里断了，接手发布了。请等它做完，再运行一次。", "%s took over the publication. Wait for it and run publish again.", lost.Who)
	case errors.Is(err, context.Canceled):
		return fault("已中断。", "Interrupted.")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fault("目标（或本机）的磁盘满了。", "The disk of the target (or of this computer) is full.")
	case errors.Is(err, publish.ErrNotTaken):
		return fault("服务器没有收下 "+pathOf(err)+"：那边的磁盘满了，或者不让写。请问管理服务器的人。\n服务器说："+err.Error(),
			"The server did not store "+pathOf(err)+": its disk is full, or cannot be written to. Ask whoever runs the server.\nIt says: "+err.Error())
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fault("没有写入的权限："+pathOf(err), "No permission to write: "+pathOf(err))
	case errors.As(err, &network) && p.target.Kind != "folder": // an error of the system has a net.Error's methods
		return fault("连接断了或没有回应："+err.Error(), "The connection was lost or timed out: "+err.Error())
	}
	return fault("没有做完："+err.Error(), "Not finished: "+err.Error())
}

// pathOf names what an error is about.
func pathOf(err error) string {
	var path *fs.PathError
	var fault *publish.Fault
	switch {
	case errors.As(err, &fault) && fault.Path != "":
		return fault.Path
	case errors.As(err, &path):
		return path.Path
	}
	return err.Error()
}

// printPlan lists all that would be done, on stdout.
func (p *publishing) printPlan(r *publish.Result, e *edition.Edition) {
	list := func(head problem.Text, names []string) {
		if len(names) == 0 {
			return
		}
		fmt.Fprintln(p.out, p.in(head))
		for _, name := range names {
			fmt.Fprintln(p.out, "  "+name)
		}
	}
	list(text(fmt.Sprintf("要上传 %d 个文件（%s）：", len(r.Put), size(r.Bytes)), fmt.Sprintf("to upload, %d files (%s):", len(r.Put), size(r.Bytes))), r.Put)
	list(text(fmt.Sprintf("其中 %d 个在目标上被别人改过或删掉了：", len(r.Altered)), fmt.Sprintf("of these, %d were changed or removed by others on the target:", len(r.Altered))), r.Altered)
	list(text(fmt.Sprintf("要删除 %d 个文件：", len(r.Removed)), fmt.Sprintf("to remove, %d files:", len(r.Removed))), r.Removed)
	list(text(fmt.Sprintf("不再用、下次发布时删除的 %d 个文件：", len(r.Later)), fmt.Sprintf("no longer used, to be removed by the next publication, %d files:", len(r.Later))), r.Later)
	fmt.Fprintln(p.out, p.in(text(
		fmt.Sprintf("另有 %d 个文件不变。版本代码 %s。这是演习，什么都没有动。", r.Same, e.Code()),
		fmt.Sprintf("%d other files stay. Edition %s. This was a dry run: nothing was changed.", r.Same, e.Code()))))
}

func (p *publishing) printDone(r *publish.Result, e *edition.Edition) {
	if len(r.Altered) > 0 {
		p.stderrf("%s", p.in(text(
			fmt.Sprintf("注意：那里有 %d 个文件在上次发布后被别人改过或删掉了，已经换回来：%s。不是自己人改的，请查一查服务器。", len(r.Altered), few(r.Altered)),
			fmt.Sprintf("Note: %d files were changed or removed there since they were published; they were uploaded again: %s. If nobody in your office did this, have the server checked.", len(r.Altered), few(r.Altered)))))
	}
	where := p.target.Name
	if p.target.URL != "" || p.target.Host != "" || p.target.Path != "" {
		where += "（" + strings.Join(nonEmpty(p.target.URL, p.target.Host, p.target.Path), " ") + "）"
	}
	zh, en := "已发布到 "+where, "Published to "+where
	if p.flags.rollback {
		zh, en = "已退回上一版："+where, "Rolled back to the previous edition: "+where
	}
	if r.Switched != "" {
		defer p.stderrf("%s", p.in(text(
			fmt.Sprintf("做好以后才换的链接：现在连到 %s，读者要么看到旧的一版，要么看到新的一版。", r.Switched),
			fmt.Sprintf("The link was switched once everything was there: it now leads to %s.", r.Switched))))
	} else if len(r.Put)+len(r.Removed) == 0 {
		p.stderrf("%s", p.in(text(
			fmt.Sprintf("%s：那里已经是这一版（%d 个文件），没有要改的。版本代码 %s", zh, r.Same, e.Code()),
			fmt.Sprintf("%s: it was up to date already (%d files). Edition %s", en, r.Same, e.Code()))))
		return
	}
	p.stderrf("%s", p.in(text(
		fmt.Sprintf("%s。上传 %d 个文件（%s），删除 %d 个，不变 %d 个。版本代码 %s", zh, len(r.Put), size(r.Bytes), len(r.Removed), r.Same, e.Code()),
		fmt.Sprintf("%s. %d files uploaded (%s), %d removed, %d unchanged. Edition %s", en, len(r.Put), size(r.Bytes), len(r.Removed), r.Same, e.Code()))))
}

func nonEmpty(list ...string) []string {
	var kept []string
	for _, s := range list {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func (p *publishing) progressText(x *publish.Progress) string {
	done, total := x.Done.Load(), x.Total.Load()
	if total == 0 {
		return p.in(text("正在核对目标……", "looking at the target …"))
	}
	return p.in(text(
		fmt.Sprintf("正在上传 %d / %d（%s / %s）", done, total, size(x.DoneBytes.Load()), size(x.TotalBytes.Load())),
		fmt.Sprintf("uploading %d / %d (%s / %s)", done, total, size(x.DoneBytes.Load()), size(x.TotalBytes.Load()))))
}
