package webdav_test

import (
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"casebook/generator/publish"
	"casebook/generator/publish/webdav"
)

// scripted is a server that answers as a test wants: for what the others have no such answer.
type scripted struct {
	mu     sync.Mutex
	answer map[string][]int // statuses by method, one after another; the last stays
	asked  []string
}

// scripts starts a server; where answers is silent it agrees.
func scripts(t *testing.T, answers map[string][]int) (*scripted, *webdav.Host) {
	t.Helper()
	s := &scripted{answer: answers}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	h, err := webdav.Open(t.Context(), webdav.Options{URL: server.URL, Path: "www"})
	if err != nil {
		t.Fatal(err)
	}
	s.asked = nil
	return s, h
}

var agrees = map[string]int{"MKCOL": 201, "PUT": 201, "MOVE": 201, "DELETE": 204, "PROPFIND": 207}

func (s *scripted) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, r.Method)
	status := agrees[r.Method]
	if list := s.answer[r.Method]; len(list) > 0 {
		status = list[0]
		if len(list) > 1 {
			s.answer[r.Method] = list[1:]
		}
	}
	if r.Header.Get("Overwrite") == "F" { // all names are taken here
		status = http.StatusPreconditionFailed
	}
	if status != 0 {
		w.WriteHeader(status)
	}
	if status == 207 {
		fmt.Fprint(w, `<D:multistatus xmlns:D="DAV:"><D:response><D:href>/www/a</D:href><D:propstat><D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response></D:multistatus>`)
	}
}

func (s *scripted) count(method string) (n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, m := range s.asked {
		if m == method {
			n++
		}
	}
	return n
}

// want demands that an error is of one kind and of no other; nil: of none that publish knows.
func want(t *testing.T, what string, err, kind error) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", what)
	}
	for _, k := range []error{fs.ErrNotExist, fs.ErrPermission, fs.ErrExist, syscall.ENOSPC, publish.ErrNotTaken} {
		if errors.Is(err, k) != (k == kind) {
			t.Errorf("%s: %v, wanted %v", what, err, kind)
		}
	}
}

func TestRefusalsAreToldApart(t *testing.T) {
	for _, c := range []struct {
		status   int
		get, put error
	}{
		{404, fs.ErrNotExist, publish.ErrNotTaken},
		{410, fs.ErrNotExist, fs.ErrNotExist},
		{403, fs.ErrPermission, fs.ErrPermission},
		{507, syscall.ENOSPC, syscall.ENOSPC},
		{405, nil, publish.ErrNotTaken},
		{409, nil, publish.ErrNotTaken},
		{500, nil, publish.ErrNotTaken},
		{418, nil, nil},
	} {
		s, h := scripts(t, map[string][]int{"GET": {c.status}, "PUT": {c.status}})
		_, err := h.Get(t.Context(), "a.html")
		want(t, fmt.Sprint("get: ", c.status), err, c.get)
		if c.get == nil && !strings.Contains(err.Error(), fmt.Sprint(c.status, " ", http.StatusText(c.status))) {
			t.Errorf("%d is not explained by %q", c.status, err)
		}
		want(t, fmt.Sprint("put: ", c.status), h.Put(t.Context(), "a.html", strings.NewReader("a"), 1), c.put)
		if n := s.count("PUT"); n != 1 {
			t.Errorf("%d: a file was sent %d times", c.status, n)
		}
	}
}

// What a server cannot do while another request does it is asked again, and what was sent with a
// body is not.
func TestBusyServerIsAskedAgain(t *testing.T) {
	for _, c := range []struct {
		answers []int
		asked   int
		kind    error
	}{
		{[]int{423, 423, 423, 200}, 4, nil},
		{[]int{403, 200}, 2, nil},
		{[]int{403, 403, 200}, 2, fs.ErrPermission},
		{[]int{423, 403, 200}, 2, fs.ErrPermission},
	} {
		s, h := scripts(t, map[string][]int{"GET": c.answers})
		r, err := h.Get(t.Context(), "a.html")
		if err == nil {
			r.Close()
		}
		if n := s.count("GET"); n != c.asked || !errors.Is(err, c.kind) {
			t.Errorf("%v: asked %d times, %v", c.answers, n, err)
		}
	}
	s, h := scripts(t, map[string][]int{"PUT": {423, 201}})
	want(t, "a file", h.Put(t.Context(), "a.html", strings.NewReader("a"), 1), nil)
	if n := s.count("PUT"); n != 1 {
		t.Errorf("a file was sent %d times", n)
	}
}

