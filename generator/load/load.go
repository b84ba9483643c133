// Package load reads a site's data/ and content/ into a report.
//
// It reads strictly: whatever the input contract does not name is a problem, and all
// problems of all files come back from one call. Small files are read first, so that
// villages, of which there may be hundreds of thousands, resolve their references while
// they are decoded and no text of theirs needs to be kept.
package load

import (
	"context"
	"os"
	"strings"
	"sync"

	"casebook/generator/cache"
	"casebook/generator/input"
	"casebook/generator/narrative"
	"casebook/generator/parallel"
	"casebook/generator/picture"
	"casebook/generator/problem"
	"casebook/generator/report"
	"casebook/generator/source"
	"casebook/generator/toml"
)

// Options says how to load. The zero Options is right for a published site.
type Options struct {
	TrueNames  bool               // anonymous villages have their names, for commands that look villages up in papers
	Drafts     bool               // load narratives whose front matter says draft = true
	Edition    string             // "public" or "internal", instead of what site.toml says; "" for that
	Once       bool               // the site is read once: nothing is held for another Read
	Lean       bool               // very many narratives do not hold their trees: each is read again for what asks for it
	Jobs       int                // files read at once; the number of processors where 0
	Contents   *input.Contents    // notes the hashes of what is read; may be nil
	Cache      *TextCache         // texts as former runs read them; may be nil
	Pictures   *picture.Maker     // looks at pictures; nil: one that keeps nothing
	Folders    []string           // top folders of the output that kinds of pages have, beside those of the output contract
	ChartKinds []report.ChartKind // that a chart block may name; nil: any, which a chart that cannot be drawn then tells
}

// Site reads the site in dir once; see Reader.Read.
func Site(ctx context.Context, dir string, opt Options) (*report.Report, []problem.Problem, error) {
	tree, err := input.Walk(ctx, dir, nil)
	if err != nil {
		return nil, nil, err
	}
	opt.Once = true
	return NewReader(dir, opt).Read(ctx, tree, input.Changes{})
}

// loader is one reading of a site, or of its records.
type loader struct {
	dir      string
	root     *os.Root
	opt      Options
	contract *records
	report   *report.Report
	problems []problem.Problem
	small    *loader     // that read all records but the villages, where this one reads texts
	tree     *input.Tree // the files of the site; nil before it is known
	names    *spellings  // of tree, made when a file is first asked for

	docs map[input.Role][]*doc // small files read, in the order of paths

	registries
	narratives *registry[report.Narrative]
	assets     assetBook
	looks      *lookBook

	markdown *narrative.Parser
	lean     bool         // no narrative holds its tree
	codec    *cache.Codec // of texts that are kept
	shared   sync.Map     // words kept once: string to string
	facts    map[*report.Narrative]*factFile
	byFile   map[string]*report.Narrative // by the .md
	byPage   map[string]*report.Narrative // by the page in the output
	sections map[string]bool              // folders of content/ that have narratives
	themeIDs map[string]bool
	parents  []*regionReading          // regions, whose parents are still to be found
	former   map[string]source.Span    // old addresses of regions and villages, by identifier.Fold
	leftOut  map[string]report.LeftOut // .md files and pages in the output of narratives that are left out
	withheld sourceUse                 // of what is left out
	ofSite   siteReading

	villagesBesides [32]byte     // see besides; zero where files of villages are not kept
	tableCodec      *cache.Codec // of villages that are kept
	factsBesides    [32]byte     // likewise, of facts
	factCodec       *cache.Codec // of facts that are kept
}

// doc is one small file, parsed.
type doc struct {
	decoder
	input    input.File
	root     *toml.Table         // of TOML; the front matter of a narrative
	markdown *narrative.Document // of a narrative
	lost     bool                // could not be read at all
	resolved *resolved           // of a file that is kept for the next reading
	facts    *factFile           // of a file of facts, as a former run read it; nil where they are to be read
}

