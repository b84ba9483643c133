package build

import (
	"iter"

	"casebook/generator/write"
)

// FilesOf are the files of a rendered site as write is handed them.
func FilesOf(r *Rendered) iter.Seq[write.File] { return files(r.made, nil) }
