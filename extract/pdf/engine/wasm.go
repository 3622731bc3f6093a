package engine

import "errors"

var errModule = errors.New("not a WebAssembly module that can be metered")

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

// bytes reads what has its length before it. It returns a part of the data.
func (s *scanner) bytes() []byte {
	n := s.number()
	start := s.at
	s.skip(n)
	if s.err != nil {
		return nil
	}
	return s.data[start:s.at]
}

// The instructions that metering is about.
const (
	loop       = 0x03
	bulk       = 0xfc // goes before the next two and others
	memoryCopy = 10
	memoryFill = 11
)

// What follows an opcode.
type operands byte

const (
	unknown operands = iota
	none
	one      // a number
	two      // numbers
	four     // bytes
	eight    // bytes
	access   // alignment and offset of a load or store
	branches // targets of br_table
	types    // of a select
	catches  // of a try_table
	longer   // the rest of an opcode of two bytes, and what follows that
	vector   // the same for those on vectors
)

// following is what follows each opcode.
var following = func() (t [256]operands) {
	for _, r := range []struct {
		from, to byte
		is       operands
	}{
		{0x00, 0x01, none}, {0x02, 0x04, one}, {0x05, 0x05, none}, {0x08, 0x08, one}, {0x0a, 0x0b, none},
		{0x0c, 0x0d, one}, {0x0e, 0x0e, branches}, {0x0f, 0x0f, none}, {0x10, 0x10, one}, {0x11, 0x11, two},
		{0x12, 0x12, one}, {0x13, 0x13, two}, {0x1a, 0x1b, none}, {0x1c, 0x1c, types}, {0x1f, 0x1f, catches},
		{0x20, 0x26, one}, {0x28, 0x3e, access}, {0x3f, 0x42, one}, {0x43, 0x43, four}, {0x44, 0x44, eight},
		{0x45, 0xc4, none}, {0xd0, 0xd0, one}, {0xd1, 0xd1, none}, {0xd2, 0xd2, one}, {bulk, bulk, longer},
		{0xfd, 0xfd, vector},
	} {
		for op := int(r.from); op <= int(r.to); op++ {
			t[op] = r.is
		}
	}
	return t
}()

// operands passes over what follows an opcode.
func (s *scanner) operands(op byte) {
	switch following[op] {
	case unknown:
		s.err = errModule
	case one:
		s.number()
	case two:
		s.numbers(2)
	case four:
		s.skip(4)
	case eight:
		s.skip(8)
	case access:
		s.access()
	case branches:
		s.numbers(s.number())
		s.number()
	case types:
		s.numbers(s.number())
	case catches:
		s.catches()
	case longer:
		s.longer()
	case vector:
		s.vector()
	}
}

func (s *scanner) access() {
	if s.number()&0x40 != 0 { // names its memory
		s.number()
	}
	s.number()
}

func (s *scanner) catches() {
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

func (s *scanner) longer() {
	switch op := s.number(); {
	case op <= 7:
	case op == 8, op == memoryCopy, op == 12, op == 14:
		s.numbers(2)
	case op <= 17:
		s.number()
	default:
		s.err = errModule
	}
}

func (s *scanner) vector() {
	switch op := s.number(); {
	case op <= 11, op == 92, op == 93:
		s.access()
	case op == 12, op == 13:
		s.skip(16)
	case op >= 21 && op <= 34:
		s.skip(1)
	case op >= 84 && op <= 91:
		s.access()
		s.skip(1)
	case op > 0x113:
		s.err = errModule
	}
}