func TestServerThatStaysBusyIsGivenUp(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for seconds")
	}
	s, h := scripts(t, map[string][]int{"GET": {423}})
	if _, err := h.Get(t.Context(), "a.html"); err == nil || s.count("GET") > 10 {
		t.Errorf("asked %d times: %v", s.count("GET"), err)
	}
}

// 405 is for a folder that is there already, and for a server that can write nothing.
func TestMarkThatCannotBeMade(t *testing.T) {
	for _, c := range []struct {
		name      string
		made      []int // first the folder above
		looked    []int
		attempts  int
		succeeded bool
		kind      error
	}{
		{"another has it", []int{201, 405}, []int{207}, 2, false, fs.ErrExist},
		{"nobody may look", []int{201, 405}, []int{403}, 2, false, fs.ErrExist},
		{"another released it meanwhile", []int{201, 405, 201}, []int{404}, 3, true, nil},
		{"another released it meanwhile and made it again", []int{201, 405}, []int{404, 207}, 3, false, fs.ErrExist},
		{"it is never there", []int{201, 405}, []int{404}, 5, false, publish.ErrNotTaken},
		{"the disk is full", []int{201, 507}, nil, 2, false, syscall.ENOSPC},
		{"the disk is full above", []int{507}, nil, 1, false, syscall.ENOSPC},
	} {
		s, h := scripts(t, map[string][]int{"MKCOL": c.made, "PROPFIND": c.looked})
		err := h.Claim(t.Context(), ".casebook/lock")
		if !c.succeeded {
			want(t, c.name, err, c.kind)
		} else if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		if n := s.count("MKCOL"); n != c.attempts {
			t.Errorf("%s: %d folders were asked for, want %d", c.name, n, c.attempts)
		}
	}
}

func TestRenamingMakesTheFoldersThatAreMissing(t *testing.T) {
	s, h := scripts(t, map[string][]int{"MOVE": {404, 201}})
	if err := h.Rename(t.Context(), "new/1", "a/b.html"); err != nil || !slices.Equal(s.asked, []string{"MOVE", "MKCOL", "MOVE"}) {
		t.Errorf("%v, asked %q", err, s.asked)
	}
	s, h = scripts(t, nil)
	if err := h.Rename(t.Context(), "new/1", "a/b.html"); err != nil || !slices.Equal(s.asked, []string{"MOVE"}) {
		t.Errorf("%v, asked %q", err, s.asked)
	}
	_, h = scripts(t, map[string][]int{"MOVE": {403}})
	want(t, "refused", h.Rename(t.Context(), "new/1", "a/b.html"), fs.ErrPermission)
	_, h = scripts(t, map[string][]int{"MOVE": {500}, "MKCOL": {507}})
	if err := h.Rename(t.Context(), "new/1", "a/b.html"); err == nil {
		t.Error("a rename without a folder succeeds")
	}
}

// To remove a folder is to remove all that lies in it.
func TestFolderIsNeverRemovedForAFile(t *testing.T) {
	s, h := scripts(t, nil)
	if err := h.Remove(t.Context(), "a"); err == nil || s.count("DELETE") > 0 {
		t.Errorf("%v, asked %q", err, s.asked)
	}
}

func TestListing(t *testing.T) {
	for status, refused := range map[int]bool{404: false, 207: false, 403: true} {
		_, h := scripts(t, map[string][]int{"PROPFIND": {status}})
		names, err := h.List(t.Context(), "a")
		if len(names) > 0 || errors.Is(err, fs.ErrPermission) != refused || err != nil && !refused {
			t.Errorf("%d: %q, %v", status, names, err)
		}
	}
}
