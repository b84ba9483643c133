// Package ftp publishes by FTP, encrypted unless the site says otherwise.
package ftp

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/textproto"
	"path"
	"strconv"
	"sync"
	"syscall"

	"github.com/jlaffaye/ftp"

	"casebook/generator/publish"
	"casebook/generator/publish/dial"
)

// Options is where to publish and as whom.
type Options struct {
	Host     string
	Port     int // 0: 21, or 990 of implicit
	Path     string
	User     string
	TLS      string // "explicit", "implicit" or "none"
	Password func() (string, error)
	Config   *tls.Config // further authorities; nil for the system's alone
}

// Host is the web root on an FTP server. The protocol knows one transfer at a time.
type Host struct {
	mu   sync.Mutex
	conn *ftp.ServerConn
	base string
}

// Open connects and logs in.
func Open(ctx context.Context, o Options) (*Host, error) {
	port := o.Port
	if port == 0 {
		if port = 21; o.TLS == "implicit" {
			port = 990
		}
	}
	config := dial.Config(o.Config, o.Host)
	// Servers want to see that control and data are of one session, which they can tell of TLS 1.2
	// and of its resumed sessions.
	config.ClientSessionCache = tls.NewLRUClientSessionCache(0)
	config.MaxVersion = tls.VersionTLS12
	first := true
	options := []ftp.DialOption{ftp.DialWithDialFunc(func(network, address string) (net.Conn, error) {
		c, err := dial.Connect(ctx, network, address)
		control := first
		first = false
		if err != nil || o.TLS == "none" || control && o.TLS == "explicit" {
			return c, err
		}
		return tls.Client(c, config), nil
	})}
	switch o.TLS {
	case "explicit":
		options = append(options, ftp.DialWithExplicitTLS(config))
	case "implicit":
		options = append(options, ftp.DialWithTLS(config)) // that data are to be encrypted too
	}
	conn, err := ftp.Dial(net.JoinHostPort(o.Host, strconv.Itoa(port)), options...)
	if err != nil {
		return nil, err
	}
	word, err := o.Password()
	if err == nil {
		err = login(conn, o.User, word)
	}
	if err != nil {
		conn.Quit()
		return nil, err
	}
	return &Host{conn: conn, base: o.Path}, nil
}

// ErrLogin is the error for a user or password that the server does not accept.
var ErrLogin = errors.New("the server does not accept user or password")

// login logs in. What the server says against a user is no error of the library's own kind.
func login(conn *ftp.ServerConn, user, word string) error {
	err := conn.Login(user, word)
	var network net.Error
	if err == nil || errors.As(err, &network) || errors.Is(err, io.EOF) {
		return err
	}
	return fmt.Errorf("%w: %w", ErrLogin, err)
}

func (h *Host) Traits() publish.Traits { return publish.Traits{Jobs: 1} }

func (h *Host) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.conn.Quit()
}

func (h *Host) at(name string) string { return path.Join("/", h.base, name) }

// meaning puts into Go's terms what a server's code says. 550 is both that a file is not there and
// that it may not be touched; absent tells which is meant.
func meaning(err error, absent bool) error {
	var reply *textproto.Error
	if !errors.As(err, &reply) {
		return err
	}
	switch reply.Code {
	case ftp.StatusExceededStorage, 452:
		return fmt.Errorf("%w: %w", syscall.ENOSPC, err)
	case ftp.StatusActionAborted: // by vsftpd, for whatever its disk does not take
		return fmt.Errorf("%w: %w", publish.ErrNotTaken, err)
	case ftp.StatusFileUnavailable, ftp.StatusPageTypeUnknown, ftp.StatusBadFileName, ftp.StatusFileActionIgnored:
		if absent {
			return fmt.Errorf("%w: %w", fs.ErrNotExist, err)
		}
		return fmt.Errorf("%w: %w", fs.ErrPermission, err)
	}
	return err
}

func (h *Host) Get(_ context.Context, name string) (io.ReadCloser, error) {
	h.mu.Lock()
	r, err := h.conn.Retr(h.at(name))
	if err != nil {
		h.mu.Unlock()
		return nil, meaning(err, true)
	}
	return &reply{r, h}, nil
}

// reply is a file on its way: until it is closed the connection is busy.
type reply struct {
	io.ReadCloser
	host *Host
}

func (r *reply) Close() error {
	defer r.host.mu.Unlock()
	return r.ReadCloser.Close()
}

func (h *Host) Put(_ context.Context, name string, r io.Reader, _ int64) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	err := h.conn.Stor(h.at(name), r)
	if errors.Is(meaning(err, true), fs.ErrNotExist) { // refused before a byte was sent
		h.folders(name)
		err = h.conn.Stor(h.at(name), r)
	}
	return meaning(err, false)
}

// folders makes the folders above a file, the web root among them. What stands in the way is reported
// by what is put into them.
func (h *Host) folders(name string) { h.folder(path.Dir(h.at(name))) }

func (h *Host) folder(full string) {
	if full == "/" || h.conn.MakeDir(full) == nil {
		return
	}
	h.folder(path.Dir(full))
	_ = h.conn.MakeDir(full)
}

// Rename replaces at one stroke where the server does.
func (h *Host) Rename(_ context.Context, from, to string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	err := h.conn.Rename(h.at(from), h.at(to))
	var reply *textproto.Error
	if errors.As(err, &reply) {
		h.folders(to)
		err = h.conn.Rename(h.at(from), h.at(to))
	}
	if errors.As(err, &reply) {
		if h.conn.Delete(h.at(to)) == nil { // a server that renames to no name that is taken
			err = h.conn.Rename(h.at(from), h.at(to))
		}
	}
	return meaning(err, false)
}

func (h *Host) Remove(_ context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.conn.Delete(h.at(name)); err != nil {
		return h.whyNotRemoved(name, err)
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if h.conn.RemoveDir(h.at(dir)) != nil {
			break // something else lies in it
		}
	}
	return nil
}

// whyNotRemoved tells a file that is gone from one that may not be removed.
func (h *Host) whyNotRemoved(name string, err error) error {
	r, gone := h.conn.Retr(h.at(name))
	if gone != nil {
		return meaning(err, true)
	}
	return errors.Join(meaning(err, false), r.Close())
}

func (h *Host) List(_ context.Context, folder string) ([]string, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	names, err := h.conn.NameList(h.at(folder))
	if err = meaning(err, true); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for i := range names {
		names[i] = path.Base(names[i])
	}
	return names, err
}

// Claim makes a folder, the one thing that FTP does for one alone.
func (h *Host) Claim(_ context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.folders(name)
	err := h.conn.MakeDir(h.at(name))
	if errors.Is(meaning(err, true), fs.ErrNotExist) {
		if h.conn.ChangeDir(h.at(name)) == nil {
			return errors.Join(fs.ErrExist, h.conn.ChangeDir("/"))
		}
	}
	return meaning(err, false)
}

func (h *Host) Release(_ context.Context, name string) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	return meaning(h.conn.RemoveDir(h.at(name)), true)
}
