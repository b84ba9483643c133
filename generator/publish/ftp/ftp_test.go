package ftp_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"casebook/generator/publish"
	"casebook/generator/publish/ftp"
	"casebook/generator/publish/hosttest"
)

// serve runs vsftpd, a real server, because the ones that are written for tests answer as no real
// one does. Its one user is the anonymous one, so that it needs no account of the system.
func serve(t *testing.T, mode string) (dir string, o ftp.Options) {
	t.Helper()
	program := hosttest.Program(t, "vsftpd")
	dir = t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "root", "www"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Join(dir, "root", "www"), 0o777); err != nil { // whoever the server runs as
		t.Fatal(err)
	}
	certificate, trust := hosttest.Certificate(t)
	public, key := hosttest.PEM(t, certificate)
	if err := os.WriteFile(filepath.Join(dir, "cert.pem"), append(public, key...), 0o600); err != nil {
		t.Fatal(err)
	}
	address, port := hosttest.Address(t)
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
	hosttest.Start(t, exec.Command(program, filepath.Join(dir, "vsftpd.conf")), address)
	return filepath.Join(dir, "root"), ftp.Options{Host: "127.0.0.1", Port: port, Path: filepath.Join(dir, "root", "www"), User: "anonymous", TLS: mode, Config: trust, Password: func() (string, error) { return "secret", nil }}
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
			connect := func() (publish.Host, error) { return ftp.Open(t.Context(), o) }
			hosttest.Run(t, connect, put)
			if mode != "explicit" {
				return
			}
			open := func(name string) string {
				p := filepath.Join(dir, name)
				if err := os.MkdirAll(p, 0o777); err != nil {
					t.Fatal(err)
				}
				if err := os.Chmod(p, 0o777); err != nil {
					t.Fatal(err)
				}
				return p
			}
			o.Path = open("read")
			t.Run("readers", func(t *testing.T) { hosttest.Readers(t, connect, o.Path, 0) })
			o.Path = open("empty")
			t.Run("empty folders", func(t *testing.T) { hosttest.EmptyFolders(t, connect, o.Path) })
			o.Path = filepath.Join(open("disk"), "www")
			t.Run("a disk that refuses", func(t *testing.T) {
				hosttest.Refusals(t, connect, hosttest.NewDisk(t, filepath.Dir(o.Path)), o.Path)
			})
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
