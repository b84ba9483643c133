package hosttest

import (
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// Program finds a server's program; in CI it must be there, else the test is skipped.
func Program(t *testing.T, name string) string {
	t.Helper()
	for _, program := range []string{name, "/usr/sbin/" + name} { // which is not in everybody's path
		if found, err := exec.LookPath(program); err == nil {
			return found
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal(name + " is not there")
	}
	t.Skip(name + " is not there")
	return ""
}

// Address is one of this computer at which nobody listens.
func Address(t *testing.T) (host string, port int) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String(), l.Addr().(*net.TCPAddr).Port
}

// Start runs a server until the test ends, and returns when it listens.
func Start(t *testing.T, cmd *exec.Cmd, address string) {
	t.Helper()
	cmd.Stdout, cmd.Stderr = t.Output(), t.Output()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		late := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		_ = cmd.Process.Signal(syscall.SIGTERM) // so that it ends its children too
		_ = cmd.Wait()
		late.Stop()
	})
	for range 500 {
		if c, err := net.Dial("tcp", address); err == nil {
			c.Close()
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal(cmd.Path + " does not answer")
}

// Certificate makes a certificate for 127.0.0.1 and what trusts it.
func Certificate(t *testing.T) (server, client *tls.Config) {
	t.Helper()
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	return &tls.Config{Certificates: s.TLS.Certificates, Rand: rand.Reader}, &tls.Config{RootCAs: pool}
}

// PEM is the certificate of a server, and its key.
func PEM(t *testing.T, server *tls.Config) (certificate, key []byte) {
	t.Helper()
	c := server.Certificates[0]
	private, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	block := func(kind string, data []byte) []byte { return pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: data}) }
	return block("CERTIFICATE", c.Certificate[0]), block("PRIVATE KEY", private)
}
