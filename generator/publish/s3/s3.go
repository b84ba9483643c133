// Package s3 publishes to a bucket of an object store that speaks S3, as most clouds' do.
package s3

import (
	"context"
	"crypto/rand"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"syscall"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"casebook/generator/publish"
	"casebook/generator/publish/dial"
)

// Options is where to publish and as whom.
type Options struct {
	URL    string // of the store: "https://oss-cn-north-2-gov-1.example.cn"
	Bucket string
	Region string
	Path   string // what all keys begin with; may be ""
	Key    string // the key id
	Secret string
	Types  func(path string) string // the media type of a file
	Config *tls.Config              // further authorities; nil for the system's alone
}

// Host is a bucket, or what lies under a path of it.
type Host struct {
	client *minio.Client
	bucket string
	base   string
	types  func(string) string
}

// ErrURL is the error for an address that is none of a store.
var ErrURL = errors.New("not the address of a store")

// Open makes a client, and looks whether the bucket is there.
func Open(ctx context.Context, o Options) (*Host, error) {
	u, err := url.Parse(o.URL)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return nil, fmt.Errorf("%w: %q", ErrURL, o.URL)
	}
	client, err := minio.New(u.Host, &minio.Options{
		Creds: credentials.NewStaticV4(o.Key, o.Secret, ""), Secure: u.Scheme == "https", Region: o.Region,
		Transport: dial.Transport(ctx, o.Config), MaxRetries: 3,
	})
	if err != nil {
		return nil, err
	}
	h := &Host{client: client, bucket: o.Bucket, base: strings.Trim(o.Path, "/"), types: o.Types}
	// A key that may write one bucket need not be allowed to ask for it: only a clear no counts.
	there, err := client.BucketExists(ctx, o.Bucket)
	if err = meaning(err); err != nil && !errors.Is(err, fs.ErrPermission) {
		return nil, err
	}
	if err == nil && !there {
		return nil, fmt.Errorf("%w: %s", ErrNoBucket, o.Bucket)
	}
	return h, nil
}

// ErrNoBucket is the error for a bucket that is not there.
var ErrNoBucket = errors.New("there is no such bucket")

// Traits: an object is there as a whole or not at all.
func (h *Host) Traits() publish.Traits { return publish.Traits{Atomic: true, Jobs: 16} }
func (h *Host) Close() error           { return nil }

func (h *Host) key(name string) string { return strings.TrimPrefix(path.Join(h.base, name), "/") }

func meaning(err error) error {
	if err == nil {
		return nil
	}
	switch reply := minio.ToErrorResponse(err); {
	case reply.Code == minio.NoSuchKey, reply.Code == "NotFound":
		return fmt.Errorf("%w: %w", fs.ErrNotExist, err)
	case reply.Code == minio.NoSuchBucket:
		return fmt.Errorf("%w: %w", ErrNoBucket, err)
	case reply.Code == minio.AccessDenied, reply.StatusCode == 403:
		return fmt.Errorf("%w: %w", fs.ErrPermission, err)
	case reply.StatusCode == http.StatusInsufficientStorage, strings.Contains(reply.Message, "No space left"): // versitygw
		return fmt.Errorf("%w: %w", syscall.ENOSPC, err)
	case reply.Code == minio.PreconditionFailed, reply.StatusCode == 412:
		return fmt.Errorf("%w: %w", fs.ErrExist, err)
	case reply.Code == minio.InternalError: // after the library has asked ten times
		return fmt.Errorf("%w: %w", publish.ErrNotTaken, err)
	}
	return err
}

// Get asks once: the library's object asks for its length first, and a file that another publisher
// puts in between is then refused.
func (h *Host) Get(ctx context.Context, name string) (io.ReadCloser, error) {
	body, _, _, err := (minio.Core{Client: h.client}).GetObject(ctx, h.bucket, h.key(name), minio.GetObjectOptions{})
	return body, meaning(err)
}

func (h *Host) Put(ctx context.Context, name string, r io.Reader, size int64) error {
	_, err := h.client.PutObject(ctx, h.bucket, h.key(name), r, size, minio.PutObjectOptions{
		ContentType: h.types(name), CacheControl: caching(name), SendContentMd5: true, DisableMultipart: size < 64<<20,
	})
	return meaning(err)
}

// caching is for how long browsers may take a file for true: one whose name changes with its bytes
// for ever, others as long as the store says that they are unchanged.
func caching(name string) string {
	if strings.HasPrefix(name, "assets/") {
		return "public, max-age=31536000, immutable"
	}
	return "no-cache"
}

func (h *Host) Rename(context.Context, string, string) error { return errors.ErrUnsupported }

func (h *Host) Remove(ctx context.Context, name string) error {
	return meaning(h.client.RemoveObject(ctx, h.bucket, h.key(name), minio.RemoveObjectOptions{}))
}

func (h *Host) List(ctx context.Context, folder string) ([]string, error) {
	prefix := h.key(folder)
	if prefix != "" {
		prefix += "/"
	}
	var names []string
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for object := range h.client.ListObjects(ctx, h.bucket, minio.ListObjectsOptions{Prefix: prefix}) {
		if object.Err != nil {
			return nil, meaning(object.Err)
		}
		names = append(names, strings.Trim(strings.TrimPrefix(object.Key, prefix), "/"))
	}
	return names, nil
}

// Claim puts an object where there is none. Not all stores keep the condition, or not of two who
// come at the same moment: whose object it then is shows a little later.
func (h *Host) Claim(ctx context.Context, name string) error {
	_, err := h.client.StatObject(ctx, h.bucket, h.key(name), minio.StatObjectOptions{})
	if err == nil {
		return fs.ErrExist
	}
	if err = meaning(err); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	token := rand.Text()
	o := minio.PutObjectOptions{DisableMultipart: true}
	o.SetMatchETagExcept("*")
	if _, err = h.client.PutObject(ctx, h.bucket, h.key(name), strings.NewReader(token), int64(len(token)), o); err != nil {
		return meaning(err)
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(settling):
	}
	r, err := h.Get(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ErrExist
	}
	if err != nil {
		return err
	}
	defer r.Close()
	text, err := io.ReadAll(io.LimitReader(r, 100))
	if err == nil && string(text) != token {
		err = fs.ErrExist
	}
	return err
}

// settling is longer than two publishers who ask at the same moment need to put their objects.
const settling = 300 * time.Millisecond

func (h *Host) Release(ctx context.Context, name string) error { return h.Remove(ctx, name) }
