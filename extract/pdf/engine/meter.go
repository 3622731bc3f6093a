package engine

import (
	"encoding/binary"
	"errors"
)

// Loops of a WebAssembly guest cannot be interrupted from outside at no cost:
// the runtime's own way leaves the guest at every turn and makes it five times
// slower. So the module is rewritten before it is compiled. Every loop counts
// down a word in its memory, and each time that the count runs out it calls a
// function of the host, which looks at the clock and may end the guest.

const (
	// fuelAddress is the word that loops count down. A module linked by
	// Emscripten leaves the first kilobyte of its memory to nobody.
	fuelAddress = 1016
	// fuel is how many turns of loops lie between two looks at the clock:
	// about a millisecond.
	fuel = 1 << 20
	// metered tells the host function that it was called for that: it is a
	// function of the module's own, which otherwise gets a small number.
	metered = -1
)

var errModule = errors.New("unknown WebAssembly instruction")

// A scanner reads the binary format of WebAssembly.
type scanner struct {
	data []byte
	at   int
	err  error
}

func (s *scanner) byte() byte {
	if s.at >= len(s.data) {
		s.err = errModule
		return 0
	}
	s.at++
	return s.data[s.at-1]
}

func (s *scanner) skip(n int) {
	if n < 0 || n > len(s.data)-s.at {
		s.err = errModule
		return
	}
	s.at += n
}

// number reads an unsigned LEB128; it passes over a signed one just as well.
func (s *scanner) number() int {
	n := 0
	for shift := 0; ; shift += 7 {
		b := s.byte()
		if shift < 63 {
			n |= int(b&0x7f) << shift
		}
		if b < 0x80 || s.err != nil {
			return n
		}
	}
}

func (s *scanner) numbers(count int) {
	for range count {
		if s.number(); s.err != nil {
			return
		}
	}
}

// name reads a string.
func (s *scanner) name() string {
	n := s.number()
	start := s.at
	s.skip(n)
	if s.err != nil {
		return ""
	}
	return string(s.data[start:s.at])
}

// meter returns module with every loop counting down, and calling the imported
// function so named when the count runs out. The function takes one i32.
func meter(module []byte, function string) ([]byte, error) {
	const header = 8
	if len(module) < header {
		return nil, errModule
	}
	out := append(make([]byte, 0, len(module)+len(module)/8), module[:header]...)
	s := scanner{data: module, at: header}
	call := -1
	for s.at < len(module) && s.err == nil {
		id, size := s.byte(), s.number()
		start := s.at
		s.skip(size)
		if s.err != nil {
			break
		}
		body := module[start:s.at]
		switch id {
		case 2:
			call, s.err = imported(body, function)
		case 10:
			if call < 0 {
				return nil, errors.New("the module does not import " + function)
			}
			body, s.err = meterCode(body, call)
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
	index := 0
	for range s.number() {
		s.name()
		name := s.name()
		if kind := s.byte(); kind != 0 || s.err != nil {
			return -1, errModule // functions only, as Emscripten links them
		}
		s.number()
		if name == function {
			return index, s.err
		}
		index++
	}
	return -1, s.err
}

// meterCode rewrites the bodies of all functions.
func meterCode(section []byte, call int) ([]byte, error) {
	payment := pay(call)
	s := scanner{data: section}
	count := s.number()
	out := binary.AppendUvarint(make([]byte, 0, len(section)+len(section)/8), uint64(count))
	var body []byte
	for range count {
		size := s.number()
		start := s.at
		s.skip(size)
		if s.err != nil {
			return nil, s.err
		}
		var err error
		if body, err = meterBody(body[:0], section[start:s.at], payment); err != nil {
			return nil, err
		}
		out = binary.AppendUvarint(out, uint64(len(body)))
		out = append(out, body...)
	}
	return out, s.err
}

// pay returns the instructions that stand at the head of each loop.
func pay(call int) []byte {
	address := leb(nil, fuelAddress)
	var p []byte
	constant := func(encoded []byte) { p = append(append(p, 0x41), encoded...) }
	load := func() { constant(address); p = append(p, 0x28, 2, 0) }
	constant(address)
	load()
	constant(leb(nil, -1))
	p = append(p, 0x6a, 0x36, 2, 0) // add, store
	load()
	p = append(p, 0x45, 0x04, 0x40) // is zero, if
	constant(leb(nil, metered))
	p = append(p, 0x10)
	p = binary.AppendUvarint(p, uint64(call))
	return append(p, 0x0b)
}

// leb appends a signed LEB128.
func leb(b []byte, n int) []byte {
	for {
		low := byte(n & 0x7f)
		n >>= 7
		if n == 0 && low&0x40 == 0 || n == -1 && low&0x40 != 0 {
			return append(b, low)
		}
		b = append(b, low|0x80)
	}
}

// meterBody appends one function's locals and code to out.
func meterBody(out, body, payment []byte) ([]byte, error) {
	s := scanner{data: body}
	for range s.number() { // groups of locals: how many, of which type
		s.numbers(2)
		if s.err != nil {
			return nil, s.err
		}
	}
	copied := 0
	for s.at < len(body) && s.err == nil {
		op := s.byte()
		s.immediates(op)
		if op == 0x03 { // loop
			out = append(out, body[copied:s.at]...)
			out = append(out, payment...)
			copied = s.at
		}
	}
	return append(out, body[copied:]...), s.err
}

// immediates passes over what follows an opcode.
func (s *scanner) immediates(op byte) {
	switch {
	case op >= 0x02 && op <= 0x04, op == 0x08, op == 0x0c, op == 0x0d, op == 0x10, op == 0x12,
		op >= 0x20 && op <= 0x26, op >= 0x3f && op <= 0x42, op == 0xd0, op == 0xd2:
		s.number()
	case op == 0x11, op == 0x13:
		s.numbers(2)
	case op == 0x0e: // br_table
		s.numbers(s.number() + 1)
	case op == 0x1c: // select of a type
		s.numbers(s.number())
	case op == 0x1f:
		s.tryTable()
	case op >= 0x28 && op <= 0x3e:
		s.memory()
	case op == 0x43:
		s.skip(4)
	case op == 0x44:
		s.skip(8)
	case op == 0xfc:
		s.bulk()
	case op == 0xfd:
		s.vector()
	case op == 0x06, op == 0x07, op == 0x09, op == 0x18, op == 0x19, op > 0xd2:
		s.err = errModule
	}
}

// memory passes over the alignment and offset of a load or store.
func (s *scanner) memory() {
	if s.number()&0x40 != 0 {
		s.number()
	}
	s.number()
}

func (s *scanner) tryTable() {
	s.number()
	for range s.number() {
		if s.byte() < 2 { // catches a tag
			s.number()
		}
		if s.number(); s.err != nil {
			return
		}
	}
}

// bulk passes over the operands of the instructions behind 0xfc.
func (s *scanner) bulk() {
	switch op := s.number(); {
	case op <= 7:
	case op == 8, op == 10, op == 12, op == 14:
		s.numbers(2)
	case op <= 17:
		s.number()
	default:
		s.err = errModule
	}
}

// vector passes over the operands of the instructions behind 0xfd.
func (s *scanner) vector() {
	switch op := s.number(); {
	case op <= 11, op == 92, op == 93:
		s.memory()
	case op == 12, op == 13:
		s.skip(16)
	case op >= 21 && op <= 34:
		s.skip(1)
	case op >= 84 && op <= 91:
		s.memory()
		s.skip(1)
	}
}
