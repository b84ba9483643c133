//go:build !windows

package main

import (
	"errors"
	"time"
)

func hold(string, time.Duration) error {
	return errors.New("only Windows keeps a file from those who would replace it")
}
