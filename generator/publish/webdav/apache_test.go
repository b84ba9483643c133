package webdav_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/webdav"
)

// On Apache's server, which offices have: its answers, locks and ways of replacing a file are its own.
func TestApache(t *testing.T) {
	program := hosttest.Program(t, "apache2")
	dir := t.TempDir()
	if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"root", "root/disk", "lock"} { // whoever the server runs as
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(p, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(p, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	certificate, trusted := hosttest.Certificate(t)
	public, key := hosttest.PEM(t, certificate)
	if err := os.WriteFile(filepath.Join(dir, "cert.pem"), append(public, key...), 0o600); err != nil {
		t.Fatal(err)
	}
	address, _ := hosttest.Address(t)
	modules := ""
	for _, name := range []string{"mpm_event", "authz_core", "dav", "dav_fs", "ssl"} {
		modules += fmt.Sprintf("LoadModule %s_module /usr/lib/apache2/modules/mod_%s.so\n", name, name)
	}
	config := fmt.Sprintf(`%[1]sServerName 127.0.0.1
ServerRoot %[2]s
DefaultRuntimeDir %[2]s
PidFile %[2]s/pid
ErrorLog %[2]s/log
Listen %[3]s
User www-data
Group www-data
DavLockDB %[2]s/lock/db
DocumentRoot %[2]s/root
SSLEngine on
SSLSessionCache none
SSLCertificateFile %[2]s/cert.pem
<Directory %[2]s/root>
  Dav On
  Require all granted
</Directory>
`, modules, dir, address)
	file := filepath.Join(dir, "apache.conf")
	if err := os.WriteFile(file, []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	hosttest.Start(t, exec.Command(program, "-f", file, "-DFOREGROUND"), address)
	o := webdav.Options{URL: "https://" + address, Path: "www", Config: trusted}
	connect := func() (publish.Host, error) { return webdav.Open(t.Context(), o) }
	put := func(name, text string) {
		p := filepath.Join(dir, "root/www", name)
		for p := filepath.Dir(p); p != filepath.Join(dir, "root"); p = filepath.Dir(p) {
			if err := os.MkdirAll(p, 0o777); err != nil {
				t.Fatal(err)
			}
			_ = os.Chmod(p, 0o777) // one that the server made is its own
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	hosttest.Run(t, connect, put)
	o.Path = "read"
	t.Run("readers", func(t *testing.T) { hosttest.Readers(t, connect, filepath.Join(dir, "root/read"), 50*time.Millisecond) })
	o.Path = "disk/www"
	t.Run("a disk that refuses", func(t *testing.T) {
		hosttest.Refusals(t, connect, hosttest.NewDisk(t, filepath.Join(dir, "root/disk")), filepath.Join(dir, "root/disk/www"))
	})
}
