// Interrupt runs a program and presses Ctrl+C in its console after a while. It is for .ci/windows,
// where no shell can: a console's processes get the key's event from one of them alone. It ends
// with the program's exit code.
//
//	interrupt [-alone] DURATION PROGRAM [ARGUMENT...]
//
// With -alone the two get a console of their own, so that no other program hears the key.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"time"
)

func main() {
	alone := flag.Bool("alone", false, "in a console of its own")
	flag.Parse()
	if flag.NArg() < 2 {
		fmt.Fprintln(os.Stderr, "usage: interrupt [-alone] DURATION PROGRAM [ARGUMENT...]")
		os.Exit(2)
	}
	if err := run(*alone, flag.Arg(0), flag.Args()[1:]); err != nil {
		var ended *exec.ExitError
		if errors.As(err, &ended) {
			os.Exit(ended.ExitCode())
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

func run(alone bool, after string, command []string) error {
	wait, err := time.ParseDuration(after)
	if err != nil {
		return err
	}
	if alone {
		if err := newConsole(); err != nil {
			return fmt.Errorf("open a console: %w", err)
		}
	}
	signal.Notify(make(chan os.Signal, 1), os.Interrupt) // this process is of the same console
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	time.Sleep(wait)
	if err := press(); err != nil {
		_ = cmd.Process.Kill()
		_ = cmd.Wait() // that it was killed is no news
		return fmt.Errorf("press Ctrl+C: %w", err)
	}
	return cmd.Wait()
}
