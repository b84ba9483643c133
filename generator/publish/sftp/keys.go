package sftp

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/ssh"
	"golang.org/x/crypto/ssh/agent"
	"golang.org/x/crypto/ssh/knownhosts"
)

// UnknownKey is the error for a host of which no key is known. Key is what host_key may be, once
// somebody who runs the host has confirmed Fingerprint.
type UnknownKey struct{ Host, Key, Fingerprint string }

func (e *UnknownKey) Error() string {
	return "no key of " + e.Host + " is known; it has " + e.Fingerprint
}

// OtherKey is the error for a host that has another key than is known: the host was set up anew,
// or somebody stands between.
type OtherKey struct{ Host, Fingerprint string }

func (e *OtherKey) Error() string {
	return e.Host + " has another key than is known: " + e.Fingerprint
}

// hostKeys returns what checks a host's key, and the kinds of keys to ask it for: a server that
// has several must show the one that is known.
func hostKeys(o *Options, address string) (ssh.HostKeyCallback, []string, error) {
	if o.HostKey != "" {
		return pinned(o.HostKey, o.Host)
	}
	known := func(string, net.Addr, ssh.PublicKey) error { return &knownhosts.KeyError{} }
	file := filepath.Join(o.Home, ".ssh", "known_hosts")
	if _, err := os.Stat(file); o.Home != "" && err == nil {
		if known, err = knownhosts.New(file); err != nil {
			return nil, nil, fmt.Errorf("read %s: %w", file, err)
		}
	}
	var algorithms []string
	var mismatch *knownhosts.KeyError
	if err := known(address, &net.TCPAddr{}, noKey{}); errors.As(err, &mismatch) {
		for _, k := range mismatch.Want {
			algorithms = append(algorithms, algorithmsOf(k.Key.Type())...)
		}
	}
	return func(host string, remote net.Addr, key ssh.PublicKey) error {
		err := known(host, remote, key)
		var mismatch *knownhosts.KeyError
		switch {
		case !errors.As(err, &mismatch):
			return err
		case len(mismatch.Want) > 0:
			return &OtherKey{o.Host, ssh.FingerprintSHA256(key)}
		}
		return &UnknownKey{o.Host, strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key))), ssh.FingerprintSHA256(key)}
	}, algorithms, nil
}

// noKey is a key that no host has: by asking for it one learns which keys are known.
type noKey struct{}

func (noKey) Type() string                            { return "none" }
func (noKey) Marshal() []byte                         { return nil }
func (noKey) Verify(_ []byte, _ *ssh.Signature) error { return errors.New("no key") }

// pinned checks against host_key: a key as known_hosts has it, or the fingerprint of one.
func pinned(text, name string) (ssh.HostKeyCallback, []string, error) {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "SHA256:") {
		return func(_ string, _ net.Addr, key ssh.PublicKey) error {
			if ssh.FingerprintSHA256(key) != strings.TrimRight(text, "=") {
				return &OtherKey{name, ssh.FingerprintSHA256(key)}
			}
			return nil
		}, nil, nil
	}
	want, _, _, _, err := ssh.ParseAuthorizedKey([]byte(text))
	if err != nil { // a line of known_hosts begins with the host
		if _, after, found := strings.Cut(text, " "); found {
			want, _, _, _, err = ssh.ParseAuthorizedKey([]byte(after))
		}
	}
	if err != nil {
		return nil, nil, &BadKey{text}
	}
	return func(_ string, _ net.Addr, key ssh.PublicKey) error {
		if !bytes.Equal(key.Marshal(), want.Marshal()) {
			return &OtherKey{name, ssh.FingerprintSHA256(key)}
		}
		return nil
	}, algorithmsOf(want.Type()), nil
}

// BadKey is the error for a host_key that is none.
type BadKey struct{ Text string }

func (e *BadKey) Error() string {
	return fmt.Sprintf("host_key %q is neither a key nor SHA256:…", e.Text)
}

// algorithmsOf are the ways in which a kind of key signs.
func algorithmsOf(kind string) []string {
	if kind == ssh.KeyAlgoRSA {
		return []string{ssh.KeyAlgoRSASHA512, ssh.KeyAlgoRSASHA256}
	}
	return []string{kind}
}

// authMethods are the agent's keys and those of key files, then the password.
func authMethods(o *Options) (methods []ssh.AuthMethod, closeAgent func()) {
	closeAgent = func() {}
	keys := func() []ssh.Signer { return nil }
	if o.Agent != "" {
		if c, err := net.Dial("unix", o.Agent); err == nil {
			closeAgent = func() { c.Close() }
			keys = func() []ssh.Signer {
				list, err := agent.NewClient(c).Signers()
				if err != nil {
					return nil // an agent that does not answer has no keys
				}
				return list
			}
		}
	}
	// One method for all keys: of two of a kind the second is not tried.
	methods = append(methods, ssh.PublicKeysCallback(func() ([]ssh.Signer, error) {
		return append(keys(), keyFiles(o)...), nil
	}))
	if o.Password != nil {
		methods = append(methods, ssh.PasswordCallback(o.Password), ssh.KeyboardInteractive(
			func(_, _ string, questions []string, echos []bool) ([]string, error) {
				answers := make([]string, len(questions))
				for i := range questions {
					if !echos[i] {
						var err error
						if answers[i], err = o.Password(); err != nil {
							return nil, err
						}
					}
				}
				return answers, nil
			}))
	}
	return methods, closeAgent
}

// keyFiles reads the keys that ssh reads too.
func keyFiles(o *Options) []ssh.Signer {
	if o.Home == "" {
		return nil
	}
	var list []ssh.Signer
	for _, name := range [...]string{"id_ed25519", "id_ecdsa", "id_rsa"} {
		text, err := os.ReadFile(filepath.Join(o.Home, ".ssh", name))
		if err != nil {
			continue
		}
		key, err := ssh.ParsePrivateKey(text)
		var locked *ssh.PassphraseMissingError
		if errors.As(err, &locked) && o.Password != nil {
			if word, asked := o.Password(); asked == nil {
				key, err = ssh.ParsePrivateKeyWithPassphrase(text, []byte(word))
			}
		}
		if err == nil {
			list = append(list, key)
		}
	}
	return list
}
