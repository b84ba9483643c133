package chart

// palette holds the colours of series in order on a light ground.
var palette = [...]string{"#1f5582", "#c4501b", "#2a8a80", "#7a4a9e", "#a67c00", "#8c2f4b", "#4d7fb8", "#5c6b2f"}

// Palette returns the colours of series in their order, on a light ground. Charts of more
// series begin again; style sheets change the colours by the classes s0 to s7.
func Palette() []string { return append([]string(nil), palette[:]...) }
