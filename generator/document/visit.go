package document

// EachBlock calls visit for every block of the document in its order, footnotes last: for those
// within others too, with the block that is right around them, nil where there is none.
func (d *Document) EachBlock(visit func(b, around Block)) {
	eachBlock(d.Blocks, nil, visit)
	for _, n := range d.Notes {
		eachBlock(n.Blocks, nil, visit)
	}
}

func eachBlock(list []Block, around Block, visit func(b, around Block)) {
	for _, b := range list {
		visit(b, around)
		switch b := b.(type) {
		case *List:
			for _, item := range b.Items {
				eachBlock(item.Blocks, b, visit)
			}
		case *Quote:
			eachBlock(b.Blocks, b, visit)
		case *Alert:
			eachBlock(b.Blocks, b, visit)
		}
	}
}
