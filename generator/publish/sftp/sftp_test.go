package sftp_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"testing"

	server "github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/sftp"
)

func newKey(t *testing.T) (ssh.Signer, ed25519.PrivateKey) {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ssh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return key, private
}

// serve is an SSH server with a password and a key that it accepts, on the files of this computer.
func serve(t *testing.T, accepted ssh.PublicKey) (host ssh.PublicKey, o sftp.Options) {
	t.Helper()
	return serveAs(t, func(config *ssh.ServerConfig) {
		config.PublicKeyCallback = func(_ ssh.ConnMetadata, k ssh.PublicKey) (*ssh.Permissions, error) {
			if accepted != nil && string(k.Marshal()) == string(accepted.Marshal()) {
				return nil, nil
			}
			return nil, errors.New("no")
		}
	}, ofThisComputer)
}

// subsystem answers what is asked by SFTP.
type subsystem interface{ Serve() error }

func ofThisComputer(c io.ReadWriteCloser) (subsystem, error) { return server.NewServer(c) }

func serveAs(t *testing.T, change func(*ssh.ServerConfig), files func(io.ReadWriteCloser) (subsystem, error)) (host ssh.PublicKey, o sftp.Options) {
	t.Helper()
	key, _ := newKey(t)
	config := &ssh.ServerConfig{
		PasswordCallback: func(c ssh.ConnMetadata, word []byte) (*ssh.Permissions, error) {
			if c.User() == "office" && string(word) == "secret" {
				return nil, nil
			}
			return nil, errors.New("no")
		},
	}
	change(config)
	config.AddHostKey(key)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go talk(c, config, files)
		}
	}()
	address := l.Addr().(*net.TCPAddr)
	return key.PublicKey(), sftp.Options{Host: "127.0.0.1", Port: address.Port, User: "office", Home: t.TempDir(), Password: func() (string, error) { return "secret", nil }}
}

func talk(c net.Conn, config *ssh.ServerConfig, files func(io.ReadWriteCloser) (subsystem, error)) {
	conn, channels, requests, err := ssh.NewServerConn(c, config)
	if err != nil {
		return
	}
	defer conn.Close()
	go ssh.DiscardRequests(requests)
	for wanted := range channels {
		ch, in, err := wanted.Accept()
		if err != nil {
			return
		}
		go func() {
			for r := range in {
				_ = r.Reply(r.Type == "subsystem", nil)
			}
		}()
		s, err := files(ch)
		if err != nil {
			return
		}
		go func() { _ = s.Serve(); ch.Close() }()
	}
}

func TestSFTP(t *testing.T) {
	key, o := serve(t, nil)
	o.HostKey = string(ssh.MarshalAuthorizedKey(key))
	dir := t.TempDir()
	o.Path = filepath.Join(dir, "www")
	put := func(name, text string) {
		p := filepath.Join(o.Path, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hosttest.Run(t, func() (publish.Host, error) { return sftp.Open(t.Context(), o) }, put)
}
