package check

import "reflect"

// quickly asks a reader about one place of a text.
type quickly func(p *passage, i, to int, word string) string

// withoutReflection asks those who are asked about every place of every text as they are: reflection would take longer than they do. It is nil for
// all others.
func withoutReflection(reader any) quickly {
	switch f := reader.(type) {
	case func(*passage, int) bool:
		return atPlace(f)
	case func(*passage, int) int:
		return atPlace(f)
	case func(*passage, int) string:
		return atPlace(f)
	case func(*passage, int) (statement, string):
		return twoAtPlace(f)
	case func(*passage, int) (list, bool):
		return twoAtPlace(f)
	case func(*passage, int) (marker, bool):
		return twoAtPlace(f)
	case func(*passage, int) (fault, bool):
		return twoAtPlace(f)
	case func(*passage, int) (int, bool):
		return twoAtPlace(f)
	case func(*passage, int) (int, int):
		return twoAtPlace(f)
	case func(*passage, int, int) bool:
		return between(f)
	case func(*passage, int, int) int:
		return between(f)
	case func(*passage, int, int) (list, bool):
		return twoBetween(f)
	case func(*passage, int, int) (int, int):
		return twoBetween(f)
	case func(*passage, int, int):
		return between(func(p *passage, i, to int) bool { f(p, i, to); return false })
	case func(*passage, int, string) bool:
		return ofWord(f)
	case func(*passage, int, string) int:
		return ofWord(f)
	case func(*passage, int, string) fault:
		return ofWord(f)
	case func(*passage, int, string) (list, bool):
		return func(p *passage, i, _ int, word string) string { a, b := f(p, i, word); return written2(a, b) }
	case func(*passage, int, int, string) (list, bool):
		return func(p *passage, i, to int, word string) string { a, b := f(p, i, to, word); return written2(a, b) }
	}
	return nil
}

func atPlace[A any](f func(*passage, int) A) quickly {
	return func(p *passage, i, _ int, _ string) string { return written1(f(p, i)) }
}

func twoAtPlace[A, B any](f func(*passage, int) (A, B)) quickly {
	return func(p *passage, i, _ int, _ string) string { a, b := f(p, i); return written2(a, b) }
}

func between[A any](f func(*passage, int, int) A) quickly {
	return func(p *passage, i, to int, _ string) string { return written1(f(p, i, to)) }
}

func twoBetween[A, B any](f func(*passage, int, int) (A, B)) quickly {
	return func(p *passage, i, to int, _ string) string { a, b := f(p, i, to); return written2(a, b) }
}

func ofWord[A any](f func(*passage, int, string) A) quickly {
	return func(p *passage, i, _ int, word string) string { return written1(f(p, i, word)) }
}

func written1[A any](a A) string {
	v := reflect.ValueOf(&a).Elem()
	if v.IsZero() {
		return ""
	}
	return answerOf([]reflect.Value{v})
}

func written2[A, B any](a A, b B) string {
	v, w := reflect.ValueOf(&a).Elem(), reflect.ValueOf(&b).Elem()
	if v.IsZero() && w.IsZero() {
		return ""
	}
	return answerOf([]reflect.Value{v, w})
}

// askQuick asks such a reader about every place of every text.
func (a *asked) askQuick(h *heard, takes string, reader quickly) {
	for _, p := range a.passages {
		p.eachPlace(takes, func(i, to int, word string) {
			answer := p.answerTo(reader, i, to, word)
			if p.out != nil && len(p.out.list) > 0 {
				answer += whatReported(p.out)
			}
			h.answer(func() string { return p.slice(i-1, max(i+4, to)) }, answer)
		})
	}
}

// answerTo asks. One that is asked what it is never asked may fail.
func (p *passage) answerTo(reader quickly, i, to int, word string) (answer string) {
	defer func() {
		if recover() != nil {
			answer = "cannot say"
		}
	}()
	return reader(p, i, to, word)
}
