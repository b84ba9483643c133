package report

import (
	"casebook/generator/geojson"
	"casebook/generator/problem"
	"casebook/generator/source"
)

// Site is data/site.toml.
type Site struct {
	Title, Subtitle string
	Language        string      // "zh-CN" where absent
	LanguageAt      source.Span // zero where absent
	BaseURL         string      // without a trailing slash; "" where absent
	Owner, Contact  string
	ICP             string
	PoliceRecord    string
	SiteCode        string            // 网站标识码
	Internal        bool              // edition = "internal"
	MinCell         int               // [privacy] min_cell, 5 where absent
	Settings        []problem.Setting // [check]
	Require         []string          // [check] require: keys that each case, study and checklist must have
	MapFile         string            // [map] file, relative to data/
	MapAt           source.Span       // of MapFile, else of ReviewNumber; zero where absent
	Areas           []geojson.Area    // of the map
	ReviewNumber    string            // [map] review_number, 审图号
	Updated         Date              // what readers are told as 内容更新; zero where absent
	Accent          string            // a colour, "#rrggbb"; "" where absent
	Logo            *Asset            // nil where absent or missing
	LogoAt          source.Span       // of `logo`: a logo that is missing has this and no Logo
	Publish         []PublishTarget   // in the order of site.toml
	Export          Export
	Withdrawn       []Withdrawn
	At              source.Span
}

// PublishTarget is one [publish.NAME]: where `publish` takes the output. Secrets never stand
// in the site.
type PublishTarget struct {
	Name    string
	Kind    string // folder, sftp, ftp, s3, webdav
	Host    string
	Port    int    // 0 where absent: the kind's own
	Path    string // the web root
	User    string // of s3 the key id
	Bucket  string
	Region  string
	URL     string
	TLS     string // of ftp: explicit (where absent), implicit, none
	HostKey string // of sftp
	Keep    int    // editions kept for rollback, 3 where absent
	At      source.Span
}

// DefaultKeep is how many editions are kept where a target does not say.
const DefaultKeep = 3

// Export is [export]: the form of a Word file that `export` writes. All may be "".
type Export struct {
	RedHead  string // 发文机关标志, printed in red above the title
	Number   string // 文号
	To       string // 主送
	Signer   string // 落款
	Secrecy  string // 密级
	Template string // a .docx, relative to data/
	Fonts    ExportFonts
}

// ExportFonts are the names of fonts that stand in the place of those of GB/T 9704.
type ExportFonts struct {
	Title, Heading, Subheading, Body string
}

// Withdrawn is a page that was taken back, and what its readers are told.
type Withdrawn struct {
	Path string // in the output: "cases/SLUG/index.html"
	Date Date
	Text string
	At   source.Span
}
