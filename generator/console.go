package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"casebook/generator/atomicfile"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/session"
	"casebook/generator/terminal"
	"casebook/generator/theme"
	"casebook/generator/write"
)

// console is where the commands speak, and what they know of the machine.
type console struct {
	out, err io.Writer
	data     io.Writer      // stdout for what a program reads: JSON, SARIF
	lang     string         // "zh" or "en"
	line     *terminal.Line // of the terminal that stderr is; nil where it is none
	outColor bool           // what goes to stdout may have colours; errColor, to stderr
	errColor bool
	today    report.Date
	cacheDir string
	site     string // where an import writes, as it was named
	builds   bool   // the command makes a site: what stops it leaves the former one
}

func text(zh, en string) problem.Text { return problem.Text{ZH: zh, EN: en} }

func (c *console) in(t problem.Text) string { return t.In(c.lang) }

// stderrf writes one line to stderr, over the progress line where there may be one.
func (c *console) stderrf(format string, args ...any) {
	text := fmt.Sprintf(format+"\n", args...)
	if c.line != nil {
		c.line.Print(text)
		return
	}
	fmt.Fprint(c.err, text)
}

// replace puts parts in the place of a file that holds what was read of it; see [atomicfile.Replace].
func replace(name string, read []byte, parts ...[]byte) error {
	err := atomicfile.Replace(name, read, parts...)
	if errors.Is(err, atomicfile.ErrChanged) {
		return usage("%s 正在被别人改，没有动它，请再运行一次。", "%s has changed in the meantime and was left unchanged; run the command again.", name)
	}
	return err
}

// errAuthor is returned after problems were shown: the author has something to mend.
var errAuthor = errors.New("problems in the site")

// usageError is a call that cannot be understood.
type usageError struct{ text problem.Text }

func (e *usageError) Error() string { return e.text.EN }

func usage(zh, en string, args ...any) error {
	return &usageError{text(fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...))}
}

// language chooses the language of the messages: --lang, else the locale. An unset locale,
// C and POSIX say nothing about the reader, who is then taken for one of the offices that
// the program is made for.
func language(args []string, getenv func(string) string) string {
	for i, a := range args {
		value, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && value == "en" {
			return "en"
		}
		if ok {
			return "zh"
		}
	}
	for _, name := range [...]string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale, _, _ := strings.Cut(getenv(name), ".")
		if locale == "" {
			continue
		}
		if locale == "C" || locale == "POSIX" || strings.HasPrefix(locale, "zh") {
			return "zh"
		}
		return "en"
	}
	return "zh"
}

// explainedError is a failure with an explanation in both languages.
type explainedError struct {
	text problem.Text
	err  error // may be nil
}

func (e *explainedError) Error() string { return e.text.EN }
func (e *explainedError) Unwrap() error { return e.err }

func explain(err error, zh, en string, args ...any) error {
	return &explainedError{text(fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...)), err}
}

