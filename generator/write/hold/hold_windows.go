package main

import (
	"time"

	"golang.org/x/sys/windows"
)

func hold(file string, wait time.Duration) error {
	name, err := windows.UTF16PtrFromString(file)
	if err != nil {
		return err
	}
	const shareReading = windows.FILE_SHARE_READ // as an office suite does: no writing, no deleting
	h, err := windows.CreateFile(name, windows.GENERIC_READ, shareReading, nil, windows.OPEN_EXISTING, 0, 0)
	if err != nil {
		return err
	}
	time.Sleep(wait)
	return windows.CloseHandle(h)
}
