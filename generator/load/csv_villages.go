package load

// csvHeader is the first row of a village table, understood.
type csvHeader struct{}

func (l *loader) villageRows(f *villageFile) {}

func (m *merger) join(v *merged) field { return v.part.given }
