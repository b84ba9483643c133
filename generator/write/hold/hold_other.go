//go:build !windows

package main

import (
	"errors"
	"time"
)

// hold fails: on other systems a file that is open can be replaced all the same.
func hold(string, time.Duration) error {
	return errors.New("only Windows keeps a file from those who would replace it")
}
