package lock_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"casebook/generator/lock"
)

func TestSecondHolderWaitsForTheFirst(t *testing.T) {
	dir := t.TempDir()
	unlock, err := lock.Folder(context.Background(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	said, got := make(chan bool, 1), make(chan error, 1)
	go func() {
		unlock, err := lock.Folder(context.Background(), dir, func() { said <- true })
		if err == nil {
			unlock()
		}
		got <- err
	}()
	<-said
	select {
	case <-got:
		t.Fatal("locked twice")
	default:
	}
	unlock()
	if err := <-got; err != nil {
		t.Fatal(err)
	}
}

func TestWaitingEndsWithItsContext(t *testing.T) {
	dir := t.TempDir()
	unlock, err := lock.Folder(context.Background(), dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer unlock()
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	said := 0
	if _, err := lock.Folder(ctx, dir, func() { said++ }); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatalf("got %v", err)
	}
	if said != 1 {
		t.Errorf("who waits is reported %d times", said)
	}
}
