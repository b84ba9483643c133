//go:build !linux && !darwin

package write

func exchange(string, string) error { return errNoExchange }
