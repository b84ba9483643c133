package serve

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"casebook/content/handbook"
	"casebook/generator/input"
	"casebook/generator/session"
	"casebook/generator/site"
)

// handbookSite is the site.toml of the site that the handbook is shown as.
const handbookSite = "title = \"Casebook\"\nlanguage = \"zh-CN\"\n"

// handbookFolder makes an empty folder for makeHandbook, which stays as long as the server: the
// handbook's pictures are made from their files when they are asked for.
func handbookFolder(opt session.Options) (string, error) {
	if opt.CacheDir != "" {
		if err := os.MkdirAll(opt.CacheDir, 0o755); err != nil {
			return "", fmt.Errorf("make the handbook: %w", err)
		}
	}
	dir, err := os.MkdirTemp(opt.CacheDir, "casebook-handbook-")
	if err != nil {
		return "", fmt.Errorf("make the handbook: %w", err)
	}
	return dir, nil
}

// makeHandbook makes a site of the handbook that the program carries, by the same code as any
// other, in a folder of its own, because a session reads folders. The look is the built-in one:
// a theme that is being changed, and broken, must not take the handbook with it.
func makeHandbook(ctx context.Context, dir string, opt session.Options) (*site.Site, error) {
	if err := layHandbook(dir); err != nil {
		return nil, fmt.Errorf("make the handbook: %w", err)
	}
	s := session.New(session.Options{Site: dir, Jobs: opt.Jobs, Today: opt.Today, Version: opt.Version, CacheDir: opt.CacheDir})
	if _, err := s.Look(ctx, input.Changes{}); err != nil {
		return nil, fmt.Errorf("make the handbook: %w", err)
	}
	r, err := s.Read(ctx)
	if err != nil {
		return nil, fmt.Errorf("make the handbook: %w", err)
	}
	return r.Make(ctx)
}

// layHandbook writes the files of the handbook's site into an empty folder.
func layHandbook(dir string) error {
	data := filepath.Join(dir, "data")
	if err := os.Mkdir(data, 0o700); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(data, "site.toml"), []byte(handbookSite), 0o600); err != nil {
		return err
	}
	return os.CopyFS(filepath.Join(dir, "content", "handbook"), handbook.Files)
}
