package check

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

// heard is what one reader said: of how much it was asked, a sum of all answers, and the first few that say something.
type heard struct {
	calls    int
	sum      io.Writer
	hash     func() uint32
	said     []string
	ofAnswer map[string]int
}

// Of how many different answers, and of each at how many places, the first are written out.
const (
	mostAnswers = 4
	mostPlaces  = 5
)

func (h *heard) answer(place func() string, answer string) {
	h.calls++
	if answer == "" {
		io.WriteString(h.sum, ".")
		return
	}
	io.WriteString(h.sum, answer)
	if h.ofAnswer[answer] == 0 && len(h.ofAnswer) == mostAnswers || h.ofAnswer[answer] == mostPlaces {
		return
	}
	h.ofAnswer[answer]++
	h.said = append(h.said, fmt.Sprintf("%s→%s", place(), answer))
}

// answerOf writes down what a reader returned; "" for nothing.
func answerOf(list []reflect.Value) string {
	var b strings.Builder
	for _, v := range list {
		writeAnswer(&b, v)
	}
	return strings.TrimSpace(strings.ReplaceAll(b.String(), "\n", "⏎"))
}

func writeAnswer(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Bool:
		if v.Bool() {
			b.WriteString("yes ")
		}
	case reflect.Int, reflect.Int32, reflect.Int64:
		if v.Int() != 0 {
			fmt.Fprintf(b, "%d ", v.Int())
		}
	case reflect.Uint8, reflect.Uint32, reflect.Uint64:
		if v.Uint() != 0 {
			fmt.Fprintf(b, "%d ", v.Uint())
		}
	case reflect.Float64:
		if v.Float() != 0 {
			fmt.Fprintf(b, "%.6g ", v.Float())
		}
	case reflect.String:
		if v.String() != "" {
			b.WriteString("“" + v.String() + "” ")
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			writeAnswer(b, v.Index(i))
		}
	case reflect.Struct:
		if t, ok := textOf(v); ok {
			b.WriteString(t)
			return
		}
		for i := range v.NumField() {
			writeAnswer(b, v.Field(i))
		}
	}
}

// textOf is the text of a term, which says enough of it.
func textOf(v reflect.Value) (string, bool) {
	if v.Type() == reflect.TypeFor[term]() {
		if text := v.FieldByName("text").String(); text != "" {
			return "“" + text + "” ", true
		}
		return "", true
	}
	return "", false
}

// findingsOf is where a reader reports of its first argument, nil where it cannot.
func findingsOf(of any) *findings {
	switch x := of.(type) {
	case *passage:
		return x.out
	case *sentence:
		return x.p.out
	case *page:
		return x.out
	}
	return nil
}

// whatReported takes off what was reported, and writes it down.
func whatReported(out *findings) string {
	if out == nil || len(out.list) == 0 {
		return ""
	}
	var b strings.Builder
	for _, p := range out.list {
		fmt.Fprintf(&b, "%s “%s” %s%s", p.Rule, p.Span.Text(), p.Message.ZH, instead(p))
	}
	out.list = nil
	return strings.ReplaceAll(b.String(), "\n", "⏎")
}
