package engine

import (
	"encoding/binary"
	"fmt"
)

// A WebAssembly guest cannot be interrupted from outside at no cost: the
// runtime's own way leaves the guest at every turn of a loop and makes it five
// times slower. So the module is rewritten before it is compiled. Every call,
// every turn of a loop and every block of memory that is copied takes from a
// counter, and each time that the counter runs out the guest calls a function
// of the host, which looks at the clock and may end it. The counter is a
// global of its own, out of reach of whatever the guest does to its memory.

const (
	// fuel is how many turns and calls lie between two looks at the clock:
	// about a millisecond.
	fuel = 1 << 20
	// perTurn is how many bytes are copied at the price of a turn, as a
	// power of two.
	perTurn = 5
	// metered tells the host function that it was called for that: it is a
	// function of the module's own, which otherwise gets a small number.
	metered = -1
)

// The sections of a module that metering is about.
const (
	importSection = 2
	globalSection = 6
	codeSection   = 10
)

// meter returns module with every function counting down, and calling the
// imported function so named when the count runs out. The function takes one
// i32. The module must have globals, as all do that Emscripten links.
func meter(module []byte, function string) ([]byte, error) {
	const header = 8
	if len(module) < header {
		return nil, errModule
	}
	out := append(make([]byte, 0, 2*len(module)), module[:header]...)
	s := scanner{data: module, at: header}
	call, globals := -1, -1
	for s.at < len(module) && s.err == nil {
		id, body := s.byte(), s.bytes()
		if s.err != nil {
			break
		}
		switch id {
		case importSection:
			call, s.err = imported(body, function)
		case globalSection:
			body, globals, s.err = withCounter(body)
		case codeSection:
			if call < 0 || globals < 0 {
				return nil, fmt.Errorf("%w: it lacks globals or does not import %s", errModule, function)
			}
			body, s.err = tolls(call, globals).code(body)
		}
		out = append(out, id)
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out, s.err
}

// imported returns the index of an imported function, -1 where there is none.
func imported(section []byte, function string) (int, error) {
	s := scanner{data: section}
	index := -1
	for i := range s.number() {
		s.bytes()
		name := s.bytes()
		if kind := s.byte(); kind != 0 || s.err != nil {
			return -1, errModule // functions only, as Emscripten links them
		}
		s.number()
		if string(name) == function {
			index = i
		}
	}
	return index, s.err
}

// withCounter adds two globals: the counter, and a place to put a length in
// while it is paid for. It returns the index of the first.
func withCounter(section []byte) ([]byte, int, error) {
	s := scanner{data: section}
	n := s.number()
	if s.err != nil {
		return nil, -1, s.err
	}
	out := binary.AppendUvarint(nil, uint64(n)+2)
	out = append(out, section[s.at:]...)
	for range 2 {
		out = append(out, 0x7f, 1) // a variable i32
		out = append(constant(out, fuel), 0x0b)
	}
	return out, n, nil
}

// A toll is the instructions that pay.
type toll struct {
	turn   []byte // for a call or a turn of a loop
	length []byte // for as many bytes as the number on the stack says
}

func tolls(call, counter int) toll {
	get := func(b []byte, global int) []byte { return binary.AppendUvarint(append(b, 0x23), uint64(global)) }
	set := func(b []byte, global int) []byte { return binary.AppendUvarint(append(b, 0x24), uint64(global)) }
	take := func(b []byte) []byte {
		b = set(append(b, 0x6b), counter)                          // sub
		b = append(constant(get(b, counter), 1), 0x48, 0x04, 0x40) // less: if
		b = binary.AppendUvarint(append(constant(b, metered), 0x10), uint64(call))
		return append(set(constant(b, fuel), counter), 0x0b)
	}
	turn := take(constant(get(nil, counter), 1))
	length := get(get(set(nil, counter+1), counter), counter+1)
	length = take(append(constant(length, perTurn), 0x76)) // shift right
	return toll{turn, get(length, counter+1)}
}

// constant appends an i32.const.
func constant(b []byte, n int) []byte {
	b = append(b, 0x41)
	for {
		low := byte(n & 0x7f)
		n >>= 7
		if n == 0 && low&0x40 == 0 || n == -1 && low&0x40 != 0 {
			return append(b, low)
		}
		b = append(b, low|0x80)
	}
}

// code rewrites the bodies of all functions.
func (t toll) code(section []byte) ([]byte, error) {
	s := scanner{data: section}
	count := s.number()
	out := binary.AppendUvarint(make([]byte, 0, 2*len(section)), uint64(count))
	var body []byte
	for range count {
		body = t.function(body[:0], &s)
		if s.err != nil {
			return nil, s.err
		}
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out, s.err
}

// function appends the locals and the code of the next function to out.
func (t toll) function(out []byte, section *scanner) []byte {
	body := section.bytes()
	s := scanner{data: body}
	for range s.number() { // groups of locals: how many, of which type
		if s.numbers(2); s.err != nil {
			break
		}
	}
	out = append(append(out, body[:s.at]...), t.turn...)
	copied := s.at
	for s.at < len(body) && s.err == nil {
		start := s.at
		op := s.byte()
		s.operands(op)
		switch {
		case op == loop:
			out = append(append(out, body[copied:s.at]...), t.turn...)
			copied = s.at
		case op == bulk && s.err == nil && (body[start+1] == memoryCopy || body[start+1] == memoryFill):
			out = append(append(out, body[copied:start]...), t.length...)
			copied = start
		}
	}
	if section.err == nil {
		section.err = s.err
	}
	return append(out, body[copied:]...)
}
