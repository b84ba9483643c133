package main

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/term"

	"casebook/generator/mediatype"
	"casebook/generator/publish"
	"casebook/generator/publish/folder"
	"casebook/generator/publish/ftp"
	"casebook/generator/publish/s3"
	"casebook/generator/publish/sftp"
	"casebook/generator/publish/webdav"
	"casebook/generator/report"
	"casebook/generator/write"
)

// open connects to the target.
func (p *publishing) open(ctx context.Context) (publish.Host, error) {
	t := p.target
	for _, need := range needs(t) {
		if need[1] == "" {
			return nil, explain(nil, "data/site.toml 的 [publish.%s] 里没有写 %s。", "[publish.%s] in data/site.toml lacks %s.", t.Name, need[0])
		}
	}
	if t.Kind == "ftp" && t.TLS == "none" || (t.Kind == "s3" || t.Kind == "webdav") && strings.HasPrefix(t.URL, "http://") {
		p.stderrf("%s", p.in(text("注意：到 "+t.Name+" 的连接没有加密，密码和内容会被中途的人看到。", "Note: the connection to "+t.Name+" is not encrypted.")))
	}
	h, err := p.connect(ctx, t)
	if err != nil {
		return nil, p.explainOpening(err)
	}
	return h, nil
}

// needs are the keys that a kind of target cannot do without, with their values.
func needs(t *report.PublishTarget) [][2]string {
	switch t.Kind {
	case "folder":
		return [][2]string{{"path", t.Path}}
	case "sftp", "ftp":
		return [][2]string{{"host", t.Host}, {"path", t.Path}, {"user", t.User}}
	case "s3":
		return [][2]string{{"url", t.URL}, {"bucket", t.Bucket}, {"user", t.User}}
	}
	return [][2]string{{"url", t.URL}}
}

func (p *publishing) connect(ctx context.Context, t *report.PublishTarget) (publish.Host, error) {
	switch t.Kind {
	case "folder":
		return p.openFolder(t)
	case "sftp":
		home, err := os.UserHomeDir()
		if err != nil {
			home = ""
		}
		return sftp.Open(ctx, sftp.Options{Host: t.Host, Port: t.Port, Path: t.Path, User: t.User, HostKey: t.HostKey, Home: home, Agent: os.Getenv("SSH_AUTH_SOCK"), Password: p.password})
	case "ftp":
		return ftp.Open(ctx, ftp.Options{Host: t.Host, Port: t.Port, Path: t.Path, User: t.User, TLS: t.TLS, Password: p.password})
	}
	word := ""
	if t.User != "" {
		var err error
		if word, err = p.password(); err != nil {
			return nil, err
		}
	}
	if t.Kind == "s3" {
		return s3.Open(ctx, s3.Options{URL: t.URL, Bucket: t.Bucket, Region: t.Region, Path: t.Path, Key: t.User, Secret: word, Types: func(name string) string { return mediatype.Header(mediatype.OfName(name)) }})
	}
	return webdav.Open(ctx, webdav.Options{URL: t.URL, Path: t.Path, User: t.User, Password: word})
}

// openFolder opens a folder; a relative path begins at the site. The site's own folders are no
// place to publish to.
func (p *publishing) openFolder(t *report.PublishTarget) (publish.Host, error) {
	dir := filepath.FromSlash(t.Path)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(p.options.Site, dir)
	}
	if err := write.Allow(dir, p.options.Site, "content", "data", "layouts", "public", ".casebook"); err != nil {
		var refused *write.Refused
		if errors.As(err, &refused) {
			return nil, explain(err, "不能发布到 %s：它与 %s 重叠。请在 site.toml 里换一个文件夹。", "cannot publish to %s: it overlaps %s. Choose another folder in site.toml.", dir, refused.Folder)
		}
		return nil, err
	}
	h, err := folder.Open(dir, p.flags.dryRun)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, explain(err, "没有 %s 这个文件夹。U 盘插好了吗？site.toml 里的 path 写对了吗？", "there is no folder %s. Is the USB stick plugged in? Is the path in site.toml right?", filepath.Dir(dir))
	case err != nil && isNoFolder(dir):
		return nil, explain(err, "%s 不是文件夹。请在 site.toml 的 path 里写一个文件夹。", "%s is not a folder: path in site.toml must name one.", dir)
	case err != nil:
		return nil, err
	}
	return h, nil
}

// isNoFolder tells whether a path, or what it lies in, is a file. os.OpenRoot says so in words only.
func isNoFolder(dir string) bool {
	info, err := os.Stat(dir)
	return err == nil && !info.IsDir() || errors.Is(err, syscall.ENOTDIR)
}

