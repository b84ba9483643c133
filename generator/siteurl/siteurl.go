// Package siteurl reads the address that a site is published at.
package siteurl

import (
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/idna"
)

// Parse reads the whole address of a site, as base_url and --base give it, and returns it
// in the form that sitemaps and feeds want: ASCII only, without empty parts of its path and
// without a slash at its end: "https://a.cn//xc" would make of a link to //xc/ one to the host
// xc. false where it is no absolute http or https address, carries more than a host and a
// path, or ends in the name of a file.
func Parse(raw string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.RawQuery != "" || u.ForceQuery ||
		u.Fragment != "" || u.User != nil || strings.ContainsAny(raw, "\"<>' \\") {
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
