// Package dial opens connections to hosts: ones that give up where nothing has moved for a while,
// and whose certificates are checked.
package dial

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"time"
)

// idle is for how long a connection may be silent before it is taken for lost.
const idle = time.Minute

// Connect opens a connection. It ends with ctx, which is that of the whole publication.
func Connect(ctx context.Context, network, address string) (net.Conn, error) {
	d := net.Dialer{Timeout: 20 * time.Second, KeepAlive: 15 * time.Second}
	c, err := d.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	context.AfterFunc(ctx, func() { c.Close() })
	return &conn{c}, nil
}

// conn moves its deadline with every read and write.
type conn struct{ net.Conn }

func (c *conn) Read(p []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(idle)); err != nil {
		return 0, err
	}
	return c.Conn.Read(p)
}

func (c *conn) Write(p []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(idle)); err != nil {
		return 0, err
	}
	return c.Conn.Write(p)
}

// Config is how encrypted connections to a host are made; base, which may be nil, has further
// authorities.
func Config(base *tls.Config, host string) *tls.Config {
	c := &tls.Config{}
	if base != nil {
		c = base.Clone()
	}
	c.ServerName, c.MinVersion = host, tls.VersionTLS12
	return c
}

// Transport makes HTTP requests that end with ctx.
func Transport(ctx context.Context, base *tls.Config) http.RoundTripper {
	t := &http.Transport{
		DialContext: func(_ context.Context, network, address string) (net.Conn, error) {
			return Connect(ctx, network, address)
		},
		Proxy: http.ProxyFromEnvironment, TLSClientConfig: base, TLSHandshakeTimeout: 20 * time.Second,
		MaxIdleConnsPerHost: 16, IdleConnTimeout: idle, ResponseHeaderTimeout: idle, ExpectContinueTimeout: time.Second,
	}
	return bound{ctx, t}
}

// bound gives requests the publication's context, which libraries do not pass on.
type bound struct {
	ctx context.Context
	*http.Transport
}

func (b bound) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := b.ctx.Err(); err != nil {
		return nil, err
	}
	return b.Transport.RoundTrip(r)
}
