package sftp_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/pem"
	"errors"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"

	"casebook/generator/publish/sftp"
)

func TestHostKeyIsChecked(t *testing.T) {
	key, o := serve(t, nil)
	other, _ := newKey(t)
	var unknown *sftp.UnknownKey
	if err := opens(t, o); !errors.As(err, &unknown) || unknown.Fingerprint != ssh.FingerprintSHA256(key) {
		t.Errorf("an unknown key: %v", err)
	}
	line := string(ssh.MarshalAuthorizedKey(key))
	for _, right := range []string{line, strings.TrimSpace(line) + " root@server", "example.cn " + line, ssh.FingerprintSHA256(key), " " + ssh.FingerprintSHA256(key) + "=\n"} {
		o.HostKey = right
		if err := opens(t, o); err != nil {
			t.Errorf("host_key %q: %v", right, err)
		}
	}
	var changed *sftp.OtherKey
	for _, wrong := range []string{string(ssh.MarshalAuthorizedKey(other.PublicKey())), ssh.FingerprintSHA256(other.PublicKey())} {
		o.HostKey = wrong
		if err := opens(t, o); !errors.As(err, &changed) {
			t.Errorf("host_key %q: %v", wrong, err)
		}
	}
	var bad *sftp.BadKey
	if o.HostKey = "secret"; !errors.As(opens(t, o), &bad) {
		t.Error("a host_key that is none was taken")
	}
	o.HostKey = ""
	known := func(key ssh.PublicKey) {
		inHome(t, &o, "known_hosts", []byte(knownhosts.Line([]string{knownhosts.Normalize(net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))}, key)+"\n"))
	}
	known(key)
	if err := opens(t, o); err != nil {
		t.Errorf("known_hosts: %v", err)
	}
	known(other.PublicKey())
	if err := opens(t, o); !errors.As(err, &changed) {
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
	inHome(t, &o, "id_ed25519", pem.EncodeToMemory(block))
	if err := opens(t, o); err != nil {
		t.Fatal(err)
	}
}

// inHome writes a file of the folder .ssh.
func inHome(t *testing.T, o *sftp.Options, name string, data []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Join(o.Home, ".ssh"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(o.Home, ".ssh", name), data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// opens tells with which error a host is opened.
func opens(t *testing.T, o sftp.Options) error {
	t.Helper()
	h, err := sftp.Open(t.Context(), o)
	if err == nil {
		h.Close()
	}
	return err
}

func TestEveryKindOfKeyFileOpens(t *testing.T) {
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	product, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name       string
		key        any
		passphrase string
	}{{"id_rsa", product, ""}, {"id_ecdsa", curve, "words"}} {
		signer, err := ssh.NewSignerFromKey(c.key)
		if err != nil {
			t.Fatal(err)
		}
		block, err := ssh.MarshalPrivateKey(c.key, "")
		if c.passphrase != "" {
			block, err = ssh.MarshalPrivateKeyWithPassphrase(c.key, "", []byte(c.passphrase))
		}
		if err != nil {
			t.Fatal(err)
		}
		host, o := serve(t, signer.PublicKey())
		o.HostKey, o.Password = ssh.FingerprintSHA256(host), func() (string, error) { return c.passphrase, nil }
		inHome(t, &o, c.name, pem.EncodeToMemory(block))
		if err := opens(t, o); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		o.Password = func() (string, error) { return "", errors.New("not given") }
		if err := opens(t, o); (err == nil) != (c.passphrase == "") {
			t.Errorf("%s, of which nobody tells the passphrase: %v", c.name, err)
		}
		t.Chdir(o.Home) // is not meant by none
		o.Home = ""
		if err := opens(t, o); err == nil {
			t.Errorf("%s: opened without a folder for keys", c.name)
		}
	}
}

// The keys that an agent holds open too, and one that is not there or does not answer is no harm.
func TestAgentsKeysOpen(t *testing.T) {
	signer, private := newKey(t)
	host, o := serve(t, signer.PublicKey())
	o.HostKey, o.Password = ssh.FingerprintSHA256(host), nil
	ring := agent.NewKeyring()
	if err := ring.Add(agent.AddedKey{PrivateKey: private}); err != nil {
		t.Fatal(err)
	}
	address := filepath.Join(t.TempDir(), "agent")
	l, err := net.Listen("unix", address)
	if err != nil {
		t.Skipf("an agent listens on a socket, and here is none: %v", err)
	}
	defer l.Close()
	var deaf atomic.Bool
	ended := make(chan error, 10)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			if deaf.Load() {
				c.Close()
			} else {
				go func() { ended <- agent.ServeAgent(ring, c) }()
			}
		}
	}()
	o.Agent = address
	if err := opens(t, o); err != nil {
		t.Error(err)
	}
	select {
	case <-ended:
	case <-time.After(20 * time.Second):
		t.Error("the connection to the agent stays open")
	}
	deaf.Store(true)
	if err := opens(t, o); !errors.Is(err, sftp.ErrLogin) {
		t.Errorf("an agent that does not answer: %v", err)
	}
	block, err := ssh.MarshalPrivateKey(private, "")
	if err != nil {
		t.Fatal(err)
	}
	inHome(t, &o, "id_ed25519", pem.EncodeToMemory(block))
	for _, o.Agent = range []string{address, address + "-gone"} {
		if err := opens(t, o); err != nil {
			t.Errorf("a key file besides such an agent: %v", err)
		}
	}
}

