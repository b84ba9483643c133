package picture

// Look is look without a bound on memory.
func Look(data []byte) (Picture, Fault) {
	return look(data, func(int64) func() { return func() {} }, nil)
}
