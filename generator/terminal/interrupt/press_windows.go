package main

import "golang.org/x/sys/windows"

// press sends CTRL_C_EVENT to each process of this console, as the key does.
func press() error { return windows.GenerateConsoleCtrlEvent(windows.CTRL_C_EVENT, 0) }
