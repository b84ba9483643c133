package check

import "casebook/generator/problem"

// Unseen tells which folders of the input have a part that could not be looked at: a folder
// without permission, a link that leads nowhere. Any record or text may stand there.
type Unseen struct{ Data, Content bool }

// Explains tells whether a problem is that something seems to be missing which may stand where
// nothing could be looked at. That is reported already, and an editor is not sent after its consequences.
func (u Unseen) Explains(p problem.Problem) bool {
	switch p.Rule {
	case problem.DanglingReference, factUnknownID:
		return u.Data || u.Content
	case problem.BrokenLink, problem.MissingAsset:
		return u.Content
	}
	return false
}