func newLoader(dir string, root *os.Root, opt Options) *loader {
	if opt.Pictures == nil {
		opt.Pictures = picture.NewMaker("", opt.Jobs)
	}
	return &loader{
		dir: dir, root: root, opt: opt,
		contract:   contract(),
		report:     &report.Report{Records: &report.Records{}},
		docs:       map[input.Role][]*doc{},
		registries: newRegistries(),
		narratives: newRegistry[report.Narrative]("文章", "narrative", nil),
		assets:     newAssetBook(),
		looks:      &lookBook{looks: map[string]look{}},
		markdown:   narrative.NewParser(),
		codec:      codecOfTexts(),
		facts:      map[*report.Narrative]*factFile{},
		byFile:     map[string]*report.Narrative{},
		byPage:     map[string]*report.Narrative{},
		sections:   map[string]bool{},
		themeIDs:   map[string]bool{},
		leftOut:    map[string]report.LeftOut{},
	}
}

// readSmall reads and parses the files of the records but the villages.
func (l *loader) readSmall(ctx context.Context, tree *input.Tree) error {
	var docs []*doc
	for in := range filesOf(tree, small) {
		docs = append(docs, &doc{input: in})
	}
	if err := l.readDocs(ctx, docs); err != nil {
		return err
	}
	for _, d := range docs {
		l.take(d)
	}
	return nil
}

// take takes in a small file that is parsed.
func (l *loader) take(d *doc) {
	l.docs[d.input.Role] = append(l.docs[d.input.Role], d)
	if !d.input.Role.IsRecordOfWork() && !d.input.Role.IsRows() {
		l.report.Files = append(l.report.Files, d.file)
	}
	if d.input.Role != input.Narrative {
		l.report.Suppressions = append(l.report.Suppressions, d.suppressed...)
	}
}

// readDocs reads and parses small files in parallel.
func (l *loader) readDocs(ctx context.Context, docs []*doc) error {
	return parallel.Each(ctx, l.opt.Jobs, len(docs), func(i int) error { l.readDoc(docs[i]); return nil })
}

func (l *loader) readDoc(d *doc) {
	if d.input.Role.IsRows() {
		return // row by row, when what they name is known
	}
	if l.restoreFacts(d) || l.restore(d) {
		return
	}
	d.file, d.problems = l.read(d.input)
	d.lost = len(d.problems) > 0
	switch {
	case d.lost:
		d.root = &toml.Table{Broken: true}
	case d.input.Role == input.Narrative:
		l.parseNarrative(d)
	default:
		d.root = d.parse(0, len(d.file.Text()))
	}
	l.save(d)
	if l.lean && d.markdown != nil {
		d.markdown.Release()
	}
}

// suppressions reads the comments `# check: off RULE 理由` that the parser came across. One
// that has a line to itself stands for the next line that is no comment, another for its own.
func (d *decoder) suppressions(comments []source.Span) []problem.Suppression {
	var list []problem.Suppression
	for _, at := range comments {
		s, ok := d.suppression(at)
		if !ok {
			continue
		}
		place := at.Position()
		s.Line = place.Line
		if strings.HasPrefix(strings.TrimSpace(d.file.Line(s.Line)), "#") {
			s.Line++
			for next := at.End; isCommentLine(d.file.Text(), &next); {
				s.Line++
			}
		}
		list = append(list, s)
	}
	return list
}

// isCommentLine moves at to the end of the next line where that is a comment.
func isCommentLine(text string, at *int32) bool {
	rest := text[*at:]
	nl := strings.IndexByte(rest, '\n')
	if nl < 0 {
		return false
	}
	line, _, _ := strings.Cut(rest[nl+1:], "\n")
	if !strings.HasPrefix(strings.TrimSpace(line), "#") {
		return false
	}
	*at += int32(nl + 1 + len(line))
	return true
}

// suppression reads one comment; false for any other comment and for one that cannot be
// followed, which is reported.
func (d *decoder) suppression(at source.Span) (problem.Suppression, bool) {
	s, mistake := problem.ReadSuppression(at, strings.TrimLeft(at.Text(), "#"),
		text("写成 # check: off 规则 理由", "write # check: off RULE reason"))
	if mistake != nil {
		d.add(*mistake)
	}
	if s == nil {
		return problem.Suppression{}, false
	}
	return *s, true
}

// collect takes over what a decoder found.
func (l *loader) collect(d *decoder) {
	l.problems = append(l.problems, d.problems...)
	d.problems = nil
}

// emptyFile stands for a file that is not there, so that its absence has a place.
func emptyFile(path string) *source.File { return source.New(path, "") }
