package s3_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"casebook/generator/publish"
	"casebook/generator/publish/hosttest"
	"casebook/generator/publish/s3"
)

func serve(t *testing.T) (*s3mem.Backend, s3.Options) {
	t.Helper()
	backend := s3mem.New()
	if err := backend.CreateBucket("web"); err != nil {
		t.Fatal(err)
	}
	s := httptest.NewTLSServer(gofakes3.New(backend).Server())
	t.Cleanup(s.Close)
	return backend, s3.Options{URL: s.URL, Bucket: "web", Region: "cn-north-1", Path: "anli", Key: "id", Secret: "secret",
		Types: func(string) string { return "text/html" }, Config: s.Client().Transport.(*http.Transport).TLSClientConfig}
}

func TestS3(t *testing.T) {
	backend, o := serve(t)
	put := func(name, text string) {
		if _, err := backend.PutObject("web", "anli/"+name, map[string]string{"Last-Modified": time.Now().UTC().Format(http.TimeFormat)}, strings.NewReader(text), int64(len(text)), nil); err != nil {
			t.Fatal(err)
		}
	}
	hosttest.Run(t, func() (publish.Host, error) { return s3.Open(t.Context(), o) }, put)
}

func TestWrongAddressBucketAndCertificateRefuse(t *testing.T) {
	_, o := serve(t)
	wrong := o
	wrong.Bucket = "nosuch"
	if _, err := s3.Open(t.Context(), wrong); !errors.Is(err, s3.ErrNoBucket) {
		t.Errorf("a bucket that is not there: %v", err)
	}
	wrong = o
	wrong.URL += "/web"
	if _, err := s3.Open(t.Context(), wrong); !errors.Is(err, s3.ErrURL) {
		t.Errorf("an address with a path: %v", err)
	}
	wrong = o
	wrong.Config = nil
	if _, err := s3.Open(t.Context(), wrong); err == nil {
		t.Error("a certificate that nobody vouches for was taken")
	}
}
