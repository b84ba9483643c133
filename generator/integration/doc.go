// Package integration holds the tests of the stages together, from a site's files to the output:
// that a build over a former one is a build from nothing, that keys know what moves a page, that
// nothing Chinese is left in a site in English. It has no code of its own.
package integration
