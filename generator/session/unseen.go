package session

import (
	"slices"
	"strings"

	"casebook/generator/check"
	"casebook/generator/input"
)

// unseenIn finds which folders have a part that could not be looked at.
func unseenIn(tree *input.Tree) check.Unseen {
	below := func(folder string) bool {
		return slices.ContainsFunc(tree.Errors, func(e input.Error) bool {
			return e.Path == folder || strings.HasPrefix(e.Path, folder+"/")
		})
	}
	return check.Unseen{Data: below("data"), Content: below("content")}
}
