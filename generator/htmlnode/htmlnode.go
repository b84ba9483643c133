// Package htmlnode answers what the parser of HTML leaves to its callers.
package htmlnode

import "golang.org/x/net/html"

// Attribute returns an attribute of an element; "" where it has none.
func Attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
