// Package webaddress reads addresses of the web as people type and paste them into prose: with
// full-width marks, with blanks and line ends within them, cut short.
package webaddress

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/generator/lazyregexp"

	"golang.org/x/net/publicsuffix"
)

// Address is an address that stands in a text.
type Address struct {
	From, To int    // its place in the text, in bytes
	Meant    string // how it is to be written; "" where that cannot be known, since a part of it is missing
	Joined   bool   // it is put together of parts that do not follow one another
}

// Find returns the addresses of a text that are not written as they must be, from first to last. One
// without http:// begins with www.; other names are those of programs and files as well.
func Find(text string) []Address {
	if !mayHold(text) {
		return nil
	}
	var list []Address
	read := fold(text)
	for at := 0; at < len(read); {
		next := begins.FindStringSubmatchIndex(read[at:])
		if next == nil {
			break
		}
		r := reader{text: read, from: at + next[2]}
		r.read()
		at = max(r.to, r.from+1)
		from, to := place(text, read, r.from), place(text, read, r.to)
		switch meant := r.mended(); {
		case r.isCut():
			list = append(list, Address{From: from, To: to})
		case meant != text[from:to] && r.isSure():
			list = append(list, Address{From: from, To: to, Meant: meant, Joined: r.isJoined})
		}
	}
	return list
}

// Mend returns how a text that is to be one address is to be written: false where nothing is wrong
// with it, or nobody can know.
func Mend(address string) (string, bool) {
	list := Find(address)
	if len(list) != 1 || list[0].From != 0 || list[0].Meant == "" {
		return "", false
	}
	return list[0].Meant + address[list[0].To:], true
}

// mayHold tells in one pass whether Find can find anything.
func mayHold(text string) bool {
	for _, mark := range [...]string{"tp", "TP", "ww", "WW", "ｔ", "ｗ"} {
		if strings.Contains(text, mark) {
			return true
		}
	}
	return false
}

// fold returns the text with ASCII for full-width letters, digits and those marks that end no
// sentence, rune for rune.
func fold(text string) string {
	return strings.Map(func(r rune) rune {
		if r < '！' || r > '～' {
			return r
		}
		if plain := r - '！' + '!'; !strings.ContainsRune(`,:;!?()[]{}"'~`, plain) {
			return plain
		}
		return r
	}, text)
}

