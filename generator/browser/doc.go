// Package browser holds the tests of what a person sees and does: the built demo site in
// Chromium, under axe and the Nu checker. It has no code of its own.
package browser
