package ftp_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"

	"casebook/generator/publish"
	"casebook/generator/publish/ftp"
)

// scripted is a server that answers as a test wants: for what vsftpd has no such answer, and others do.
type scripted struct {
	t      *testing.T
	mu     sync.Mutex
	answer map[string]string // by verb, or verb and path; "cut" ends the connection
	asked  []string
}

var usual = map[string]string{
	"USER": "331 word?", "PASS": "230 in", "TYPE": "200 ok", "FEAT": "211 none", "OPTS": "200 ok", "MKD": `257 "made"`, "CWD": "250 ok", "RMD": "250 ok",
	"DELE": "250 ok", "RNFR": "350 and to?", "RNTO": "250 ok", "STOR": "150 go on", "RETR": "150 comes", "NLST": "150 comes", "QUIT": "221 bye",
}

func script(t *testing.T) (*scripted, ftp.Options) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	s := &scripted{t: t, answer: map[string]string{}}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go s.talk(c)
		}
	}()
	return s, ftp.Options{Host: "127.0.0.1", Port: l.Addr().(*net.TCPAddr).Port, Path: "www", User: "office", TLS: "none", Password: func() (string, error) { return "secret", nil }}
}

func (s *scripted) open(o ftp.Options) *ftp.Host {
	s.t.Helper()
	h, err := ftp.Open(s.t.Context(), o)
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { h.Close() })
	return h
}

func (s *scripted) talk(c net.Conn) {
	defer c.Close()
	fmt.Fprint(c, "220 here\r\n")
	var data net.Listener
	for lines := bufio.NewScanner(c); lines.Scan(); {
		verb, arg, _ := strings.Cut(lines.Text(), " ")
		if verb == "EPSV" {
			data, _ = net.Listen("tcp", "127.0.0.1:0")
			fmt.Fprintf(c, "229 (|||%d|)\r\n", data.Addr().(*net.TCPAddr).Port)
			continue
		}
		s.mu.Lock()
		s.asked = append(s.asked, strings.TrimSpace(verb+" "+arg))
		reply := usual[verb]
		for _, key := range []string{verb, verb + " " + arg} {
			if other, ok := s.answer[key]; ok {
				reply = other
			}
		}
		if verb == "DELE" && strings.HasPrefix(reply, "250") {
			delete(s.answer, "RNTO "+arg)
		}
		s.mu.Unlock()
		if reply == "cut" {
			return
		}
		first, end, _ := strings.Cut(reply, "; ")
		fmt.Fprintf(c, "%s\r\n", first)
		if strings.HasPrefix(first, "150") {
			d, _ := data.Accept()
			if verb == "STOR" {
				_, _ = io.Copy(io.Discard, d)
			} else {
				fmt.Fprint(d, "a.html\r\n/www/sub/b.html\r\n")
			}
			d.Close()
			if end == "" {
				end = "226 whole"
			}
			fmt.Fprintf(c, "%s\r\n", end)
		}
		if data != nil && verb != "TYPE" {
			data.Close()
			data = nil
		}
	}
}

// says lets the server answer so from now on.
func (s *scripted) says(key, reply string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answer[key] = reply
}

// verbs are what was asked since the last call.
func (s *scripted) verbs() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := s.asked
	s.asked = nil
	return list
}

var kinds = []error{fs.ErrNotExist, fs.ErrPermission, fs.ErrExist, syscall.ENOSPC, publish.ErrNotTaken}

// want demands that an error is of one kind and of no other; nil: of none that publish knows.
func want(t *testing.T, what string, err, kind error) {
	t.Helper()
	if err == nil {
		t.Errorf("%s: no error", what)
	}
	for _, k := range kinds {
		if errors.Is(err, k) != (k == kind) {
			t.Errorf("%s: %v, wanted %v", what, err, kind)
		}
	}
}

func TestRefusalsAreToldApart(t *testing.T) {
	s, o := script(t)
	h := s.open(o)
	for _, c := range []struct {
		answer, get, put string
		absent, refused  error
	}{
		{answer: "550 no", absent: fs.ErrNotExist, refused: fs.ErrPermission},
		{answer: "551 no", absent: fs.ErrNotExist, refused: fs.ErrPermission},
		{answer: "553 no", absent: fs.ErrNotExist, refused: fs.ErrPermission},
		{answer: "450 no", absent: fs.ErrNotExist, refused: fs.ErrPermission},
		{answer: "452 full", absent: syscall.ENOSPC, refused: syscall.ENOSPC},
		{answer: "150 go on; 452 full", absent: syscall.ENOSPC, refused: syscall.ENOSPC},
		{answer: "552 full", absent: syscall.ENOSPC, refused: syscall.ENOSPC},
		{answer: "451 something", absent: publish.ErrNotTaken, refused: publish.ErrNotTaken},
		{answer: "500 what", absent: nil, refused: nil},
	} {
		s.says("RETR", c.answer)
		s.says("STOR", c.answer)
		r, err := h.Get(t.Context(), "a.html")
		if err == nil {
			_, err = io.Copy(io.Discard, r)
			err = errors.Join(err, r.Close())
		}
		if !strings.HasPrefix(c.answer, "150") { // what a reader says of its end is the library's
			want(t, "get: "+c.answer, err, c.absent)
		}
		want(t, "put: "+c.answer, h.Put(t.Context(), "a.html", strings.NewReader("a"), 1), c.refused)
	}
}

