package repository

import (
	"os"
	"testing"
)

// TestMain runs the tests in generator/, so that they name packages by their folders.
func TestMain(m *testing.M) {
	if err := os.Chdir(".."); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
