//go:build !windows

package main

import "errors"

func press() error { return errors.New("only Windows has consoles that send the key to all of theirs") }
