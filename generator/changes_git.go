package main

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

	"casebook/generator/build"
	"casebook/generator/edition"
)

// maxRevision bounds what is taken out of a repository, in bytes.
const maxRevision = 8 << 30

// errNoRevision is the error for a name that git does not know, or where there is no git.
var errNoRevision = errors.New("no revision of that name")

// revision makes the edition that a site was at a revision of git. What it is made of lies in a
// folder of its own until done is called.
func revision(ctx context.Context, c *console, o build.Options, name string) (_ *edition.Edition, done func(), err error) {
	commit, err := gitOutput(ctx, o.Site, "rev-parse", "--verify", "--quiet", "--end-of-options", name+"^{commit}")
	if err != nil {
		return nil, nil, errNoRevision
	}
	if err := os.MkdirAll(c.cacheDir, 0o755); c.cacheDir != "" && err != nil {
		return nil, nil, fmt.Errorf("changes: %w", err)
	}
	dir, err := os.MkdirTemp(c.cacheDir, "revision-")
	if err != nil {
		return nil, nil, fmt.Errorf("changes: %w", err)
	}
	remove := func() { _ = os.RemoveAll(dir) }
	defer func() {
		if err != nil {
			remove()
		}
	}()
	if err := checkOut(ctx, o.Site, strings.TrimSpace(string(commit)), dir); err != nil {
		return nil, nil, err
	}
	o.Site = dir
	was, err := build.Render(ctx, o)
	if err != nil {
		return nil, nil, fmt.Errorf("changes: %s: %w", name, err)
	}
	if was.Stops(o.Strict) || was.Entries == nil {
		return nil, nil, said(nil, "%s 那时的数据和文稿有错误，生成不了，不能对照。请写另一个修订，或一个生成好的文件夹、压缩包。",
			"the site has errors as it was at %s, and nothing can be compared. Name another revision, or a built folder or zip.", name)
	}
	return edition.New(was.Entries, was.File), remove, nil
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

// checkOut writes a site's files as they were at a commit into a folder. The repository's own
// working tree and index are not touched.
func checkOut(ctx context.Context, site, commit, dir string) error {
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