// place returns where the byte at of read, the folded text, stands in text.
func place(text, read string, at int) int {
	runes := utf8.RuneCountInString(read[:at])
	for i := range text {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(text)
}

const blanks = ` \t\n\x{3000}\x{a0}`

var (
	// begins finds where an address begins, in its first group.
	begins = lazyregexp.New(`(?i)(?:^|[^a-z0-9.@/=&])((?:h{1,2}t{1,3}p{1,2}|ttp)s?(?:[` + blanks + `]?[:：;；][` + blanks + `]?[/\\]{1,4}|//|[:：]w{3})|w{3,4}[` + blanks + `]*[.。，,])`)
	scheme = lazyregexp.New(`(?i)^(?:h{1,2}t{1,3}p{1,2}|ttp)(s?)(?:[` + blanks + `]?[:：;；][` + blanks + `]?[/\\]{1,4}|//|[:：])`)
	proper = lazyregexp.New(`(?i)^https?://`)
	www    = lazyregexp.New(`(?i)^(w{3,4})[` + blanks + `]*[.。，,]`)

	inHost = lazyregexp.New(`^[a-zA-Z0-9.-]+(?::\d{2,5}\b)?`)
	inPath = lazyregexp.New("^[^\\s<>`\\\\\\x{80}-\\x{10ffff}]+")
	name   = lazyregexp.New(`^[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+`)

	// joint is what may stand within an address by mistake.
	joint = lazyregexp.New(`^[` + blanks + `]*[.。，,、？：]?[` + blanks + `]*`)
	// bracketed is a part of a file's name in full-width brackets.
	bracketed = lazyregexp.New(`^（[^（）\s]{1,20}）`)

	webPage = lazyregexp.New(`(?i)^[^\s]*\.(?:s?html?|aspx?|jspx?|php|do|action)(?:[?#].*)?$`)
	file    = lazyregexp.New(`(?i)^[^\s]*\.(?:s?html?|aspx?|jspx?|php|do|action|pdf|docx?|xlsx?|pptx?|zip|jpe?g|png|mp4)(?:[?#].*)?$`)
	port    = lazyregexp.New(`^\d{2,5}/`)
	query   = lazyregexp.New(`^[a-zA-Z_]\w*=`)
	letter  = lazyregexp.New(`[a-zA-Z]`)
	digit   = lazyregexp.New(`\d`)

	// announced is what an address must follow.
	announced = lazyregexp.New(`(?:网址|官网|网站|网页|链接|地址|原文|来源|详见|登录|访问)[为是]?[:：` + blanks + `]*$`)
	dots      = lazyregexp.New(`\.{2,}`)
	halfCode  = lazyregexp.New(`%[0-9A-Fa-f]?$`)
)

// reader reads one address of a text.
type reader struct {
	text     string
	from, to int
	meant    strings.Builder
	host     int  // where in meant the host begins
	isJoined bool // something stood within it by mistake
	ellipsis bool // dots stand for the rest
}

// read reads as far as the address goes.
func (r *reader) read() {
	r.to = r.from
	for first := true; ; first = false {
		found := scheme.FindStringSubmatchIndex(r.text[r.to:])
		if found == nil {
			break
		}
		written := r.text[r.to : r.to+found[1]]
		r.to += found[1]
		if proper.MatchString(written) && first {
			written = written[:strings.Index(written, "//")+2]
		} else {
			written = "http" + strings.ToLower(r.text[r.to-found[1]+found[2]:r.to-found[1]+found[3]]) + "://"
		}
		r.meant.Reset()
		r.meant.WriteString(written)
		if rest := strings.TrimLeftFunc(r.text[r.to:], unicode.IsSpace); name.MatchString(rest) {
			r.isJoined = len(r.text)-len(rest) > r.to
			r.to = len(r.text) - len(rest)
		}
	}
	r.host = r.meant.Len()
	if at := www.FindStringSubmatch(r.text[r.to:]); at != nil {
		r.to += len(at[1])
		r.meant.WriteString(at[1][:3])
	}
	for r.run() && r.joined() {
	}
	r.trim()
}

// run reads characters of an address, as many as follow one another.
func (r *reader) run() bool {
	rest, plain := r.text[r.to:], ""
	if !r.inPath() {
		plain = inHost.FindString(rest)
		rest = rest[len(plain):]
	}
	if r.inPath() || strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "?") || strings.HasPrefix(rest, "#") {
		plain += inPath.FindString(rest)
	}
	r.to += len(plain)
	r.meant.WriteString(plain)
	return r.to < len(r.text)
}

// inPath tells whether the host is read.
func (r *reader) inPath() bool { return strings.ContainsAny(r.meant.String()[r.host:], "/?#") }

// hostName returns the host as far as it is read, without dots at its ends.
func (r *reader) hostName() string {
	host := r.meant.String()[r.host:]
	if end := strings.IndexAny(host, "/?#:"); end >= 0 {
		host = host[:end]
	}
	return strings.Trim(strings.ToLower(host), ".")
}

// joined reads what stands within the address by mistake, and tells whether it goes on behind it.
func (r *reader) joined() bool {
	rest := r.text[r.to:]
	if at := bracketed.FindString(rest); at != "" && r.inPath() {
		if next := inPath.FindString(rest[len(at):]); file.MatchString(tidy(next)) {
			r.meant.WriteString(url.PathEscape(at))
			r.to += len(at)
			r.isJoined = true
			return true
		}
	}
	between := joint.FindString(rest)
	next := inPath.FindString(rest[len(between):])
	if between == "" || next == "" || startsAddress(next) {
		return false
	}
	mark, isGiven := r.meaning(between, next)
	if !isGiven {
		return false
	}
	r.isJoined = true
	r.meant.WriteString(mark)
	r.to += len(between)
	return true
}

// meaning returns what a joint stands for before what follows it, false where it ends the address.
func (r *reader) meaning(between, next string) (string, bool) {
	mark := ""
	switch {
	case strings.Contains(between, "？"):
		return "?", query.MatchString(next)
	case strings.Contains(between, "："):
		return ":", !r.inPath() && port.MatchString(next)
	case strings.ContainsAny(between, stops) && !strings.HasSuffix(r.meant.String(), "."):
		mark = "."
	}
	if r.inPath() {
		return mark, r.pathGoesOn(between, next)
	}
	return mark, r.hostGoesOn(between, next)
}

// stops are what is typed for the dot of an address.
const stops = ".。，,、"

// startsAddress tells whether a text is the beginning of another address.
func startsAddress(text string) bool {
	text = strings.ToLower(text)
	return strings.HasPrefix(text, "http") || strings.HasPrefix(text, "www.")
}

