package s3_test

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/s3"
)

// On a real server (versitygw, which .ci/run installs), whose words for failures, listing and
// signatures are its own.
func TestVersityGW(t *testing.T) {
	program := hosttest.Program(t, "versitygw") // go install github.com/versity/versitygw/cmd/versitygw@v1.8.0
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		p := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, data, 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	certificate, trusted := hosttest.Certificate(t)
	public, key := hosttest.PEM(t, certificate)
	address, _ := hosttest.Address(t)
	for _, folder := range []string{"store/web", "side"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(program, "--port", address, "--access", "id", "--secret", "secret-of-the-test", "--region", "cn-north-1", "--quiet",
		"--cert", write("cert.pem", public),
		"--key", write("key.pem", key),
		"posix", "--sidecar", filepath.Join(dir, "side"), filepath.Join(dir, "store"))
	hosttest.Start(t, cmd, address)
	o := s3.Options{URL: "https://" + address, Bucket: "web", Region: "cn-north-1", Path: "anli", Key: "id", Secret: "secret-of-the-test",
		Types: func(string) string { return "text/html" }, Config: trusted}
	put := func(name, text string) { write("store/web/anli/"+name, []byte(text)) }
	connect := func() (publish.Host, error) { return s3.Open(t.Context(), o) }
	hosttest.Run(t, connect, put)
	o.Path = "read"
	t.Run("readers", func(t *testing.T) { hosttest.Readers(t, connect, filepath.Join(dir, "store/web/read"), 0) })
	t.Run("a disk that refuses", func(t *testing.T) {
		disk := hosttest.NewDisk(t, filepath.Join(dir, "store/disk"))
		o := o
		o.Bucket = "disk"
		hosttest.Refusals(t, func() (publish.Host, error) { return s3.Open(t.Context(), o) }, disk, filepath.Join(dir, "store/disk/read"))
	})
	o.Path = "large"
	hosttest.Large(t, connect)
	wrong := o
	wrong.Secret = "another"
	h, err := s3.Open(t.Context(), wrong)
	if err == nil {
		err = h.Put(t.Context(), "a.html", strings.NewReader("a"), 1)
	}
	if !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a wrong key: %v", err)
	}
}
