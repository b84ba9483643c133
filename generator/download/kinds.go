package download

import "casebook/generator/page"

// Kinds lists the kinds of files of figures.
func Kinds() []*page.Kind {
	return []*page.Kind{
		indicatorTableKind(), factTableKind(), meaningsKind(), catalogueKind(), dataPackageKind(),
		scriptKind("index", appendIndexData), scriptKind("regions", appendUpperData),
		scriptKind("programs", appendProgramData), scriptKind("exemplars", appendExemplars),
		countyTableKind(), countyWorkbookKind(), countyScriptKind(),
	}
}
