// Package revision takes a site out of a git repository as it was at a revision. The repository's own
// working tree and index are not touched.
package revision

import (
	"archive/tar"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// maxRevision bounds what is taken out of a repository, in bytes.
const maxRevision = 8 << 30

// ErrUnknown is the error for a name that git does not know, or where there is no git.
var ErrUnknown = errors.New("no revision of that name")

// CheckOut writes a site's files as they were at a revision into a folder of its own in cacheDir ("":
// the system's place for such), which remove takes away. ErrUnknown is returned for a name that git
// does not know.
func CheckOut(ctx context.Context, site, name, cacheDir string) (dir string, remove func(), err error) {
	commit, err := gitOutput(ctx, site, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return "", nil, ErrUnknown
	}
	if cacheDir != "" {
		if err := os.MkdirAll(cacheDir, 0o755); err != nil {
			return "", nil, fmt.Errorf("revision: %w", err)
		}
	}
	dir, err = os.MkdirTemp(cacheDir, "revision-")
	if err != nil {
		return "", nil, fmt.Errorf("revision: %w", err)
	}
	remove = func() { _ = os.RemoveAll(dir) }
	if err := archive(ctx, site, strings.TrimSpace(string(commit)), dir); err != nil {
		remove()
		return "", nil, err
	}
	return dir, remove, nil
}

// gitOutput runs git in a folder.
func gitOutput(ctx context.Context, dir string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, "git", append([]string{"-C", dir}, args...)...)
	var out, trouble bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &trouble
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("git %s: %w: %s", args[0], err, bytes.TrimSpace(trouble.Bytes()))
	}
	return out.Bytes(), nil
}

// archive writes a site's files as they were at a commit into a folder. The repository's own
// working tree and index are not touched.
func archive(ctx context.Context, site, commit, dir string) error {
	cmd := exec.CommandContext(ctx, "git", "-C", site, "archive", "--format=tar", commit)
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		return fmt.Errorf("git archive: %w", err)
	}
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("git archive: %w", err)
	}
	err = unpack(tar.NewReader(io.LimitReader(pipe, maxRevision)), dir)
	if err != nil {
		_, _ = io.Copy(io.Discard, pipe)
	}
	if failed := cmd.Wait(); failed != nil {
		err = errors.Join(fmt.Errorf("%w: %s", failed, bytes.TrimSpace(trouble.Bytes())), err)
	}
	if err != nil {
		return fmt.Errorf("git archive: %w", err)
	}
	return nil
}

// unpack writes the files of an archive; links and whatever else is no file are left out, as the
// reading of a site leaves them.
func unpack(r *tar.Reader, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		name := filepath.FromSlash(h.Name)
		if err := root.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		f, err := root.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err != nil {
			return err
		}
		_, err = io.Copy(f, r)
		if err := errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
}
