// Casebook turns villages' data and editors' narratives into a site of case studies.
//
// `casebook help` lists its commands; without one it builds the site in the current folder.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"golang.org/x/term"

	"casebook/generator/mouse"
	"casebook/generator/parallel"
	"casebook/generator/report"
	"casebook/generator/terminal"
)

// version is set by the release (-ldflags -X main.version=…).
var version = "dev"

// Exit codes: the author has something to mend, or the machine or the call went wrong.
const (
	exitWell    = 0
	exitAuthor  = 1
	exitMachine = 2
)

func main() { os.Exit(run()) }

// run is main with an exit code.
func run() int {
	// Registered before anything is written: a first signal stops the writers, which then
	// clear up; one that comes a second later, and is no key that was held down, ends the program.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, func() { time.AfterFunc(time.Second, stop) })

	c := &console{
		out: terminal.WithByteOrderMark(os.Stdout), data: os.Stdout, err: os.Stderr,
		lang:     language(os.Args[1:], os.Getenv),
		today:    dayInChina(time.Now()),
		cacheDir: cacheDir(),
	}
	if term.IsTerminal(int(os.Stderr.Fd())) {
		c.line = terminal.NewLine(os.Stderr)
	}
	if os.Getenv("NO_COLOR") == "" {
		c.outColor, c.errColor = terminal.TakesEscapes(os.Stdout), terminal.TakesEscapes(os.Stderr)
	}
	cobra.MousetrapHelpText = "" // a double click is answered by runClicked
	if terminal.AloneOnConsole() {
		return runClicked(ctx, c, os.Args[1:], os.Stdin)
	}
	root := rootCommand(c)
	root.SetArgs(os.Args[1:])
	return execute(ctx, c, root)
}

// runClicked runs the program for somebody who has only a mouse: whatever it says can be read
// until a key is pressed.
func runClicked(ctx context.Context, c *console, args []string, in io.Reader) int {
	keys := bufio.NewReader(in)
	defer func() {
		fmt.Fprint(c.err, "\n"+c.in(text("按回车键关闭这个窗口。", "Press Enter to close this window.")))
		keys.ReadString('\n')
	}()
	program, err := os.Executable()
	if err != nil {
		return exitCode(c, err)
	}
	args, err = mouse.Call(args, filepath.Dir(program), mouse.Sites{Is: func(folder string) bool { return isSite(folder) == nil }, Make: initSite, Ask: func(question string) bool {
		fmt.Fprint(c.err, question+"（回车：新建；输入 n 再回车：不建）")
		answer, err := keys.ReadString('\n')
		return err == nil && !strings.HasPrefix(strings.ToLower(strings.TrimSpace(answer)), "n")
	}})
	if err != nil || args == nil {
		return exitCode(c, err)
	}
	root := rootCommand(c)
	root.SetArgs(args)
	return execute(ctx, c, root)
}

// dayInChina is the date in China (UTC+8, without summer time), where a site's dates are
// meant, whatever the machine's zone: a server in UTC would call a text of this morning one of
// tomorrow.
func dayInChina(now time.Time) report.Date {
	year, month, day := now.In(time.FixedZone("", 8*60*60)).Date()
	return report.Date{Year: year, Month: int(month), Day: day}
}

// execute runs the command that was called. A panic anywhere in it ends here: what runs on other
// goroutines is run by package parallel, which carries its panics.
func execute(ctx context.Context, c *console, root *cobra.Command) int {
	return exitCode(c, parallel.Try(func() error { return root.ExecuteContext(ctx) }))
}

// exitCode maps what a command returned to the exit code; it is the only place that does.
func exitCode(c *console, err error) int {
	var usage *usageError
	switch {
	case err == nil:
		return exitWell
	case errors.Is(err, errAuthor):
		return exitAuthor
	case errors.As(err, &usage):
		c.stderrf("%s", c.in(usage.text))
		c.stderrf("%s", c.in(text("运行 casebook help 看用法。", "Run casebook help for the usage.")))
	default:
		c.stderrf("%s", c.in(c.explain(err)))
	}
	return exitMachine
}