// errNoPassword is the error for a password that is nowhere and cannot be asked for.
var errNoPassword = errors.New("no password")

// password is that of the target: from the environment, else from whoever sits at the terminal. It
// is asked for once.
func (p *publishing) password() (string, error) {
	if word := os.Getenv(passwordVariable(p.target.Name)); word != "" {
		return word, nil
	}
	if p.asked != "" {
		return p.asked, nil
	}
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) || p.line == nil {
		return "", errNoPassword
	}
	p.stderrf("%s", p.in(text("请输入“"+p.target.Name+"”的密码（不显示）：", "The password of "+p.target.Name+" (not shown):")))
	word, err := term.ReadPassword(in)
	p.asked = string(word)
	return p.asked, err
}

// passwordVariable is the name of the environment variable with a target's password.
func passwordVariable(name string) string {
	return "CASEBOOK_PASSWORD_" + strings.Map(func(r rune) rune {
		if r == '-' || r == '.' || r == ' ' {
			return '_'
		}
		return r
	}, strings.ToUpper(name))
}

// explainOpening says why a target cannot be reached. Nothing was touched.
func (p *publishing) explainOpening(err error) error {
	t := p.target
	var own *explainedError
	var unknown *sftp.UnknownKey
	var other *sftp.OtherKey
	var bad *sftp.BadKey
	var network net.Error
	switch {
	case errors.As(err, &own):
		return err
	case errors.Is(err, errNoPassword):
		return explain(err, "没有 %s 的密码。请设环境变量 %s，或在终端里运行，会问您。密码不要写进 site.toml。", "there is no password for %s. Set %s, or run this in a terminal. Never write it in site.toml.", t.Name, passwordVariable(t.Name))
	case errors.As(err, &unknown):
		return explain(err, "还不认识主机 %s，没有连接。请向管理服务器的人核对它的指纹：\n  %s\n核对无误后在 site.toml 的 [publish.%s] 里加一行：\n  host_key = \"%s\"",
			"%s is not known yet. Ask whoever runs the server whether this is its fingerprint:\n  %s\nIf so, add to [publish.%s] in site.toml:\n  host_key = \"%s\"", unknown.Host, unknown.Fingerprint, t.Name, unknown.Key)
	case errors.As(err, &other):
		return explain(err, "主机 %s 的公钥和记下的不一样（现在是 %s），没有连接：服务器重装过，或者有人冒充它。请向管理服务器的人核对，再改 host_key 或 known_hosts。",
			"%s shows a different key than before (%s): either it was set up again, or someone is intercepting the connection. Nothing was sent. Ask whoever runs the server.", other.Host, other.Fingerprint)
	case errors.As(err, &bad):
		return explain(err, "site.toml 里 [publish.%s] 的 host_key 写得不对：应像 \"ssh-ed25519 AAAA…\" 或 \"SHA256:…\"。", "host_key of [publish.%s] in site.toml is not a key: write \"ssh-ed25519 AAAA…\" or \"SHA256:…\".", t.Name)
	case errors.Is(err, s3.ErrNoBucket):
		return explain(err, "没有名为 %s 的存储桶，或 region、url 写错了。", "there is no bucket %s, or region or url is wrong.", t.Bucket)
	case errors.Is(err, s3.ErrURL):
		return explain(err, "site.toml 里 [publish.%s] 的 url 应是存储服务的地址，如 https://oss.example.cn，后面不带路径。", "url of [publish.%s] in site.toml must be the address of the server, without a path.", t.Name)
	case errors.Is(err, ftp.ErrLogin), errors.Is(err, sftp.ErrLogin), errors.Is(err, fs.ErrPermission) && t.Kind != "folder":
		return explain(err, "服务器不接受用户 %s 的密码或密钥，没有发布。\n%v", "the server does not accept user, password or key of %s: nothing was published.\n%v", t.User, err)
	case strings.Contains(err.Error(), "certificate"):
		return explain(err, "%s 的证书不可信，没有连接：%v", "the certificate of %s cannot be trusted: %v", t.Name, err)
	case errors.As(err, &network):
		return explain(err, "连不上 %s：%v\n请看看网络通不通，site.toml 里的地址和端口对不对。", "cannot reach %s: %v\nCheck the network, and address and port in site.toml.", t.Name, err)
	case errors.Is(err, fs.ErrPermission):
		return explain(err, "没有权限：%s", "permission denied: %s", pathOf(err))
	}
	return explain(err, "连不上 %s：%v", "cannot open %s: %v", t.Name, err)
}
