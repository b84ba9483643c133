package sftp_test

import (
	"encoding/pem"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"testing"

	"golang.org/x/crypto/ssh"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/sftp"
)

// On OpenSSH, whose words for failures and whose rename are its own.
func TestOpenSSH(t *testing.T) {
	program := hosttest.Program(t, "sshd")
	dir := t.TempDir()
	hostKey, hostPrivate := newKey(t)
	mine, private := newKey(t)
	o := sftp.Options{Host: "127.0.0.1", Home: dir, HostKey: string(ssh.MarshalAuthorizedKey(hostKey.PublicKey())), Path: filepath.Join(dir, "www")}
	write := func(name string, data []byte, mode os.FileMode) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, data, mode); err != nil {
			t.Fatal(err)
		}
		return p
	}
	keyText := func(key any) []byte {
		block, err := ssh.MarshalPrivateKey(key, "")
		if err != nil {
			t.Fatal(err)
		}
		return pem.EncodeToMemory(block)
	}
	write(".ssh/id_ed25519", keyText(private), 0o600)
	allowed := write("allowed", ssh.MarshalAuthorizedKey(mine.PublicKey()), 0o600)
	address, port := hosttest.Address(t)
	o.Port = port
	config := write("sshd_config", fmt.Appendf(nil, "Port %d\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\nPidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n",
		o.Port, write("host_key", keyText(hostPrivate), 0o600), allowed), 0o600)
	_ = os.Mkdir("/run/sshd", 0o755) // where it wants to live without privileges
	hosttest.Start(t, exec.Command(program, "-D", "-e", "-f", config), address)
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	o.User = me.Username
	put := func(name, text string) { write("www/"+name, []byte(text), 0o644) }
	connect := func() (publish.Host, error) { return sftp.Open(t.Context(), o) }
	hosttest.Run(t, connect, put)
	o.Path = filepath.Join(dir, "link")
	hosttest.Linked(t, connect, o.Path)
	o.Path = filepath.Join(dir, "read")
	t.Run("readers", func(t *testing.T) { hosttest.Readers(t, connect, o.Path, 0) })
	t.Run("empty folders", func(t *testing.T) { hosttest.EmptyFolders(t, connect, o.Path) })
	o.Path = filepath.Join(dir, "disk", "www")
	t.Run("a disk that refuses", func(t *testing.T) {
		hosttest.Refusals(t, connect, hosttest.NewDisk(t, filepath.Join(dir, "disk")), o.Path)
	})
	o.Path = filepath.Join(dir, "large")
	hosttest.Large(t, connect)
	o.Home, o.Password = t.TempDir(), func() (string, error) { return "wrong", nil }
	if h, err := connect(); !errors.Is(err, sftp.ErrLogin) { // it offers to ask questions, and asks none without PAM
		t.Errorf("a wrong password: %v, %v", h, err)
	}
}
