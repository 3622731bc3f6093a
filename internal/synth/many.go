package synth

import (
	"bytes"
	"fmt"
	"iter"

	"gouji"
	"gouji/internal/synth/page"
)

// Mixed returns the options of the i-th of a series of disclosures that mixes
// years, layouts and phrasings.
func Mixed(seed uint64, i int) Options {
	o := Options{
		Seed: seed + uint64(i)*7919, Year: 2018 + i%7, Layout: Layout(i % nLayouts), Phrasing: Phrasing(i / nLayouts % nPhrasing),
		Odd: i%2 == 1, Zeros: i%5 == 0, Report: i%4 != 3, NoTables: i%50 == 49,
	}
	if i%11 == 10 {
		o.Unit = gouji.Yuan
	}
	return o
}

// Many yields n different documents as .docx, each with a file name.
func Many(n int, seed uint64) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		var b bytes.Buffer
		for i := range n {
			d, err := New(Mixed(seed, i))
			if err == nil {
				b.Reset()
				err = d.WriteDOCX(&b)
			}
			if err != nil {
				panic(err) // Mixed asks for no error and for no year without forms
			}
			if !yield(fmt.Sprintf("%04d-%s.docx", i, d.Name), bytes.Clone(b.Bytes())) {
				return
			}
		}
	}
}

// Hostile returns files that must be refused with a reason, or read past their
// damage, by file name; see page.Hostile.
func Hostile() map[string][]byte { return page.Hostile() }
