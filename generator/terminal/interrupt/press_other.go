//go:build !windows

package main

import "errors"

var errNoConsole = errors.New("only Windows has consoles that send the key to all of theirs")

func press() error      { return errNoConsole }
func newConsole() error { return errNoConsole }
