package dial

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

// A connection ends with its publication, and so do requests.
func TestConnectionsEndWithThePublication(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	ctx, cancel := context.WithCancel(t.Context())
	c, err := Connect(ctx, "tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	there, err := l.Accept()
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	if _, err := c.Write([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if _, err := there.Write([]byte("y")); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 1)
	if _, err := io.ReadFull(c, b); err != nil || b[0] != 'y' {
		t.Fatalf("read %q, %v", b, err)
	}
	cancel()
	if _, err := c.Read(b); !errors.Is(err, net.ErrClosed) {
		t.Errorf("a connection of a publication that ended: %v", err)
	}
	if _, err := Connect(ctx, "tcp", l.Addr().String()); !errors.Is(err, context.Canceled) && err == nil {
		t.Errorf("a connection is opened for a publication that ended: %v", err)
	}

	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "there") }))
	defer s.Close()
	ask := func(ctx context.Context) error {
		r, err := http.NewRequest("GET", s.URL, nil)
		if err != nil {
			t.Fatal(err)
		}
		answer, err := Transport(ctx, nil).RoundTrip(r)
		if err == nil {
			answer.Body.Close()
		}
		return err
	}
	if err := ask(t.Context()); err != nil {
		t.Error(err)
	}
	if err := ask(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("a request of a publication that ended: %v", err)
	}
}

// Certificates are those of the host; further authorities are taken over, and stay as they were.
func TestCertificatesAreThoseOfTheHost(t *testing.T) {
	base := &tls.Config{RootCAs: x509.NewCertPool(), ServerName: "other"}
	if c := Config(base, "host.example"); c.ServerName != "host.example" || c.RootCAs != base.RootCAs || c.MinVersion != tls.VersionTLS12 || base.ServerName != "other" {
		t.Errorf("%+v", c)
	}
	if c := Config(nil, "host.example"); c.ServerName != "host.example" || c.RootCAs != nil {
		t.Errorf("%+v", c)
	}
}
