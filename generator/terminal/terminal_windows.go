package terminal

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// TakesEscapes makes a console read escape codes as colours, and tells whether it does. wine's, on
// which Windows programs run under 统信 and 麒麟, says so and shows them as text.
func TakesEscapes(f *os.File) bool {
	h := windows.Handle(f.Fd())
	var mode uint32
	wine := windows.NewLazySystemDLL("ntdll.dll").NewProc("wine_get_version").Find() == nil
	if wine || windows.GetConsoleMode(h, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

// codePageGBK is the code page of a Chinese console.
const codePageGBK = 936

// wantsByteOrderMark tells whether a text written to f would be opened in a program that takes it for GBK
// unless it begins with a byte order mark: a file, on a Chinese system.
func wantsByteOrderMark(f *os.File) bool {
	kind, err := windows.GetFileType(windows.Handle(f.Fd()))
	return err == nil && kind == windows.FILE_TYPE_DISK && windows.GetACP() == codePageGBK
}

// AloneOnConsole tells whether the program has its console for itself: it was started by double
// click, by a shortcut or by a file dragged onto it, and its window will close when it ends.
func AloneOnConsole() bool {
	var list [2]uint32
	count, _, _ := windows.NewLazySystemDLL("kernel32.dll").NewProc("GetConsoleProcessList").
		Call(uintptr(unsafe.Pointer(&list[0])), uintptr(len(list)))
	return count == 1
}

// OpenInBrowser shows an address in the browser of the user's choice.
func OpenInBrowser(address string) error {
	verb, err := windows.UTF16PtrFromString("open")
	if err != nil {
		return err
	}
	target, err := windows.UTF16PtrFromString(address)
	if err != nil {
		return err
	}
	return windows.ShellExecute(0, verb, target, nil, nil, windows.SW_SHOWNORMAL)
}
