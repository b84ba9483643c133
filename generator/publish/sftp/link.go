package sftp

import (
	"context"
	"errors"
	"io/fs"
	"path"

	"casebook/generator/publish"
)

var _ publish.Versioned = (*Host)(nil)

// Beside follows the link once. A server that cannot rename a link into the place of another
// follows links as ever, and nothing is made beside.
func (h *Host) Beside(context.Context) (publish.Host, error) {
	if _, can := h.client.HasExtension("posix-rename@openssh.com"); !can {
		return nil, nil
	}
	dir, err := h.leads()
	if err != nil || dir == "" {
		return nil, err
	}
	h.base = dir
	h.aside = &Host{ssh: h.ssh, client: h.client, base: path.Join(path.Dir(dir), publish.BesideName(path.Base(dir)))}
	return h.aside, nil
}

// leads is the folder that the web root leads to; "" where it is no link.
func (h *Host) leads() (string, error) {
	info, err := h.client.Lstat(h.path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Mode()&fs.ModeSymlink == 0 {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	to, err := h.client.ReadLink(h.path)
	if err != nil {
		return "", err
	}
	if !path.IsAbs(to) {
		to = path.Join(path.Dir(h.path), to)
	}
	return path.Clean(to), nil
}

func (h *Host) Leads(context.Context) (bool, error) {
	dir, err := h.leads()
	return dir == h.base, err
}

// Switch keeps a link relative that was, so that the folders can be moved together.
func (h *Host) Switch(context.Context) (string, error) {
	to, err := h.client.ReadLink(h.path)
	if err != nil {
		return "", err
	}
	name := path.Base(h.aside.base)
	next := h.path + ".new"
	if err := h.client.Remove(next); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if err := h.client.Symlink(path.Join(path.Dir(path.Clean(to)), name), next); err != nil {
		return "", err
	}
	return name, h.client.PosixRename(next, h.path)
}