// explain says what a failure of the machine means to the reader.
func (c *console) explain(err error) problem.Text {
	var crash *parallel.Panic
	var refused *write.Refused
	var occupied *write.Occupied
	var needs *theme.NeedsFrontEnd
	var held *write.Held
	var path *fs.PathError
	var own *explainedError
	var link *os.LinkError
	switch {
	case errors.As(err, &crash):
		return c.crashed(crash)
	case errors.As(err, &own):
		return own.text
	case errors.As(err, &needs):
		if needs.Err != nil {
			return text(needs.Text.ZH+"\n"+needs.Err.Error(), needs.Error())
		}
		return needs.Text
	case errors.As(err, &refused):
		return text(
			fmt.Sprintf("不能把网站生成到 %s：它与 %s 重叠，会毁掉原稿。请用 --out 另选一个文件夹。", refused.Out, refused.Folder),
			fmt.Sprintf("refusing to write to %s: it overlaps %s. Choose another folder with --out.", refused.Out, refused.Folder))
	case errors.As(err, &occupied):
		return text(
			fmt.Sprintf("%s 不是本程序生成的，却占了网页的位置。请把它移走（若它是旧的网站，请清空输出文件夹），再生成一次。原来的内容没有动。", occupied.Path),
			fmt.Sprintf("%s was not made by this program but is where a page must go. Move it away (or empty the output folder if it is an old site) and build again. Nothing was changed.", occupied.Path))
	case errors.As(err, &held):
		return text(
			fmt.Sprintf("%s 正被别的程序打开（浏览器、WPS、停在那里的命令窗口，或者杀毒软件），换不成新的；原来的网站没有动。请关掉它，再生成一次。", held.Path),
			fmt.Sprintf("%s is open in another program (a browser, WPS, a command window, an antivirus) and cannot be replaced; the previous site is unchanged. Close it and build again.", held.Path))
	case errors.Is(err, write.ErrRoot):
		return text("不能把网站直接生成到磁盘（U 盘）的根上，请用 --out 指到它里面的一个文件夹，如 E:\\网站。",
			"the output cannot be the root of a disk or USB stick: choose a folder on it with --out.")
	case errors.Is(err, syscall.ENOSPC) && !c.builds:
		return text("磁盘满了，没有写成。请腾出空间再试。\n"+err.Error(), "the disk is full; nothing was written. "+err.Error())
	case errors.Is(err, syscall.ENOSPC):
		return text("磁盘满了，没有生成；原来的网站没有动。请腾出空间再试。\n"+err.Error(),
			"the disk is full; the previous site is unchanged. "+err.Error())
	case errors.Is(err, syscall.EBUSY):
		return text("输出文件夹是一个挂载点，不能整个换掉。请用 --out 指到它里面的一个子文件夹。\n"+err.Error(),
			"the output folder is a mount point and cannot be replaced: choose a folder inside it with --out. "+err.Error())
	case errors.Is(err, context.Canceled) && !c.builds:
		return text("已中断，什么都没有写。", "interrupted; nothing was written.")
	case errors.Is(err, context.Canceled):
		return text("已中断；原来的网站没有动。", "interrupted; the previous site is unchanged.")
	case errors.Is(err, fs.ErrPermission) && errors.As(err, &path):
		return text(fmt.Sprintf("没有权限：%s", path.Path), fmt.Sprintf("permission denied: %s", path.Path))
	case errors.Is(err, fs.ErrPermission) && errors.As(err, &link):
		return text(fmt.Sprintf("写不成 %s：没有权限，或者它正被别的程序打开。请关掉打开它的程序再试。", link.New),
			fmt.Sprintf("cannot write %s: permission denied, or another program has it open.", link.New))
	}
	if folder, ok := missingFolder(err); ok {
		return text(fmt.Sprintf("没有 %s 这个文件夹，什么都没有写。请先建好它，或换一个地方。", folder),
			fmt.Sprintf("there is no folder %s; nothing was written. Create it first, or choose another place.", folder))
	}
	return text("出错了："+err.Error(), err.Error())
}

// missingFolder finds the folder that is not there in the failure to open or make a file in it.
func missingFolder(err error) (string, bool) {
	var path *fs.PathError
	if !errors.Is(err, fs.ErrNotExist) || !errors.As(err, &path) || path.Op != "open" {
		return "", false
	}
	folder := filepath.Dir(path.Path)
	_, err = os.Stat(folder)
	return folder, errors.Is(err, fs.ErrNotExist)
}

// shown is how many problems a build prints: more than anybody reads at once. The check
// command prints all.
const shown = 200

// problems prints problems that have their severities for people, on stderr.
func (c *console) problems(r *session.Findings) error {
	if len(r.Problems) == 0 {
		return nil
	}
	list := foremost(r.Problems, shown)
	opt := problem.TextOptions{Lang: c.lang, Color: c.errColor, Suppressed: r.Suppressed}
	if err := problem.WriteText(c.err, list, opt); err != nil {
		return err
	}
	if more := len(r.Problems) - len(list); more > 0 {
		c.stderrf("%s", c.in(text(
			fmt.Sprintf("还有 %d 处没有列出；全部 %d 处可运行 casebook check 查看。", more, len(r.Problems)),
			fmt.Sprintf("%d more are not shown; run casebook check to see all %d.", more, len(r.Problems)))))
	}
	return nil
}

// foremost returns at most n of a sorted list: the first errors, then the first others, in
// the list's order.
func foremost(list []problem.Problem, n int) []problem.Problem {
	if len(list) <= n {
		return list
	}
	others := n - min(n, problem.CountOf(list).Errors)
	kept := make([]problem.Problem, 0, n)
	for _, p := range list {
		if p.Severity != problem.Error {
			if others--; others < 0 {
				continue
			}
		}
		if len(kept) < n {
			kept = append(kept, p)
		}
	}
	return kept
}

