package main

import (
	"testing"
	"time"

	"casebook/generator/report"
)

// A text dated this morning in China has come, also where a machine's clock still has yesterday.
func TestTodayIsChinas(t *testing.T) {
	want := report.Date{Year: 2026, Month: 3, Day: 1}
	for _, now := range []string{
		"2026-02-28T16:00:00Z", "2026-02-28T08:00:00-08:00", "2026-03-01T23:59:59+08:00", "2026-03-02T05:59:59+14:00",
	} {
		at, err := time.Parse(time.RFC3339, now)
		if err != nil {
			t.Fatal(err)
		}
		if got := dayInChina(at); got != want {
			t.Errorf("at %s it is %v in China, want %v", now, got, want)
		}
	}
}