// A server that renames to no name that is taken has it freed first; one that refuses for another
// reason loses nothing.
func TestRenamingWhereANameIsTaken(t *testing.T) {
	s, o := script(t)
	h := s.open(o)
	s.says("RNTO /www/a/b.html", "550 taken")
	s.verbs()
	if err := h.Rename(t.Context(), "new/1", "a/b.html"); err != nil {
		t.Error(err)
	}
	if asked := s.verbs(); !slices.Contains(asked, "DELE /www/a/b.html") {
		t.Errorf("asked %q", asked)
	}
	if err := h.Rename(t.Context(), "new/2", "a/b.html"); err != nil {
		t.Error(err)
	}
	if asked := s.verbs(); !slices.Equal(asked, []string{"RNFR /www/new/2", "RNTO /www/a/b.html"}) {
		t.Errorf("where nothing is in the way: asked %q", asked)
	}
	s.says("RNTO", "550 no")
	s.says("DELE", "550 no")
	want(t, "a rename that is refused", h.Rename(t.Context(), "new/3", "a/b.html"), fs.ErrPermission)
}

func TestFileThatMayNotBeRemovedIsNotTakenForGone(t *testing.T) {
	s, o := script(t)
	h := s.open(o)
	s.says("DELE", "550 no")
	want(t, "it is there", h.Remove(t.Context(), "a/b.html"), fs.ErrPermission)
	s.says("RETR", "550 no")
	want(t, "it is gone", h.Remove(t.Context(), "a/b.html"), fs.ErrNotExist)
}

func TestListing(t *testing.T) {
	s, o := script(t)
	h := s.open(o)
	if names, err := h.List(t.Context(), "sub"); err != nil || !slices.Equal(names, []string{"a.html", "b.html"}) {
		t.Errorf("%q, %v", names, err)
	}
	s.says("NLST", "550 none") // of a folder that is empty, or not there
	if names, err := h.List(t.Context(), "sub"); err != nil || len(names) > 0 {
		t.Errorf("%q, %v", names, err)
	}
	s.says("NLST", "451 broken")
	if _, err := h.List(t.Context(), "sub"); err == nil {
		t.Error("a failure is taken for an empty folder")
	}
}

// That a folder cannot be made is a mark of another only where the folder is there.
func TestMarkThatCannotBeMade(t *testing.T) {
	s, o := script(t)
	h := s.open(o)
	s.says("MKD /www/.casebook/lock", "550 no")
	want(t, "the folder is there", h.Claim(t.Context(), ".casebook/lock"), fs.ErrExist)
	s.says("CWD", "550 no")
	want(t, "the folder is not there", h.Claim(t.Context(), ".casebook/lock"), fs.ErrPermission)
	s.says("RMD", "550 no")
	want(t, "no mark is there", h.Release(t.Context(), ".casebook/lock"), fs.ErrNotExist)
}

// A connection that breaks while somebody logs in says nothing of the password.
func TestOnlyARefusalIsAWrongPassword(t *testing.T) {
	for _, c := range []struct {
		verb, answer string
		login        bool
	}{{"USER", "530 no", true}, {"PASS", "530 no", true}, {"PASS", "cut", false}} {
		s, o := script(t)
		s.says(c.verb, c.answer)
		if _, err := ftp.Open(t.Context(), o); err == nil || errors.Is(err, ftp.ErrLogin) != c.login {
			t.Errorf("%s: %s: %v", c.verb, c.answer, err)
		}
	}
	_, o := script(t)
	no := errors.New("not given")
	o.Password = func() (string, error) { return "", no }
	if _, err := ftp.Open(t.Context(), o); !errors.Is(err, no) {
		t.Errorf("without a password: %v", err)
	}
}

func TestPortIsTheUsualOneWhereNoneIsGiven(t *testing.T) {
	over, end := context.WithCancel(t.Context())
	end() // so that nobody is called
	for mode, port := range map[string]int{"explicit": 21, "none": 21, "implicit": 990} {
		_, err := ftp.Open(over, ftp.Options{Host: "127.0.0.1", TLS: mode, Password: func() (string, error) { return "", nil }})
		var call *net.OpError
		if !errors.As(err, &call) || call.Addr.(*net.TCPAddr).Port != port {
			t.Errorf("%s: %v", mode, err)
		}
	}
}