// speak gives a command tree the reader's language: help, usage, and flag errors.
func (c *console) speak(root *cobra.Command) {
	template := usageZH
	if c.lang == "en" {
		template = usageEN
	}
	root.SetUsageTemplate(template)
	root.SetHelpTemplate("{{with or .Long .Short}}{{.}}\n\n{{end}}{{.UsageString}}")
	root.SetVersionTemplate("casebook {{.Version}}\n")
	root.SetOut(c.out)
	root.SetErr(c.err)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return flagError(cmd, err) })
	help := helpCommand(c, root)
	root.SetHelpCommand(help)
	for _, cmd := range append(root.Commands(), root, help) {
		cmd.DisableFlagsInUseLine = true
		c.takeEverywhere(cmd)
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if f.Value.Type() == "string" {
				f.DefValue = "" // said in words
			}
		})
		cmd.Flags().BoolP("help", "h", false, c.in(text("看用法", "show the usage")))
	}
	root.Flags().Bool("version", false, c.in(text("看版本", "show the version")))
}

// takeEverywhere lets a command be given the day and the site that others need, so that a script can
// give them to all.
func (c *console) takeEverywhere(cmd *cobra.Command) {
	if cmd.Flags().Lookup("today") == nil {
		cmd.Flags().Var((*day)(&c.today), "today", "")
		cmd.Flags().Lookup("today").Hidden = true
	}
	if cmd.Name() == "help" {
		cmd.Flags().String("site", "", "")
		cmd.Flags().Lookup("site").Hidden = true
	}
}

// day is a date as a flag. Few commands ask for it; it is a date all the same.
type day report.Date

func (d *day) String() string { return "" }
func (d *day) Type() string   { return "string" }
func (d *day) Set(s string) error {
	t, err := time.Parse(time.DateOnly, s)
	if err == nil {
		*d = day{Year: t.Year(), Month: int(t.Month()), Day: t.Day()}
	}
	return err
}

// flagError says in both languages what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var value *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		var known []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { known = append(known, f.Name) })
		if short := unknown.GetSpecifiedShortnames(); slices.Contains(known, short) {
			return usage("“-%[1]s”前面要写两个 -：--%[1]s。", "write two hyphens: --%s.", short)
		}
		if len(name) > 1 {
			if near := problem.Nearest(name, slices.Values(known)); near != "" {
				return usage("没有 --%s 这个选项。你是不是想写 --%s？", "there is no flag --%s; did you mean --%s?", name, near)
			}
			name = "-" + name
		}
		return usage("没有 -%s 这个选项。", "there is no flag -%s.", name)
	case errors.As(err, &value):
		return usage("选项 --%s 后面要写一个值。", "flag --%s needs a value.", value.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage("选项 --%s 的值 %q 不对。", "flag --%s has an invalid value %q.", invalid.GetFlag().Name, invalid.GetValue())
	}
	return usage("选项写错了：%v", "invalid flag: %v", err)
}

// unknownCommand names the commands that look like the one that was written.
func unknownCommand(root *cobra.Command, name string) error {
	root.SuggestionsMinimumDistance = 2
	near := root.SuggestionsFor(name)
	slices.Sort(near)
	if len(near) == 0 {
		return usage("没有名为 %q 的命令。", "there is no command %q.", name)
	}
	// Cobra counts two letters that changed places as two slips, so that "biuld" is as near to
	// bind as to build.
	nearest := slices.MinFunc(near, func(a, b string) int { return problem.Distance(name, a, 9) - problem.Distance(name, b, 9) })
	return usage("没有名为 %q 的命令。你是不是想写 %s？", "there is no command %q; did you mean %s?", name, nearest)
}

// noArguments is for the commands that take none. The root command sees the names that are
// no command.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if !cmd.HasParent() {
		return unknownCommand(cmd, args[0])
	}
	if name := strings.TrimLeft(args[0], "—–－ー一"); name != args[0] && cmd.Flags().Lookup(name) != nil { // a word processor joins two hyphens
		return usage("%q 前面要用两个半角的 -：--%s。", "%q begins with two hyphens: --%s.", args[0], name)
	}
	return usage("%s 后面不用写 %q。", "%s takes no argument %q.", cmd.Name(), args[0])
}

const usageZH = `用法：{{if .Runnable}}
  {{.UseLine}} [选项]{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} 命令 [选项]

命令：{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

选项：
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

通用选项：
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

退出码：0 一切正常；1 稿件或数据有要改的地方；2 程序出错或用法不对
`

const usageEN = `Usage:{{if .Runnable}}
  {{.UseLine}} [FLAGS]{{end}}{{if .HasAvailableSubCommands}}
  {{.CommandPath}} COMMAND [FLAGS]

Commands:{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}{{if .HasAvailableLocalFlags}}

Flags:
{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}{{if .HasAvailableInheritedFlags}}

Global flags:
{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}

Exit codes: 0 all is well; 1 the site has something to mend; 2 the program failed or the call was wrong
`
