package main

import "golang.org/x/sys/windows"

// press sends CTRL_C_EVENT to each process of this console, as the key does.
func press() error { return windows.GenerateConsoleCtrlEvent(windows.CTRL_C_EVENT, 0) }

// newConsole leaves the console that this process was started in, if any, for one of its own.
func newConsole() error {
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	_, _, _ = kernel.NewProc("FreeConsole").Call() // fails where there is none
	if made, _, err := kernel.NewProc("AllocConsole").Call(); made == 0 {
		return err
	}
	return nil
}
