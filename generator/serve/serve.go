// Package serve shows a site while it is being written: every request is rendered from the
// report in memory, a saved file is read at once, and the browser follows.
//
// A mistake never stops it. Problems are shown over the page, which stays the last one that
// could be made. It answers only to its own address, so that no page of another site can
// read from it by way of the visitor's browser.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"

	"casebook/generator/build"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/site"
	"casebook/generator/source"
)

// Options is what a server needs besides what a build does.
type Options struct {
	Build build.Options
	Lang  string // of the messages over the page
	// Changed is called after the first reading and after each later one. May be nil.
	Changed func(build.Result, error)
}

// Server shows one site.
type Server struct {
	opt   Options
	addr  *net.TCPAddr
	hosts map[string]bool // that a request may name; nil: any address in numbers

	keep build.Keep

	mu      sync.Mutex
	now     state
	clients map[chan string]bool
}

// state is what requests are answered from. It is replaced as a whole.
type state struct {
	version  string
	site     *site.Site // the last that could be made; nil before the first
	problems []problem.Problem
	failure  error // of the machine, while reading
}

// Run reads the site, answers requests on l and follows the site's files until ctx is done.
func Run(ctx context.Context, l net.Listener, opt Options) error {
	addr, ok := l.Addr().(*net.TCPAddr)
	if !ok {
		return fmt.Errorf("serve: %s is no TCP address", l.Addr())
	}
	s := &Server{opt: opt, addr: addr, hosts: hostsOf(addr), clients: map[chan string]bool{}}
	w, err := watch(opt.Build.Site)
	if err != nil {
		return fmt.Errorf("serve: watch the site: %w", err)
	}
	s.reload(ctx, 1)
	g, ctx := parallel.NewGroup(ctx)
	g.Go(func() error { s.follow(ctx, w); return nil })
	g.Go(func() error { return s.answer(ctx, l) })
	if err := g.Wait(); err != nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// answer answers requests until ctx is done.
func (s *Server) answer(ctx context.Context, l net.Listener) error {
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

// follow reads the site again after each burst of changes, until ctx is done.
func (s *Server) follow(ctx context.Context, w *watcher) {
	defer func() { w.Close() }()
	for n := 2; ; n++ {
		changed, ok := w.next(ctx)
		if !ok {
			return
		}
		s.keep.Changed(changed)
		s.reload(ctx, n)
	}
}

// reload reads the site and tells the browsers. The last site that could be made stays
// where this one cannot.
func (s *Server) reload(ctx context.Context, n int) {
	d, err := s.read(ctx)
	s.mu.Lock()
	s.now.version = strconv.Itoa(os.Getpid()) + "-" + strconv.Itoa(n)
	s.now.failure = err
	if err != nil {
		s.now.problems = []problem.Problem{failure(err)}
	} else {
		s.now.problems = d.Problems
		if d.Site != nil {
			s.now.site = d.Site
		}
	}
	for c := range s.clients {
		select {
		case c <- s.now.version:
		default: // the browser has not read the last one yet and will ask for the newest
		}
	}
	s.mu.Unlock()
	if s.opt.Changed != nil {
		s.opt.Changed(d.Result, err)
	}
}

// read reads what has changed and makes a site of it.
func (s *Server) read(ctx context.Context) (build.Draft, error) {
	d, err := s.prepare(ctx)
	if err != nil {
		s.keep = build.Keep{} // begin afresh
		return d, err
	}
	if d.Site == nil && (d.Complete() || s.current().site == nil) {
		d.Salvage(s.opt.Build) // without it the last site stays, or there is none yet
	}
	return d, nil
}

// failure shows a failure of the machine in the place where problems are shown.
func failure(err error) problem.Problem {
	return problem.Problem{
		Rule:     problem.Unreadable,
		Severity: problem.Error,
		Span:     source.New("casebook", "").At(0, 0),
		Message:  problem.Text{ZH: "没能重新读入，网页还是上一次的：" + err.Error(), EN: "could not read the site again, the page is the last one: " + err.Error()},
	}
}

// prepare turns a panic into an error: whatever a half-written file brings about, the
// server goes on.
func (s *Server) prepare(ctx context.Context) (d build.Draft, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("serve: %v", r)
		}
	}()
	o := s.opt.Build
	o.Keep = &s.keep
	return build.Prepare(ctx, o)
}

func (s *Server) current() state {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// subscribe returns a channel of versions, beginning with the current one.
func (s *Server) subscribe() (versions chan string, cancel func()) {
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