// A server that asks questions is given the password where the answer is hidden.
func TestQuestionsAreAnswered(t *testing.T) {
	for _, c := range []struct {
		word string
		err  error
		want bool
	}{{"secret", nil, true}, {"wrong", nil, false}, {"", errors.New("not given"), false}} {
		host, o := serveAs(t, func(config *ssh.ServerConfig) {
			config.PasswordCallback = nil
			config.KeyboardInteractiveCallback = func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
				answers, err := ask("", "", []string{"name?", "password?"}, []bool{true, false})
				if err == nil && (answers[0] != "" || answers[1] != "secret") {
					err = errors.New("no")
				}
				return nil, err
			}
		}, ofThisComputer)
		o.HostKey, o.Password = ssh.FingerprintSHA256(host), func() (string, error) { return c.word, c.err }
		if err := opens(t, o); (err == nil) != c.want {
			t.Errorf("%q: %v", c.word, err)
		}
	}
}

// Of a host with several keys the one that is known is asked for.
func TestTheKnownOfSeveralKeysIsAskedFor(t *testing.T) {
	product, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	second, err := ssh.NewSignerFromKey(product)
	if err != nil {
		t.Fatal(err)
	}
	// Servers of today do not sign by the first way that this kind of key had.
	second, err = ssh.NewSignerWithAlgorithms(second.(ssh.AlgorithmSigner), []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256})
	if err != nil {
		t.Fatal(err)
	}
	host, o := serveAs(t, func(config *ssh.ServerConfig) { config.AddHostKey(second) }, ofThisComputer)
	address := knownhosts.Normalize(net.JoinHostPort(o.Host, strconv.Itoa(o.Port)))
	for _, key := range []ssh.PublicKey{host, second.PublicKey()} {
		inHome(t, &o, "known_hosts", []byte(knownhosts.Line([]string{address}, key)+"\n"))
		if err := opens(t, o); err != nil {
			t.Errorf("%s: %v", key.Type(), err)
		}
		pinned := o
		pinned.Home, pinned.HostKey = "", string(ssh.MarshalAuthorizedKey(key))
		if err := opens(t, pinned); err != nil {
			t.Errorf("%s is pinned: %v", key.Type(), err)
		}
	}
	inHome(t, &o, "known_hosts", []byte("no line of it\n"))
	if err := opens(t, o); err == nil || !strings.Contains(err.Error(), "known_hosts") {
		t.Errorf("a known_hosts that cannot be read: %v", err)
	}
}

func TestPortIsTheUsualOneWhereNoneIsGiven(t *testing.T) {
	over, end := context.WithCancel(t.Context())
	end() // so that nobody is called
	_, err := sftp.Open(over, sftp.Options{Host: "127.0.0.1"})
	var call *net.OpError
	if !errors.As(err, &call) || call.Addr.(*net.TCPAddr).Port != 22 {
		t.Error(err)
	}
}
