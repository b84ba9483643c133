package page

import (
	"strconv"

	"casebook/generator/document"
)

// What the HTML of a text says besides the author's own words.

var alertKeys = map[document.AlertKind]string{
	document.NoteAlert: "alert.note", document.TipAlert: "alert.tip", document.ImportantAlert: "alert.important",
	document.WarningAlert: "alert.warning", document.CautionAlert: "alert.caution",
}

func (w *body) AlertTitle(kind document.AlertKind) string { return w.T(alertKeys[kind]) }

func (w *body) TaskLabel(done bool) string {
	if done {
		return w.T("task.done")
	}
	return w.T("task.open")
}

func (w *body) NotesLabel() string { return w.T("footnotes") }

func (w *body) NoteRefLabel(note int) string {
	return w.Format("footnote.number", "n", strconv.Itoa(note))
}

func (w *body) NoteBackLabel(note, ref int) string {
	if ref == 1 {
		return w.Format("footnote.back", "n", strconv.Itoa(note))
	}
	return w.Format("footnote.back-to", "n", strconv.Itoa(note), "place", strconv.Itoa(ref))
}

func (w *body) TableLabel(heading string, n int) string {
	if heading == "" {
		return w.Format("table.label", "n", strconv.Itoa(n))
	}
	return w.Format("table.label-in", "heading", heading, "n", strconv.Itoa(n))
}
