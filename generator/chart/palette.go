package chart

// palette holds the colours of series in order on a light ground. They were searched for: of
// colours that are legible as text on the paper (4.5:1), those that lie farthest from one
// another for readers with normal, protanopic and deuteranopic sight, the first four above
// all, neighbours differing in lightness. palette_test.go measures them, those of the style
// sheets too.
var palette = [...]string{"#0a60a9", "#817616", "#631b65", "#0d8378", "#880a0d", "#207da1", "#920544", "#767754"}

// Palette returns the colours of series in their order, on a light ground. Charts of more
// series begin again; style sheets change the colours by the classes s0 to s7.
func Palette() []string { return append([]string(nil), palette[:]...) }
