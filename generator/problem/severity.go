package problem

// Severity says how much a problem matters. The zero value is Off.
type Severity int

// The severities, in order.
const (
	Off Severity = iota
	Note
	Warning
	Error
)

func (s Severity) String() string {
	return [...]string{"off", "note", "warning", "error"}[s]
}
