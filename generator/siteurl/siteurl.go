// Package siteurl reads the address that a site is published at.
package siteurl

import (
	"net/netip"
	"net/url"
	"path"
	"strconv"
	"strings"

	"golang.org/x/net/idna"
)

// Parse reads the whole address of a site, as base_url and --base give it, and returns it
// in the form that sitemaps and feeds want: ASCII only, without empty parts of its path and
// without a slash at its end: "https://a.cn//xc" would make of a link to //xc/ one to the host
// xc. false where it is no absolute http or https address, has a port that none can be, carries
// more than a host and a path, or ends in the name of a file.
func Parse(raw string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.RawQuery != "" || u.ForceQuery ||
		u.Fragment != "" || u.User != nil || strings.ContainsAny(raw, "\"<>' \\") {
		return "", false
	}
	if port, err := strconv.ParseUint(u.Port(), 10, 16); u.Port() != "" && (err != nil || port == 0) {
		return "", false
	}
	host, err := asciiHost(u.Host)
	if err != nil {
		return "", false
	}
	folder := strings.TrimSuffix(path.Clean("/"+u.EscapedPath()), "/")
	if namesFile(folder) {
		return "", false
	}
	return u.Scheme + "://" + host + folder, true
}

// OnlyHere tells of an address that Parse returned whether it leads to the reader's own computer, on
// which nobody else finds the site.
func OnlyHere(base string) bool {
	u, err := url.Parse(base)
	if err != nil {
		return false
	}
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	ip, err := netip.ParseAddr(name)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || err == nil && (ip.Unmap().IsLoopback() || ip.IsUnspecified())
}

// Meant returns the address that was meant by one that Parse refuses: without a scheme, with a slip
// in it, in full-width characters, with backslashes, with a query or a file's name at its end.
// false where nobody can know. Of an address without a scheme https is a guess, which whoever
// proposes it says.
func Meant(raw string) (string, bool) {
	meant := strings.TrimSpace(strings.Map(halfWidth, raw))
	if end := strings.IndexAny(meant, "?#"); end >= 0 {
		meant = meant[:end]
	}
	head, tail := meant, ""
	if i := strings.IndexAny(meant, ":;/"); i >= 0 {
		head, tail = strings.ToLower(meant[:i]), strings.TrimLeft(meant[i:], ":;/")
	}
	switch {
	case tail != "" && len(head) >= 3 && len(head) <= 6 && strings.Contains(head, "t") && strings.Trim(head, "htps") == "": // htps:, http//
		meant = "http://" + tail
		if strings.HasSuffix(head, "s") {
			meant = "https://" + tail
		}
	case head == "": // //www.example.cn
		meant = "https://" + tail
	case strings.Contains(head, "."):
		meant = "https://" + meant
	default:
		return "", false
	}
	if slash := strings.LastIndex(meant, "/"); slash > len("https://") && namesFile(meant[slash:]) {
		meant = meant[:slash]
	}
	return Parse(meant)
}

// halfWidth writes for a full-width character, and for the marks that input methods put in its
// place, the one that addresses have.
func halfWidth(r rune) rune {
	switch {
	case r >= '！' && r <= '～':
		return r - '！' + '!'
	case r == '。' || r == '．':
		return '.'
	case r == '\\' || r == '、':
		return '/'
	}
	return r
}

// namesFile tells whether a path ends in a file's name, as index.html or default.aspx, not in
// a folder's, as v1.2.
func namesFile(folder string) bool {
	ending := strings.TrimPrefix(path.Ext(folder), ".")
	return len(ending) >= 2 && len(ending) <= 5 && strings.Trim(strings.ToLower(ending), "abcdefghijklmnopqrstuvwxyz") == ""
}

// asciiHost writes a Chinese domain name as the name system knows it; a port stays.
func asciiHost(host string) (string, error) {
	if isASCII(host) {
		return host, nil
	}
	name, port, hasPort := strings.Cut(host, ":")
	name, err := idna.Lookup.ToASCII(name)
	if hasPort {
		name += ":" + port
	}
	return name, err
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