// tuneMemory lets a small build end before garbage is first collected, at so many bytes, a larger one have as much
// room from then on, and collects harder near a limit, which a country's villages come close to. Between
// the two Go's own pace is right: a slower one saves a twentieth of the time and takes a third more
// memory. Where much is held, as of very many narratives, half of it and not as much again is room: a tenth of the
// time for a quarter of the memory. Who has set Go's own variables is left to them.
func tuneMemory(first, limit int64) {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return
	}
	pace := debug.SetGCPercent(-1)
	debug.SetMemoryLimit(first)
	var collected func(pace int)
	collected = func(pace int) { // called after each collection
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetMemoryLimit(limit)
		now := pace
		if limit < serveMemory && live[0].Value.Uint64() > muchHeld { // the save of one text would meet more collections
			now = min(pace, paceOfMuch)
		}
		debug.SetGCPercent(max(now, int(100*uint64(first)/max(live[0].Value.Uint64(), 1))-100))
		runtime.AddCleanup(new([2]int64), collected, pace)
	}
	runtime.AddCleanup(new([2]int64), collected, pace)
}

// A build of the country's 620,573 villages holds 1.2 GB of them. A server holds what it has
// read twice while it reads again. A build over a former one mostly finds what it needs: where it ends before
// it has taken what the one from nothing took, no garbage is worth looking for.
const (
	firstCollection = 64 << 20
	warmCollection  = 192 << 20
	warmShare       = 48 // of the bytes that are remembered of the output: what most such builds of a large site take, and less than the one from nothing took
	muchHeld        = 256 << 20
	paceOfMuch      = 50 // per cent
	buildMemory     = 1800 << 20
	serveMemory     = 3400 << 20
)

// cacheDir returns the program's folder in the user's cache, "" where the system has none:
// then every build is cold.
func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "casebook")
}

// rootCommand makes the commands; without a name `build` is meant.
func rootCommand(c *console) *cobra.Command {
	root := buildCommand(c, "casebook")
	root.Version = version
	root.SilenceErrors, root.SilenceUsage = true, true
	root.CompletionOptions.DisableDefaultCmd = true
	root.Long = c.in(text(
		"从数据和文稿生成经验交流材料网站。不写命令就是 build：把当前文件夹里的站点生成到 public/。",
		"Makes a site of case studies from data and narratives. Without a command it builds the site in this folder into public/."))
	// Read by language before there are commands: their own help depends on it.
	lang := root.PersistentFlags().String("lang", "", c.in(text("消息用的语言 `LANG`：zh 或 en", "`LANG` of the messages: zh or en")))
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		c.builds = !cmd.HasParent() || cmd.Name() == "build" || cmd.Name() == "serve"
		if quoted := strayQuote(cmd.Flags()); quoted != "" && runtime.GOOS == "windows" {
			return usage("%s 里混进了引号：文件夹名末尾的反斜杠会让后面的引号失效，请去掉末尾的 \\。",
				"%s contains a quote: a backslash at the end of a folder's name escapes the quote after it; leave the backslash out.", quoted)
		}
		if *lang != "" && *lang != "zh" && *lang != "en" {
			return usage("--lang 可以写 zh 或 en，不能是 %q。", "--lang is zh or en, not %q.", *lang)
		}
		return nil
	}
	root.AddCommand(buildCommand(c, "build"), serveCommand(c), checkCommand(c), newCommand(c), importCommand(c), bindCommand(c), verifyCommand(c), exportCommand(c), mergeCommand(c), bookletCommand(c), initCommand(c), packCommand(c), publishCommand(c), changesCommand(c), ejectCommand(c), schemaCommand(c))
	c.speak(root)
	return root
}

// strayQuote returns a flag's value that holds a quote, which no name on Windows can: there
// --site "D:\x\" --drafts is one value, D:\x" --drafts.
func strayQuote(flags *pflag.FlagSet) (value string) {
	flags.Visit(func(f *pflag.Flag) {
		if strings.Contains(f.Value.String(), `"`) {
			value = f.Value.String()
		}
	})
	return value
}
