// Package sftp publishes by SFTP, the file transfer of SSH.
package sftp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"path"
	"strconv"

	"github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"casebook/generator/lazyregexp"
	"casebook/generator/publish"
	"casebook/generator/publish/dial"
)

// Options is where to publish and as whom.
type Options struct {
	Host    string
	Port    int // 0: 22
	Path    string
	User    string
	HostKey string // "ssh-ed25519 AAAA…" or "SHA256:…"; "": what known_hosts has
	Home    string // the user's folder, with .ssh; "" for none
	Agent   string // the address of an ssh agent; "" for none
	// Password is asked where no key is accepted; of a key file that has one it is the passphrase.
	Password func() (string, error)
}

// Host is the web root on an SSH server, which may be a link.
type Host struct {
	ssh    *ssh.Client
	client *sftp.Client
	base   string
	path   string // as it was opened: base, or a link to it
	aside  *Host  // on the same connection; nil: base is no link's
}

// ErrLogin says that a server took neither key nor password.
var ErrLogin = errors.New("the server lets nobody in by this key or password")

// notLetIn is what the library says of it. A server that offers to ask questions and then asks none (OpenSSH without PAM)
// answers by message 51, a refusal, where a question is awaited.
var notLetIn = lazyregexp.New(`unable to authenticate|unexpected message type 51 \(`)

// Open connects. An error for a host key is *UnknownKey or *OtherKey.
func Open(ctx context.Context, o Options) (*Host, error) {
	port := o.Port
	if port == 0 {
		port = 22
	}
	address := net.JoinHostPort(o.Host, strconv.Itoa(port))
	check, algorithms, err := hostKeys(&o, address)
	if err != nil {
		return nil, err
	}
	methods, closeAgent := authMethods(&o)
	defer closeAgent()
	c, err := dial.Connect(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	config := &ssh.ClientConfig{User: o.User, Auth: methods, HostKeyCallback: check, HostKeyAlgorithms: algorithms}
	conn, channels, requests, err := ssh.NewClientConn(c, address, config)
	if err != nil {
		c.Close()
		if notLetIn.MatchString(err.Error()) {
			err = fmt.Errorf("%w: %w", ErrLogin, err)
		}
		return nil, err
	}
	h := &Host{ssh: ssh.NewClient(conn, channels, requests), base: o.Path, path: o.Path}
	if h.client, err = sftp.NewClient(h.ssh, sftp.UseConcurrentWrites(false)); err != nil {
		h.ssh.Close()
		return nil, fmt.Errorf("begin SFTP: %w", err)
	}
	return h, nil
}

func (h *Host) Traits() publish.Traits { return publish.Traits{Jobs: 8} }

func (h *Host) Close() error { return errors.Join(h.client.Close(), h.ssh.Close()) }

func (h *Host) at(name string) string { return path.Join(h.base, name) }

func (h *Host) Get(_ context.Context, name string) (io.ReadCloser, error) {
	return h.client.Open(h.at(name))
}

// Put makes the folders above a file where the file cannot be made without them.
func (h *Host) Put(_ context.Context, name string, r io.Reader, size int64) error {
	f, err := h.create(name)
	if errors.Is(err, fs.ErrNotExist) {
		if err = h.client.MkdirAll(path.Dir(h.at(name))); err == nil {
			f, err = h.create(name)
		}
	}
	if err != nil {
		return h.reason(err, size)
	}
	if _, err = f.ReadFrom(r); err == nil {
		return f.Close()
	}
	_ = f.Close() // it failed already
	return h.reason(err, size)
}

func (h *Host) create(name string) (*sftp.File, error) {
	return h.client.Create(h.at(name))
}

// Rename replaces at one stroke where the server can, as OpenSSH does.
func (h *Host) Rename(_ context.Context, from, to string) error {
	err := h.client.PosixRename(h.at(from), h.at(to))
	if errors.Is(err, fs.ErrNotExist) {
		if err = h.client.MkdirAll(path.Dir(h.at(to))); err == nil {
			err = h.client.PosixRename(h.at(from), h.at(to))
		}
	}
	var status *sftp.StatusError
	if !errors.As(err, &status) || status.FxCode() != sftp.ErrSSHFxOpUnsupported {
		return err
	}
	if err := h.client.MkdirAll(path.Dir(h.at(to))); err != nil {
		return err
	}
	if err := h.client.Remove(h.at(to)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return h.client.Rename(h.at(from), h.at(to))
}

func (h *Host) Remove(_ context.Context, name string) error {
	info, err := h.client.Lstat(h.at(name))
	if err != nil {
		return err
	}
	if info.IsDir() {
		return fmt.Errorf("%s is a folder", name)
	}
	if err := h.client.Remove(h.at(name)); err != nil {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if h.client.RemoveDirectory(h.at(dir)) != nil {
			break // something else lies in it
		}
	}
	return nil
}

func (h *Host) List(_ context.Context, folder string) ([]string, error) {
	list, err := h.client.ReadDir(h.at(folder))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	names := make([]string, len(list))
	for i, info := range list {
		names[i] = info.Name()
	}
	return names, err
}

// Claim makes a folder: servers say of one that is there no more than that it failed.
func (h *Host) Claim(_ context.Context, name string) error {
	if err := h.client.MkdirAll(path.Dir(h.at(name))); err != nil {
		return h.reason(err, 0)
	}
	err := h.client.Mkdir(h.at(name))
	if err != nil {
		if _, there := h.client.Lstat(h.at(name)); there == nil {
			return fs.ErrExist
		}
	}
	return h.reason(err, 0)
}

func (h *Host) Release(_ context.Context, name string) error {
	return h.client.RemoveDirectory(h.at(name))
}
