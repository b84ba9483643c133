package sftp_test

import (
	"errors"
	"io"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	server "github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"casebook/generator/publish"
	"casebook/generator/publish/sftp"
)

// scripted is a server on files in memory that answers as a test wants.
type scripted struct {
	server.Handlers
	answer map[string]error // by what is asked: Put, Close, Mkdir, Rename, PosixRename, Remove, Rmdir
	disk   *server.StatVFS  // nil: the server tells nothing of its disk
	asked  []string
}

func (s *scripted) Filewrite(r *server.Request) (io.WriterAt, error) {
	if err := s.answer["Put"]; err != nil {
		return nil, err
	}
	w, err := s.FilePut.Filewrite(r)
	return &file{w, s.answer["Close"]}, err
}

// file is one that is written.
type file struct {
	io.WriterAt
	end error
}

func (f *file) Close() error { return f.end }

func (s *scripted) Filecmd(r *server.Request) error {
	s.asked = append(s.asked, r.Method)
	if err := s.answer[r.Method]; err != nil {
		return err
	}
	return s.FileCmd.Filecmd(r)
}

func (s *scripted) PosixRename(r *server.Request) error {
	if err := s.answer["PosixRename"]; err != nil {
		return err
	}
	return s.FileCmd.(server.PosixRenameFileCmder).PosixRename(r)
}

func (s *scripted) StatVFS(*server.Request) (*server.StatVFS, error) {
	s.asked = append(s.asked, "StatVFS")
	if s.disk == nil {
		return nil, server.ErrSSHFxOpUnsupported
	}
	return s.disk, nil
}

func script(t *testing.T, answer map[string]error) (*scripted, *sftp.Host) {
	t.Helper()
	s := &scripted{Handlers: server.InMemHandler(), answer: answer}
	key, o := serveAs(t, func(*ssh.ServerConfig) {}, func(c io.ReadWriteCloser) (subsystem, error) {
		return server.NewRequestServer(c, server.Handlers{FileGet: s.FileGet, FilePut: s, FileCmd: s, FileList: s.FileList}), nil
	})
	o.HostKey, o.Path = ssh.FingerprintSHA256(key), "/www"
	h, err := sftp.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Close() })
	return s, h
}

func put(t *testing.T, h publish.Host, name, text string) {
	t.Helper()
	if err := h.Put(t.Context(), name, strings.NewReader(text), int64(len(text))); err != nil {
		t.Fatal(err)
	}
}

