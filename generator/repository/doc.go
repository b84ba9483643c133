// Package repository holds the tests that look at the repository itself: which package imports
// which, how large they are, which words stand in the code, what the handbook and the demo site
// must have. It has no code of its own.
package repository
