package sftp_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	server "github.com/pkg/sftp"
	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/knownhosts"

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

// serve is an SSH server with a password and a key that it accepts.
func serve(t *testing.T, accepted ssh.PublicKey) (host ssh.PublicKey, o sftp.Options) {
	t.Helper()
	key, _ := newKey(t)
	config := &ssh.ServerConfig{
		PasswordCallback: func(c ssh.ConnMetadata, word []byte) (*ssh.Permissions, error) {
			if c.User() == "office" && string(word) == "secret" {
				return nil, nil
			}
			return nil, errors.New("no")
		},
		PublicKeyCallback: func(_ ssh.ConnMetadata, k ssh.PublicKey) (*ssh.Permissions, error) {
			if accepted != nil && string(k.Marshal()) == string(accepted.Marshal()) {
				return nil, nil
			}
			return nil, errors.New("no")
		},
	}
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
			go talk(c, config)
		}
	}()
	address := l.Addr().(*net.TCPAddr)
	return key.PublicKey(), sftp.Options{Host: "127.0.0.1", Port: address.Port, User: "office", Home: t.TempDir(), Password: func() (string, error) { return "secret", nil }}
}

func talk(c net.Conn, config *ssh.ServerConfig) {
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
		s, err := server.NewServer(ch)
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

func TestHostKeyIsChecked(t *testing.T) {
	key, o := serve(t, nil)
	other, _ := newKey(t)
	open := func(o sftp.Options) error {
		h, err := sftp.Open(t.Context(), o)
		if err == nil {
			h.Close()
		}
		return err
	}
	var unknown *sftp.UnknownKey
	if err := open(o); !errors.As(err, &unknown) || unknown.Fingerprint != ssh.FingerprintSHA256(key) {
		t.Errorf("an unknown key: %v", err)
	}
	line := string(ssh.MarshalAuthorizedKey(key))
	for _, right := range []string{line, strings.TrimSpace(line) + " root@server", "example.cn " + line, ssh.FingerprintSHA256(key)} {
		o.HostKey = right
		if err := open(o); err != nil {
			t.Errorf("host_key %q: %v", right, err)
		}
	}
	var changed *sftp.OtherKey
	for _, wrong := range []string{string(ssh.MarshalAuthorizedKey(other.PublicKey())), ssh.FingerprintSHA256(other.PublicKey())} {
		o.HostKey = wrong
		if err := open(o); !errors.As(err, &changed) {
			t.Errorf("host_key %q: %v", wrong, err)
		}
	}
	var bad *sftp.BadKey
	if o.HostKey = "secret"; !errors.As(open(o), &bad) {
		t.Error("a host_key that is none was taken")
	}
	o.HostKey = ""
	known := func(key ssh.PublicKey) {
		line := knownhosts.Line([]string{knownhosts.Normalize(net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))}, key)
		if err := os.MkdirAll(filepath.Join(o.Home, ".ssh"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(o.Home, ".ssh", "known_hosts"), []byte(line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	known(key)
	if err := open(o); err != nil {
		t.Errorf("known_hosts: %v", err)
	}
	known(other.PublicKey())
	if err := open(o); !errors.As(err, &changed) {
		t.Errorf("another key in known_hosts: %v", err)
	}
}

func TestKeyFileOpensWithoutAPassword(t *testing.T) {
	signer, private := newKey(t)
	key, o := serve(t, signer.PublicKey())
	o.HostKey, o.Password = ssh.FingerprintSHA256(key), nil
	if _, err := sftp.Open(t.Context(), o); err == nil {
		t.Fatal("opened without key or password")
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Join(o.Home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.Home, ".ssh", "id_ed25519"), pem.EncodeToMemory(block), 0o600); err != nil {
		t.Fatal(err)
	}
	h, err := sftp.Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	h.Close()
}
