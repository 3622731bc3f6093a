package engine

import "gouji/internal/limits"

// A memory is what a guest's memory lies in. Where the system allows, it is a
// piece of the address space whose parts are taken when they are used and all
// given back at the end. On the heap it would be copied whenever it grows, and
// a file that wants all that is allowed would take several times as much.
type memory struct {
	data     []byte
	reserved bool // data is such a piece, of which used bytes are in use
	used     uint64
	refused  bool // the guest asked for more than it may have
}

// Reallocate gives the guest size bytes, or nil where that is too much.
func (m *memory) Reallocate(size uint64) []byte {
	if m.data == nil {
		m.data, m.reserved = reserve(limits.PDFMemory)
	}
	switch {
	case size > limits.PDFMemory, m.reserved && size > m.used && !commit(m.data[m.used:size]):
		m.refused = true
		return nil
	case !m.reserved && size > m.used:
		m.data = append(m.data, make([]byte, size-m.used)...)
	}
	m.used = size
	return m.data[:size:size]
}

// Free gives everything back.
func (m *memory) Free() {
	if m.reserved {
		release(m.data)
	}
	*m = memory{refused: m.refused}
}
