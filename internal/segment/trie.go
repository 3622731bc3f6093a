package segment

import (
	"bytes"
	"maps"
	"slices"
)

// A Trie finds the longest entry of a table that starts a text. It is built
// once and safe for concurrent use.
type Trie[T any] struct {
	nodes  []node // the root first; the children of a node stand together
	labels []byte // labels[i] is the byte that leads to nodes[i]
	values []T
}

type node struct {
	first, last int32 // its children
	value       int32 // index in values, or -1
}

// NewTrie returns the trie of entries. The empty word is never found.
func NewTrie[T any](entries map[string]T) *Trie[T] {
	type job struct{ lo, hi, depth int } // the words of a node share depth bytes
	words := slices.Sorted(maps.Keys(entries))
	t := &Trie[T]{nodes: []node{{value: -1}}, labels: []byte{0}}
	queue := []job{{0, len(words), 0}}
	for i := 0; i < len(t.nodes); i++ {
		j := queue[i]
		t.nodes[i].first = int32(len(t.nodes))
		if j.lo < j.hi && len(words[j.lo]) == j.depth {
			if j.depth > 0 {
				t.nodes[i].value = int32(len(t.values))
				t.values = append(t.values, entries[words[j.lo]])
			}
			j.lo++
		}
		for j.lo < j.hi {
			c, end := words[j.lo][j.depth], j.lo
			for end < j.hi && words[end][j.depth] == c {
				end++
			}
			t.nodes, t.labels = append(t.nodes, node{value: -1}), append(t.labels, c)
			queue = append(queue, job{j.lo, end, j.depth + 1})
			j.lo = end
		}
		t.nodes[i].last = int32(len(t.nodes))
	}
	return t
}

// Longest returns the value of the longest entry that s starts with and its
// length in bytes, which is 0 where there is none. It does not allocate.
func (t *Trie[T]) Longest(s string) (v T, n int) {
	at, found := t.nodes[0], int32(-1)
	for i := range len(s) {
		k := bytes.IndexByte(t.labels[at.first:at.last], s[i])
		if k < 0 {
			break
		}
		at = t.nodes[int(at.first)+k]
		if at.value >= 0 {
			found, n = at.value, i+1
		}
	}
	if found >= 0 {
		v = t.values[found]
	}
	return v, n
}

// In reports whether s holds an entry.
func (t *Trie[T]) In(s string) bool {
	for i := range s {
		if _, n := t.Longest(s[i:]); n > 0 {
			return true
		}
	}
	return false
}
