// Package pdf prints pages of a built site through a browser that the machine has.
package pdf

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// ErrBrowser is returned where the browser cannot be started or does not print.
var ErrBrowser = errors.New("the browser did not print")

// longestPrint bounds one printing.
const longestPrint = 3 * time.Minute

// FindBrowser returns the path of a Chromium, Chrome or Edge, "" where the machine has none.
func FindBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "microsoft-edge-stable", "msedge"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	places := []string{"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge", "/Applications/Chromium.app/Contents/MacOS/Chromium"}
	for _, variable := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
		if dir := os.Getenv(variable); dir != "" {
			places = append(places, filepath.Join(dir, `Google\Chrome\Application\chrome.exe`), filepath.Join(dir, `Microsoft\Edge\Application\msedge.exe`), filepath.Join(dir, `Chromium\Application\chrome.exe`))
		}
	}
	for _, path := range places {
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path
		}
	}
	return ""
}

// Booklet prints the booklet's page of a built site with the texts of some slugs, in their order:
// tagged and with bookmarks; the page's own style numbers the sheets. The site is read from the disk; nothing else is asked
// for.
func Booklet(ctx context.Context, browser, file string, slugs []string) ([]byte, error) {
	path, err := filepath.Abs(file)
	if err != nil {
		return nil, err
	}
	address := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(path), "/"), Fragment: "cases=" + strings.Join(slugs, ",")}
	ctx, cancel := context.WithTimeout(ctx, longestPrint)
	defer cancel()
	profile, err := os.MkdirTemp("", "casebook-pdf-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(profile)
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(browser), chromedp.NoFirstRun, chromedp.DisableGPU, chromedp.Headless, chromedp.UserDataDir(profile),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
	}
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocated, stop := chromedp.NewExecAllocator(ctx, options...)
	defer stop()
	tab, closeTab := chromedp.NewContext(allocated)
	defer closeTab()
	if err := chromedp.Do(tab, chromedp.Navigate(address.String())); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBrowser, err)
	}
	ready := "document.querySelectorAll('.booklet-card').length === " + strconv.Itoa(len(slugs))
	if _, err := chromedp.Run(tab, chromedp.Poll[bool](ready, chromedp.WithPollingTimeout(time.Minute))); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBrowser, err)
	}
	// A browser knows the sheet of a heading only once it has printed (CSS's target-counter is not there yet), so the
	// booklet is printed twice: the first time tells where its cards begin.
	first, err := printPage(tab)
	if err != nil {
		return nil, err
	}
	if err := numberContents(tab, first); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBrowser, err)
	}
	return printPage(tab)
}

func printPage(tab context.Context) ([]byte, error) {
	yes := true
	printed, err := chromedp.Call(tab, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes,
		GenerateTaggedPDF: &yes, GenerateDocumentOutline: &yes})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrBrowser, err)
	}
	return printed.Data, nil
}

// numberContents writes into the contents of an open booklet on which sheet each of its cards began when it was printed.
// The numbers stand in space of their own, so that they move no card.
func numberContents(tab context.Context, printed []byte) error {
	titles, err := chromedp.Run(tab, chromedp.Evaluate[[]string](`[...document.querySelectorAll(".booklet-card h2")].map((h) => h.textContent)`))
	if err != nil {
		return err
	}
	sheets, err := sheetsOf(printed, titles)
	if err != nil {
		return err
	}
	list, err := json.Marshal(sheets)
	if err != nil {
		return err
	}
	_, err = chromedp.Run(tab, chromedp.Evaluate[any](fmt.Sprintf(
		`document.querySelectorAll(".booklet-contents li").forEach((entry, i) => { entry.dataset.sheet = %s[i]; })`, list)))
	return err
}
