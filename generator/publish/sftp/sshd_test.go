package sftp_test

import (
	"bytes"
	"encoding/pem"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/sftp"
)

// On OpenSSH, whose words for failures and whose rename are its own.
func TestOpenSSH(t *testing.T) {
	program, err := exec.LookPath("sshd")
	if err != nil {
		program = "/usr/sbin/sshd"
	}
	if _, err := os.Stat(program); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("sshd is not there")
		}
		t.Skip("sshd is not there")
	}
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
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o.Port = l.Addr().(*net.TCPAddr).Port
	l.Close()
	config := write("sshd_config", fmt.Appendf(nil, "Port %d\nListenAddress 127.0.0.1\nHostKey %s\nAuthorizedKeysFile %s\nPidFile none\nUsePAM no\nStrictModes no\nPermitRootLogin yes\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n",
		o.Port, write("host_key", keyText(hostPrivate), 0o600), allowed), 0o600)
	_ = os.Mkdir("/run/sshd", 0o755) // where it wants to live without privileges
	var said bytes.Buffer
	cmd := exec.Command(program, "-D", "-e", "-f", config)
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	me, err := user.Current()
	if err != nil {
		t.Fatal(err)
	}
	o.User = me.Username
	for range 200 {
		c, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(o.Port)))
		if err == nil {
			c.Close()
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	put := func(name, text string) { write("www/"+name, []byte(text), 0o644) }
	connect := func() (publish.Host, error) {
		h, err := sftp.Open(t.Context(), o)
		if err != nil {
			return nil, fmt.Errorf("%w: %s", err, said.String())
		}
		return h, nil
	}
	hosttest.Run(t, connect, put)
	o.Path = filepath.Join(dir, "link")
	hosttest.Linked(t, connect, o.Path)
	o.Path = filepath.Join(dir, "large")
	hosttest.Large(t, connect)
}
