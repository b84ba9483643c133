package main

import (
	"bytes"
	"debug/pe"
	"encoding/binary"
	"errors"
	"fmt"
	"os"

	"casebook/generator/atomicfile"
)

// require writes into a Windows program the oldest Windows that it runs on, which its loader
// looks at (https://learn.microsoft.com/windows/win32/debug/pe-format, "MajorSubsystemVersion").
// An older one then says in its own language that it cannot run the program; without this Go's
// runtime would start there and end in a stack trace before any line of ours. Go's linker writes
// 6.1 and has no flag for it.
func require(file string, major, minor uint16) error {
	program, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := setOldest(program, major, minor); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return atomicfile.WriteBytes(file, 0o755, program)
}

// What the format says: where the address of the PE header stands, and what stands how far behind
// it. The optional header follows the signature and the file header.
const (
	headerAddress = 0x3c
	optional      = 4 + 20
	systemVersion = optional + 40
	subsystem     = optional + 48
)

func setOldest(program []byte, major, minor uint16) error {
	f, err := pe.NewFile(bytes.NewReader(program))
	if err != nil {
		return err
	}
	if _, is := f.OptionalHeader.(*pe.OptionalHeader64); !is {
		return errors.New("no 64-bit program for Windows")
	}
	header := int(binary.LittleEndian.Uint32(program[headerAddress:]))
	for _, at := range [...]int{systemVersion, subsystem} {
		binary.LittleEndian.PutUint16(program[header+at:], major)
		binary.LittleEndian.PutUint16(program[header+at+2:], minor)
	}
	return nil
}
