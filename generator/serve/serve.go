// Package serve shows a site while it is being written: every request is rendered from the
// report in memory, a saved file is read at once, and the browser follows.
//
// A mistake never stops it. Problems are shown over pages made of all that could be read, on a large site
// a moment after its pages; a page
// whose own file cannot be read stays the last one that could be made. The editors'
// handbook is at /handbook/, whatever the site. It answers only to its own address, so that no
// page of another site can read from it by way of the visitor's browser.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"slices"
	"strconv"
	"sync"
	"time"

	"casebook/generator/input"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/session"
	"casebook/generator/site"
	"casebook/generator/source"
)

// Options is what a server needs besides what the reading of a site does.
type Options struct {
	Session session.Options
	Lang    string // of the messages over the page
	// Changed is called after the first reading and after each later one. May be nil.
	Changed func(session.Findings, error)
	// Explain says what a failure of the machine means to whoever looks at the page.
	Explain func(error) problem.Text
}

// server shows one site.
type server struct {
	opt   Options
	addr  *net.TCPAddr
	hosts map[string]bool // that a request may name; nil: any address in numbers

	session  *session.Session
	handbook func() (*site.Site, error) // made when it is first asked for
	sent     chan struct{}              // holds something once a page was sent

	mu       sync.Mutex
	now      state
	clients  map[chan string]bool
	came     int                // bursts of changes, the first reading among them
	endCheck context.CancelFunc // of the check that may be ended; nil where none is under way
	ended    int                // so many checks in a row, the last ones
}

// Run reads the site, answers requests on l and follows the site's files until ctx is done.
func Run(ctx context.Context, l net.Listener, opt Options) error {
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return fmt.Errorf("serve: %s is no TCP address", l.Addr())
	}
	s := &server{opt: opt, addr: addr, hosts: hostsOf(addr), clients: map[chan string]bool{}, sent: make(chan struct{}, 1), came: 1, session: session.New(opt.Session)}
	handbook, err := handbookFolder(opt.Session)
	if err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	defer os.RemoveAll(handbook)
	w, err := watch(ctx, opt.Session.Site)
	if err != nil {
		return fmt.Errorf("serve: watch the site: %w", err)
	}
	s.handbook = sync.OnceValues(func() (made *site.Site, err error) {
		err = parallel.Try(func() (err error) { made, err = makeHandbook(ctx, handbook, opt.Session); return err })
		return made, err
	})
	s.reload(ctx, 1, input.Changes{})
	g, ctx := parallel.NewGroup(ctx)
	g.Go(func() error { s.follow(ctx, w); return nil })
	g.Go(func() error { return s.answer(ctx, l) })
	if err := g.Wait(); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// answer answers requests until ctx is done.
func (s *server) answer(ctx context.Context, l net.Listener) error {
	server := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	stopped := context.AfterFunc(ctx, func() { server.Close() })
	defer stopped()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// follow reads the site again after each burst of changes, until ctx is done. A long check that the next
// burst makes out of date is ended by it.
func (s *server) follow(ctx context.Context, w *watcher) {
	bursts := make(chan input.Changes)
	g, ctx := parallel.NewGroup(ctx)
	g.Go(func() error {
		defer func() { w.Close() }() // which watches anew where folders come
		defer close(bursts)
		for {
			changed, ok := w.next(ctx)
			if !ok {
				return nil
			}
			s.interrupt()
			select {
			case bursts <- changed:
			case <-ctx.Done():
				return nil
			}
		}
	})
	g.Go(func() error {
		n := 2
		for changed := range bursts {
			s.reload(ctx, n, changed)
			n++
		}
		return nil
	})
	g.Wait()
}

// mostEnded is how many checks in a row are ended: who saves again and again is to see what they find
// some time.
const mostEnded = 10

// interrupt notes that a burst came, and ends the check that is under way.
func (s *server) interrupt() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.came++
	if s.endCheck != nil {
		s.end()
	}
}

// end ends the check that is under way, if not too many were. It is called with the lock.
func (s *server) end() {
	if s.ended < mostEnded {
		s.ended++
		s.endCheck()
	}
}

// interruptible is a context for the check of the nth reading, which interrupt ends, and release, which is to
// be called after its use. Where another burst came while the reading was loaded it is ended from the first.
func (s *server) interruptible(ctx context.Context, n int) (of context.Context, release func()) {
	of, end := context.WithCancel(ctx)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.endCheck = end
	if s.came > n {
		s.end()
	}
	return of, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.endCheck = nil
		end()
	}
}

// reload reads what has changed and tells the browsers.
func (s *server) reload(ctx context.Context, n int, changed input.Changes) {
	var x result
	err := parallel.Try(func() (err error) { // whatever a half-written file brings about, the server goes on
		if _, err = s.session.Look(ctx, changed); err != nil {
			return err
		}
		x, err = s.read(ctx, n)
		return err
	})
	if ctx.Err() != nil || errors.Is(err, errInterrupted) {
		return
	}
	if err != nil {
		s.session = session.New(s.opt.Session) // begin afresh
		x = result{found: session.Findings{Problems: []problem.Problem{s.failure(err)}}}
	}
	s.show(&x, func(now *state) {
		if !x.shown || !slices.EqualFunc(now.problems, x.found.Problems, alike) { // else nobody needs to load a page again
			now.version = versionOf(n)
		}
		now.failure, now.problems, s.ended = err, x.found.Problems, 0
		if x.made != nil && len(x.damaged) == 0 {
			now.whole = x.made
		}
	})
	if s.opt.Changed != nil {
		s.opt.Changed(x.found, err)
	}
}

