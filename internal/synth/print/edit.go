package main

import (
	"bytes"
	"math/rand/v2"
	"regexp"

	"gouji/internal/synth/layout"
)

var (
	date     = regexp.MustCompile(`/CreationDate \(.*?\)`)
	mediaBox = regexp.MustCompile(`(/MediaBox \[\s+0\s+0\s+)(\S+)(\s+)(\S+)`)
	contents = regexp.MustCompile(`(?s)(%% Contents for page .*?\nstream\n)(.*?)(\nendstream)`)
)

// edit changes a file that qpdf has written in its form for editing.
func edit(data []byte, how layout.Print) []byte {
	// Every printing gives the same file.
	data = date.ReplaceAll(data, []byte("/CreationDate (D:20210830090000Z)"))
	change := func(stream []byte) []byte { return stream }
	switch how {
	case layout.Sideways, layout.Stored:
		height := mediaBox.FindSubmatch(data)[4]
		change = func(stream []byte) []byte {
			return bytes.Join([][]byte{[]byte("q 0 1 -1 0 "), height, []byte(" 0 cm\n"), stream, []byte("\nQ")}, nil)
		}
		data = mediaBox.ReplaceAll(data, []byte("$1$4$3$2"))
	case layout.Shuffled:
		change = shuffle
	}
	return contents.ReplaceAllFunc(data, func(b []byte) []byte {
		part := contents.FindSubmatch(b)
		return bytes.Join([][]byte{part[1], change(part[2]), part[3]}, nil)
	})
}

// text is a stretch of text with the graphics state it saves and restores.
var text = regexp.MustCompile(`(?s)q [\d. ]+ rg\nBT\n.*?\nET\nQ\s`)

// shuffle stores the texts of a page out of order. A text changes places only
// with texts between the same q and Q, since clips and matrices hold there.
func shuffle(stream []byte) []byte {
	at := text.FindAllIndex(stream, -1)
	groups, enclosing, q, end := map[int][]int{}, []int{0}, 0, 0
	for i, t := range at {
		for _, op := range bytes.Fields(stream[end:t[0]]) {
			switch string(op) {
			case "q":
				q++
				enclosing = append(enclosing, q)
			case "Q":
				enclosing = enclosing[:len(enclosing)-1]
			}
		}
		group := enclosing[len(enclosing)-1]
		groups[group] = append(groups[group], i)
		end = t[1]
	}
	place := make([]int, len(at)) // where each text comes from
	r := rand.New(rand.NewPCG(1, 2))
	for group := range q + 1 {
		list := groups[group]
		for i, from := range r.Perm(len(list)) {
			place[list[i]] = list[from]
		}
	}
	var out []byte
	end = 0
	for i, t := range at {
		out = append(out, stream[end:t[0]]...)
		from := at[place[i]]
		out = append(out, stream[from[0]:from[1]]...)
		end = t[1]
	}
	return append(out, stream[end:]...)
}