// text is that of a file; "" where there is none.
func text(t *testing.T, h publish.Host, name string) string {
	t.Helper()
	r, err := h.Get(t.Context(), name)
	if err != nil {
		return ""
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// A server that says no more than that it failed is asked for its disk.
func TestWhyNothingIsTaken(t *testing.T) {
	failed := errors.New("failure")
	const size = 10_000
	for _, c := range []struct {
		name   string
		answer error
		disk   *server.StatVFS
		want   error // nil: none that publish knows
	}{
		{"it tells nothing", failed, nil, nil},
		{"it has room", failed, &server.StatVFS{Frsize: 4096, Bavail: 100, Files: 100, Favail: 10}, nil},
		{"it has room and counts no files", failed, &server.StatVFS{Frsize: 4096, Bavail: 100}, nil},
		{"it is full", failed, &server.StatVFS{Frsize: 4096, Bavail: 0, Files: 100, Favail: 10}, syscall.ENOSPC},
		{"it is full but for its last block", failed, &server.StatVFS{Frsize: 4096, Bavail: 3, Files: 100, Favail: 10}, syscall.ENOSPC},
		{"it has that and its last block", failed, &server.StatVFS{Frsize: 1, Bavail: size + 4096, Files: 100, Favail: 10}, syscall.ENOSPC},
		{"it has no more files", failed, &server.StatVFS{Frsize: 4096, Bavail: 100, Files: 100}, syscall.ENOSPC},
		{"it cannot be written to", failed, &server.StatVFS{Frsize: 4096, Bavail: 100, Files: 100, Favail: 10, Flag: 1}, syscall.EROFS},
		{"it says why", server.ErrSSHFxPermissionDenied, &server.StatVFS{}, fs.ErrPermission},
	} {
		s, h := script(t, map[string]error{"Put": c.answer})
		s.disk = c.disk
		err := h.Put(t.Context(), "a.html", strings.NewReader(strings.Repeat("a", size)), size)
		if err == nil {
			t.Errorf("%s: no error", c.name)
		}
		for _, kind := range []error{syscall.ENOSPC, syscall.EROFS, fs.ErrPermission} {
			if errors.Is(err, kind) != (kind == c.want) {
				t.Errorf("%s: %v", c.name, err)
			}
		}
	}
}

// A disk may say only at the end that it did not take a file.
func TestFileThatIsNotClosedIsNotTaken(t *testing.T) {
	_, h := script(t, map[string]error{"Close": errors.New("failure")})
	if err := h.Put(t.Context(), "a.html", strings.NewReader("a"), 1); err == nil {
		t.Error("no error")
	}
}

// A server that cannot replace a link follows links as ever.
func TestNothingIsMadeBesideWithoutAWayToSwitch(t *testing.T) {
	defer server.SetSFTPExtensions("hardlink@openssh.com", "posix-rename@openssh.com", "statvfs@openssh.com")
	for _, can := range []bool{true, false} {
		if !can {
			if err := server.SetSFTPExtensions("statvfs@openssh.com"); err != nil {
				t.Fatal(err)
			}
		}
		s, h := script(t, map[string]error{})
		if err := s.FileCmd.Filecmd(&server.Request{Method: "Symlink", Filepath: "folder", Target: "/www"}); err != nil {
			t.Fatal(err)
		}
		if aside, err := h.Beside(t.Context()); err != nil || (aside != nil) != can {
			t.Errorf("it can: %v; %v, %v", can, aside, err)
		}
	}
}

// A server that replaces no file at one stroke has the former one removed first.
func TestRenamingWhereNothingIsReplaced(t *testing.T) {
	s, h := script(t, map[string]error{"PosixRename": server.ErrSSHFxOpUnsupported})
	for _, want := range []string{"first", "second"} {
		put(t, h, "new/1", want)
		if err := h.Rename(t.Context(), "new/1", "a/b.html"); err != nil {
			t.Fatal(err)
		}
		if got := text(t, h, "a/b.html"); got != want || text(t, h, "new/1") != "" {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
	put(t, h, "new/1", "third")
	s.answer["Remove"] = server.ErrSSHFxPermissionDenied
	if err := h.Rename(t.Context(), "new/1", "a/b.html"); !errors.Is(err, fs.ErrPermission) || text(t, h, "a/b.html") != "second" {
		t.Errorf("where the former one may not be removed: %v", err)
	}
	s, h = script(t, map[string]error{"PosixRename": server.ErrSSHFxPermissionDenied})
	put(t, h, "new/1", "first")
	put(t, h, "b.html", "former")
	if err := h.Rename(t.Context(), "new/1", "b.html"); !errors.Is(err, fs.ErrPermission) || text(t, h, "b.html") != "former" {
		t.Errorf("a rename that is refused: %v, asked %q", err, s.asked)
	}
}

func TestMarkThatCannotBeMade(t *testing.T) {
	s, h := script(t, map[string]error{"Mkdir": errors.New("failure")})
	s.disk = &server.StatVFS{}
	if err := h.Claim(t.Context(), ".casebook/lock"); !errors.Is(err, syscall.ENOSPC) || errors.Is(err, fs.ErrExist) {
		t.Errorf("on a full disk: %v", err)
	}
}

func TestFolderIsNotRemovedForAFile(t *testing.T) {
	s, h := script(t, map[string]error{})
	if err := h.Claim(t.Context(), "a/b"); err != nil { // a folder
		t.Fatal(err)
	}
	s.asked = nil
	if err := h.Remove(t.Context(), "a/b"); err == nil || len(s.asked) > 0 {
		t.Errorf("%v, asked %q", err, s.asked)
	}
}

func TestServerWithoutFiles(t *testing.T) {
	key, o := serveAs(t, func(*ssh.ServerConfig) {}, func(io.ReadWriteCloser) (subsystem, error) { return nil, errors.New("none") })
	o.HostKey = ssh.FingerprintSHA256(key)
	if err := opens(t, o); err == nil || errors.Is(err, sftp.ErrLogin) {
		t.Errorf("%v", err)
	}
}
