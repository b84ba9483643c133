package load

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// BaseURL reads the whole address of a site, as base_url and --base give it, and returns it
// in the form that sitemaps and feeds want: ASCII only, without a slash at its end. false
// where it is no absolute http or https address, or carries more than a host and a path.
func BaseURL(raw string) (string, bool) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.RawQuery != "" || u.ForceQuery ||
		u.Fragment != "" || u.User != nil || strings.ContainsAny(raw, "\"<>' \\") {
		return "", false
	}
	host, err := asciiHost(u.Host)
	if err != nil {
		return "", false
	}
	return u.Scheme + "://" + host + strings.TrimRight(u.EscapedPath(), "/"), true
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