// result is what a reading came to.
type result struct {
	found   session.Findings
	made    *site.Site
	damaged []string // what could not be read
	shown   bool     // before it was checked
}

// read reads and checks what has changed. Pages of a site that takes long to check are shown before
// that, with the problems that were found last.
func (s *server) read(ctx context.Context, n int) (x result, err error) {
	var r *session.Reading
	if n == 1 { // nobody waits for a page yet
		if r, err = s.session.Read(ctx); err == nil {
			x.made, err = r.Make(ctx)
		}
	} else if r, err = s.session.Load(ctx); err == nil {
		x, err = s.checked(ctx, n, r)
	}
	if err != nil {
		return result{}, err
	}
	x.found, x.damaged = r.Findings, r.Damaged()
	return x, nil
}

// errInterrupted tells of a check that was ended: another follows at once.
var errInterrupted = errors.New("the check is out of date")

// checked checks a reading that is loaded, and makes its site.
func (s *server) checked(ctx context.Context, n int, r *session.Reading) (x result, err error) {
	if r.IsLong() {
		if x.made, err = r.Make(ctx); err != nil {
			return x, err
		}
		x.damaged = r.Damaged()
		s.forgetSent()
		s.show(&x, func(now *state) { now.version = versionOf(n) + "-unchecked" })
		x.shown = x.made != nil
	}
	check := ctx
	if x.shown {
		var release func()
		check, release = s.interruptible(ctx, n)
		defer release()
		s.letPageGoFirst(check)
	}
	same, err := r.Check(check)
	switch {
	case err != nil && check.Err() != nil: // a burst or the end of the server
		return x, errInterrupted
	case err != nil:
		return x, err
	}
	if x.shown = x.shown && same; !x.shown {
		x.made, err = r.Make(ctx)
	}
	return x, err
}

// pageGoesFirst is how long a check waits for a browser to ask for a page after it was sent word of a change: the check takes
// all processors, and the page would come some tens of milliseconds later for it.
const pageGoesFirst = 50 * time.Millisecond

// letPageGoFirst waits until a page was sent since forgetSent, where a browser looks on.
func (s *server) letPageGoFirst(ctx context.Context) {
	s.mu.Lock()
	watched := len(s.clients) > 0
	s.mu.Unlock()
	if !watched {
		return
	}
	select {
	case <-s.sent:
	case <-time.After(pageGoesFirst):
	case <-ctx.Done():
	}
}

func (s *server) forgetSent() {
	select {
	case <-s.sent:
	default:
	}
}

// versionOf names what the nth reading of this process shows.
func versionOf(n int) string { return strconv.Itoa(os.Getpid()) + "-" + strconv.Itoa(n) }

// alike tells whether two problems are shown alike.
func alike(a, b problem.Problem) bool {
	return a.Rule == b.Rule && a.Severity == b.Severity && a.Message == b.Message && a.Hint == b.Hint &&
		a.Span.Start == b.Span.Start && a.Span.End == b.Span.End && standAlike(a.Span, b.Span)
}

// standAlike tells whether two spans begin in the same line of the same file, and whether this line says the same.
func standAlike(a, b source.Span) bool {
	if a.File == b.File || a.File == nil || b.File == nil {
		return a.File == b.File
	}
	at := a.Position()
	return a.File.Path == b.File.Path && at == b.Position() && a.File.Line(at.Line) == b.File.Line(at.Line)
}

// show answers requests from the site of a reading, where there is one, and tells the browsers where they see
// another version than before.
func (s *server) show(x *result, note func(now *state)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	version := s.now.version
	note(&s.now)
	if x.made != nil {
		s.now.site, s.now.damaged = x.made, x.damaged
	}
	if s.now.version == version {
		return
	}
	for c := range s.clients {
		select {
		case c <- s.now.version:
		default: // the browser has not read the last one yet and will ask for the newest
		}
	}
}

// failure shows a failure of the machine in the place where problems are shown.
func (s *server) failure(err error) problem.Problem {
	why := s.opt.Explain(err)
	return problem.Problem{
		Rule:     problem.Unreadable,
		Severity: problem.Error,
		Span:     source.New("casebook", "").At(0, 0),
		Message:  problem.Text{ZH: "没能重新读入，网页还是上一次的：" + why.ZH, EN: "the site could not be read again, so this page is the last good one: " + why.EN},
	}
}

func (s *server) current() state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// subscribe returns a channel of versions, beginning with the current one.
func (s *server) subscribe() (versions chan string, cancel func()) {
	c := make(chan string, 1)
	s.mu.Lock()
	c <- s.now.version
	s.clients[c] = true
	s.mu.Unlock()
	return c, func() {
		s.mu.Lock()
		delete(s.clients, c)
		s.mu.Unlock()
	}
}
