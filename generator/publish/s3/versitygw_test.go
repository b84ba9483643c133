package s3_test

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/s3"
)

// On a real server (versitygw, which .ci/run installs), whose words for failures, listing and
// signatures are its own.
func TestVersityGW(t *testing.T) {
	program, err := exec.LookPath("versitygw")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("versitygw is not there")
		}
		t.Skip("no versitygw: go install github.com/versity/versitygw/cmd/versitygw@v1.8.0")
	}
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
	trusted := httptest.NewTLSServer(nil) // for its certificate, which is one of 127.0.0.1
	defer trusted.Close()
	certificate := trusted.TLS.Certificates[0]
	key, err := x509.MarshalPKCS8PrivateKey(certificate.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	for _, folder := range []string{"store/web", "side"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	var said bytes.Buffer
	cmd := exec.Command(program, "--port", address, "--access", "id", "--secret", "secret-of-the-test", "--region", "cn-north-1", "--quiet",
		"--cert", write("cert.pem", pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate.Certificate[0]})),
		"--key", write("key.pem", pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})),
		"posix", "--sidecar", filepath.Join(dir, "side"), filepath.Join(dir, "store"))
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	for range 500 {
		c, err := net.Dial("tcp", address)
		if err == nil {
			c.Close()
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	o := s3.Options{URL: "https://" + address, Bucket: "web", Region: "cn-north-1", Path: "anli", Key: "id", Secret: "secret-of-the-test",
		Types: func(string) string { return "text/html" }, Config: trusted.Client().Transport.(*http.Transport).TLSClientConfig}
	put := func(name, text string) { write("store/web/anli/"+name, []byte(text)) }
	connect := func() (publish.Host, error) {
		h, err := s3.Open(t.Context(), o)
		if err != nil {
			return nil, fmt.Errorf("%w: %s", err, said.String())
		}
		return h, nil
	}
	hosttest.Run(t, connect, put)
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
