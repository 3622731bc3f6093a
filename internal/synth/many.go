package synth

import (
	"bytes"
	"fmt"
	"iter"
	"math/rand/v2"

	"gouji"
	"gouji/internal/synth/page"
	"gouji/internal/synth/truth"
)

// Mixed returns the options of the i-th of a series of disclosures that mixes
// years, layouts and phrasings: every three of them come together in time.
func Mixed(seed uint64, i int) Options {
	r := rand.New(rand.NewPCG(seed, uint64(i)))
	const round = nLayouts * 8
	o := Options{
		Seed: seed + uint64(i)*7919, Year: 2017 + i%8, Layout: Layout(i % nLayouts), Phrasing: Phrasing((i/nLayouts + i/round) % nPhrasing),
		Odd: r.IntN(2) == 0, Zeros: r.IntN(5) == 0, Report: r.IntN(4) > 0, NoTables: r.IntN(40) == 0, Loose: r.IntN(5) == 0,
	}
	if r.IntN(8) == 0 {
		o.Unit = gouji.Yuan
	}
	o.Place = truth.Place(int(seed%14400) + i)
	return o
}

// plain returns the options of the i-th of a series that keeps to the three
// layouts and three phrasings that are read without fault.
func plain(seed uint64, i int) Options {
	o := Options{
		Seed: seed + uint64(i)*7919, Year: 2018 + i%7, Layout: Layout(i % 3), Phrasing: Phrasing(i / 3 % 3),
		Odd: i%2 == 1, Zeros: i%5 == 0, Report: i%4 != 3, NoTables: i%50 == 49,
	}
	if i%11 == 10 {
		o.Unit = gouji.Yuan
	}
	o.Place = truth.Place(int(seed%14400) + i)
	return o
}

// Many yields n different documents as .docx, each with a file name, in three
// layouts and three phrasings; Mixed has all of them.
func Many(n int, seed uint64) iter.Seq2[string, []byte] {
	return func(yield func(string, []byte) bool) {
		var b bytes.Buffer
		for i := range n {
			d, err := New(plain(seed, i))
			if err == nil {
				b.Reset()
				err = d.WriteDOCX(&b)
			}
			if err != nil {
				panic(err) // plain asks for no error and for no year without forms
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