// isComplete tells whether a host is a name and an ending of those that the web has.
func isComplete(host string) bool {
	suffix, listed := publicsuffix.PublicSuffix(host)
	return host != suffix && host != "www."+suffix[strings.LastIndexByte(suffix, '.')+1:] && (listed || strings.Contains(suffix, "."))
}

// hostGoesOn tells whether what stands behind a joint belongs to the host.
func (r *reader) hostGoesOn(between, next string) bool {
	host, more := r.hostName(), strings.ToLower(strings.Trim(inHost.FindString(next), "."))
	dot := ""
	if strings.HasSuffix(r.meant.String(), ".") || strings.ContainsAny(between, stops) || strings.HasPrefix(next, ".") {
		dot = "."
	}
	switch {
	case strings.HasPrefix(next, "/"):
		return isBlank(between) && isComplete(host) && letter.MatchString(next) && digit.MatchString(next)
	case more == "":
		return false
	case isComplete(host):
		return dot != "" && more == "cn"
	case host == "www" && dot != "":
		return true
	}
	return isComplete(host + dot + more)
}

func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// pathGoesOn tells whether what stands behind a joint belongs to the path.
func (r *reader) pathGoesOn(between, next string) bool {
	if isComplete(strings.ToLower(name.FindString(next))) && !file.MatchString(name.FindString(next)) {
		return false // an address of its own
	}
	behind, _ := utf8.DecodeRuneInString(r.text[r.to+len(between)+len(next):])
	next = tidy(next)
	if webPage.MatchString(next) || strings.ContainsAny(between, stops) && !unicode.Is(unicode.Han, behind) && webPage.MatchString("."+next) {
		return true
	}
	open := strings.ContainsAny(r.meant.String()[r.meant.Len()-1:], "/=&?_%-") || strings.ContainsAny(next[:min(1, len(next))], "/?=&#_")
	return open && isBlank(between) && (file.MatchString(next) || strings.Contains(next, "=") ||
		strings.ContainsAny(next, "/_-") && letter.MatchString(next) && digit.MatchString(next))
}

// tidy leaves out what ends the sentence that an address stands in.
func tidy(text string) string { return strings.TrimRight(text, `.,;:!?'"`) }

// trim leaves the marks of the sentence out of the address.
func (r *reader) trim() {
	written := r.meant.String()
	kept := tidy(written)
	for strings.HasSuffix(kept, ")") && strings.Count(kept, ")") > strings.Count(kept, "(") {
		kept = tidy(kept[:len(kept)-1])
	}
	if len(kept) <= r.host {
		kept = written[:r.host]
	}
	cut := len(written) - len(kept)
	r.ellipsis = (strings.HasPrefix(written[len(kept):], "...") || strings.HasPrefix(r.text[r.to:], "…")) && (strings.HasSuffix(kept, "/") || r.inPath() || !isComplete(r.hostName()))
	r.to -= cut
	r.meant.Reset()
	r.meant.WriteString(kept)
}

// longestAnnouncement is how many bytes before an address say that one follows. The whole text before each would be read
// again for each of many.
const longestAnnouncement = 96

// isCut tells whether a part of the address is missing.
func (r *reader) isCut() bool {
	host, rest := r.hostName(), r.text[r.to:]
	isAnnounced := announced.MatchString(r.text[max(0, r.from-longestAnnouncement):r.from])
	if next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, ".")); unicode.Is(unicode.Han, next) && !r.inPath() && (host == "" || rest[0] == '.') {
		return false // the name of the host goes on in Chinese, or the text speaks of http:// itself
	}
	switch {
	case host == "", r.host == 0 && host == "www":
		return isAnnounced
	case r.ellipsis || halfCode.MatchString(r.meant.String()):
		return true
	}
	return (host == "www" || strings.HasPrefix(host, "www.")) && !isComplete(host) && (r.host > 0 || !r.isJoined)
}

// isSure tells whether what was read is an address at all: where no http:// says so, a name that is put
// together must end as those of hosts do.
func (r *reader) isSure() bool {
	host := r.hostName()
	return host != "" && (r.host > 0 || isComplete(host))
}

// mended returns the address as it is to be written.
func (r *reader) mended() string {
	before, host, path := r.meant.String()[:r.host], r.meant.String()[r.host:], ""
	if end := strings.IndexAny(host, "/?#"); end >= 0 {
		host, path = host[:end], host[end:]
	}
	return before + dots.ReplaceAllString(host, ".") + path
}
