package serve

import (
	"bytes"
	"embed"
	"fmt"
	"html"
	"net"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
	"time"

	"casebook/generator/mediatype"
	"casebook/generator/page"
	"casebook/generator/parallel"
	"casebook/generator/problem"
	"casebook/generator/site"
)

// own are the server's own files, under /-/, a name that no route has. The handbook is shown
// there too: its root is /-/, so that its links need no rewriting.
//
//go:embed page
var own embed.FS

// policy is the strict policy that the published pages are made for.
const policy = "default-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// heartbeat keeps idle event streams open through whatever stands between.
const heartbeat = 20 * time.Second

// hostsOf returns the names by which a request may call a server on addr. A server on all
// addresses answers to any written in numbers: only a name can be turned on it by a foreign
// name server.
func hostsOf(addr *net.TCPAddr) map[string]bool {
	if addr.IP.IsUnspecified() {
		return nil
	}
	hosts := map[string]bool{addr.IP.String(): true}
	if addr.IP.IsLoopback() {
		hosts["localhost"], hosts["127.0.0.1"], hosts["::1"] = true, true, true
	}
	return hosts
}

// mine tells whether a Host header names this server.
func (s *server) mine(header string) bool {
	host, port, err := net.SplitHostPort(header)
	if err != nil {
		host, port = strings.Trim(header, "[]"), "80"
	}
	if port != strconv.Itoa(s.addr.Port) {
		return false
	}
	if s.hosts == nil {
		return host == "localhost" || net.ParseIP(host) != nil
	}
	return s.hosts[host]
}

// ServeHTTP answers GET and HEAD for the site's own routes and nothing else.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	if !s.mine(r.Host) {
		http.Error(w, "not this server's address", http.StatusMisdirectedRequest)
		return
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
		return
	}
	if name, isOwn := strings.CutPrefix(r.URL.Path, "/-/"); isOwn {
		s.own(w, r, name)
		return
	}
	now := s.current()
	if s.wantsHandbook(r.URL.Path, &now) {
		http.Redirect(w, r, "/-"+(&url.URL{Path: r.URL.Path}).EscapedPath(), http.StatusFound) // for now: the site may get a handbook of its own
		return
	}
	s.page(w, r, "/", now)
}

// wantsHandbook tells whether a path is one of the handbook's, in a site that has none.
func (s *server) wantsHandbook(path string, now *state) bool {
	if path != "/handbook" && !strings.HasPrefix(path, "/handbook/") {
		return false
	}
	_, _, siteHasOne := now.find("handbook/index.html")
	return !siteHasOne
}

func (s *server) own(w http.ResponseWriter, r *http.Request, name string) {
	switch name {
	case "events":
		s.events(w, r)
	case "problems":
		w.Header().Set("Content-Type", mediatype.Header(mediatype.JSON))
		now := s.current()
		problem.WriteJSON(w, now.problems, s.opt.Lang)
	case "follow.js", "overlay.css":
		data, _ := own.ReadFile("page/" + name) // which the program carries
		w.Header().Set("Content-Type", mediatype.Header(mediatype.OfName(name)))
		w.Write(data)
	default:
		made, err := s.handbook()
		s.page(w, r, "/-/", state{site: made, failure: err})
	}
}

// events sends the version of the site whenever it changes.
func (s *server) events(w http.ResponseWriter, r *http.Request) {
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", mediatype.Events)
	versions, cancel := s.subscribe()
	defer cancel()
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		select {
		case <-r.Context().Done():
			return
		case v := <-versions:
			fmt.Fprintf(w, "data: %s\n\n", v)
		case <-beat.C:
			fmt.Fprint(w, ": still here\n\n")
		}
		if out.Flush() != nil {
			return
		}
	}
}

// page renders a route of the site that is shown at a path, "/" or "/-/".
func (s *server) page(w http.ResponseWriter, r *http.Request, at string, now state) {
	if now.site == nil {
		s.empty(w, now)
		return
	}
	name, ok := routePath(strings.TrimPrefix(r.URL.Path, at))
	if !ok {
		s.missing(w, now)
		return
	}
	made, route, found := now.find(name)
	if !found {
		if _, _, isFolder := now.find(path.Join(name, "index.html")); isFolder {
			http.Redirect(w, r, at+escape(name)+"/", http.StatusMovedPermanently)
			return
		}
		s.missing(w, now)
		return
	}
	s.send(w, now, made, route, http.StatusOK)
}

// routePath turns the path of a request, from the site's root, into that of a route. What is not
// written in the plainest way leads nowhere.
func routePath(name string) (string, bool) {
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	return name, path.Clean("/"+name) == "/"+name && !strings.ContainsAny(name, "\\\x00")
}

func escape(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}

func (s *server) missing(w http.ResponseWriter, now state) {
	if made, route, ok := now.find("404.html"); ok {
		s.send(w, now, made, route, http.StatusNotFound)
		return
	}
	http.Error(w, "404", http.StatusNotFound)
}

func (s *server) send(w http.ResponseWriter, now state, made *site.Site, route page.Route, status int) {
	var data []byte
	err := parallel.Try(func() (err error) { data, err = made.Append(nil, route); return err })
	if err != nil {
		now.failure = err
		s.failed(w, now)
		return
	}
	if route.Kind.IsPage() {
		data = follow(data, now.version)
	}
	w.Header().Set("Content-Type", mediatype.Header(mediatype.OfName(route.Path)))
	w.WriteHeader(status)
	w.Write(data)
	if route.Kind.IsPage() {
		select {
		case s.sent <- struct{}{}:
		default:
		}
	}
}

// follow adds the script that shows problems and reloads. It is the only difference
// between a page served and the same page published.
func follow(data []byte, version string) []byte {
	if version == "" {
		return data // of the handbook, which does not change
	}
	tags := fmt.Appendf(nil, `<link rel="stylesheet" href="/-/overlay.css"><script src="/-/follow.js" data-version="%s" defer></script>`, html.EscapeString(version))
	i := bytes.Index(data, []byte("</head>"))
	if i < 0 {
		return append(data, tags...)
	}
	out := make([]byte, 0, len(data)+len(tags))
	out = append(out, data[:i]...)
	out = append(out, tags...)
	return append(out, data[i:]...)
}

// empty is the page before anything could be made: the script shows the problems on it.
func (s *server) empty(w http.ResponseWriter, now state) {
	if now.failure != nil {
		s.failed(w, now)
		return
	}
	t := problem.Text{ZH: "还没有能看的网页：先把下面的错误改好，这里会自己更新。", EN: "Nothing to show yet: fix the errors below and this page will update."}
	s.bare(w, now, t.In(s.opt.Lang))
}

func (s *server) failed(w http.ResponseWriter, now state) {
	t := problem.Text{ZH: "这一页没有做出来：", EN: "This page could not be made: "}
	s.bare(w, now, t.In(s.opt.Lang)+s.opt.Explain(now.failure).In(s.opt.Lang))
}

func (s *server) bare(w http.ResponseWriter, now state, text string) {
	w.Header().Set("Content-Type", mediatype.Header(mediatype.HTML))
	w.WriteHeader(http.StatusInternalServerError)
	page := "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>casebook</title></head><body><p class=\"casebook-failure\">" +
		html.EscapeString(text) + "</p></body></html>\n"
	w.Write(follow([]byte(page), now.version))
}
