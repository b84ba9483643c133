package ftp_test

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"casebook/generator/publish"
	"casebook/generator/publish/ftp"
	"casebook/generator/publish/hosttest"
)

// serve runs vsftpd, a real server, because the ones that are written for tests answer as no real
// one does. Its one user is the anonymous one, so that it needs no account of the system.
func serve(t *testing.T, mode string) (dir string, o ftp.Options) {
	t.Helper()
	program, err := exec.LookPath("vsftpd")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("vsftpd is not there")
		}
		t.Skip("vsftpd is not there")
	}
	dir = t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "root", "www"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "root", "www"), 0o777); err != nil { // whoever the server runs as
		t.Fatal(err)
	}
	certificate, trust := hosttest.Certificate(t)
	if err := os.WriteFile(filepath.Join(dir, "cert.pem"), pemOf(t, certificate), 0o600); err != nil {
		t.Fatal(err)
	}
	port := freePort(t)
	config := fmt.Sprintf(`listen=YES
background=NO
listen_address=127.0.0.1
listen_port=%d
anonymous_enable=YES
local_enable=NO
run_as_launching_user=YES
no_anon_password=NO
anon_root=%s
anon_umask=022
allow_writeable_chroot=YES
write_enable=YES
anon_upload_enable=YES
anon_mkdir_write_enable=YES
anon_other_write_enable=YES
anon_world_readable_only=NO
seccomp_sandbox=NO
`, port, filepath.Join(dir, "root"))
	if mode != "none" {
		config += "ssl_enable=YES\nallow_anon_ssl=YES\nforce_anon_logins_ssl=YES\nforce_anon_data_ssl=YES\nrsa_cert_file=" + filepath.Join(dir, "cert.pem") + "\n"
	}
	if mode == "implicit" {
		config += "implicit_ssl=YES\n"
	}
	if err := os.WriteFile(filepath.Join(dir, "vsftpd.conf"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	cmd := exec.Command(program, filepath.Join(dir, "vsftpd.conf"))
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for range 200 {
		c, err := net.Dial("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
		if err == nil {
			c.Close()
			return filepath.Join(dir, "root"), ftp.Options{Host: "127.0.0.1", Port: port, Path: filepath.Join(dir, "root", "www"), User: "anonymous", TLS: mode, Config: trust, Password: func() (string, error) { return "secret", nil }}
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("vsftpd does not answer: %s", said.String())
	return "", o
}

func freePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

func pemOf(t *testing.T, c *tls.Config) []byte {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(c.Certificates[0].PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})
	return append(text, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Certificates[0].Certificate[0]})...)
}

func TestFTP(t *testing.T) {
	for _, mode := range []string{"explicit", "implicit", "none"} {
		t.Run(mode, func(t *testing.T) {
			dir, o := serve(t, mode)
			put := func(name, text string) {
				p := filepath.Join(dir, "www", name)
				if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.Chmod(filepath.Dir(p), 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			hosttest.Run(t, func() (publish.Host, error) { return ftp.Open(t.Context(), o) }, put)
		})
	}
}

func TestWrongUserCertificateAndPlainServerRefuse(t *testing.T) {
	_, o := serve(t, "explicit")
	wrong := o
	wrong.User = "somebody"
	if _, err := ftp.Open(t.Context(), wrong); !errors.Is(err, ftp.ErrLogin) {
		t.Errorf("a wrong user: %v", err)
	}
	wrong = o
	wrong.Config = nil
	if _, err := ftp.Open(t.Context(), wrong); err == nil {
		t.Error("a certificate that nobody vouches for was taken")
	}
	_, plain := serve(t, "none")
	plain.TLS = "explicit"
	asked := false
	plain.Password = func() (string, error) { asked = true; return "secret", nil }
	if _, err := ftp.Open(t.Context(), plain); err == nil || asked {
		t.Errorf("a server without encryption: %v; the password was asked for: %v", err, asked)
	}
}
