package docx

import (
	"bytes"
	"context"
	"fmt"

	"github.com/tdewolff/parse/v2"
	"github.com/tdewolff/parse/v2/xml"

	"gouji/internal/limits"
)

// A scanner walks the elements of one XML part, forward only. Elements are
// told apart by their local names: the parts of a docx mix no vocabularies
// that would clash where this package looks, and producers choose prefixes
// and namespaces (transitional or strict) freely.
//
// The one way to walk is
//
//	for d := x.depth; x.child(d); {
//		switch string(x.name) { … }
//	}
//
// which visits the children of the open element; what the body of the loop
// leaves unread is passed over.
type scanner struct {
	ctx    context.Context
	in     *parse.Input
	lex    *xml.Lexer
	name   []byte // local name of the element last started
	inTag  bool   // its attributes have not been read yet
	attrs  []attribute
	depth  int    // number of open elements
	open   []span // their names as written
	owed   int    // ends to hand out before reading on
	chars  []byte // of the last text
	cdata  bool   // the last text takes no entities
	tokens int
	broken bool  // end tags were missing or astray
	err    error // fatal: cancelled, or over a limit
}

type attribute struct{ name, value []byte }

// A span is a stretch of the input. The stack of open elements holds these,
// not slices: pointers stored for every element would keep the garbage
// collector busy.
type span struct{ start, end int }

type event uint8

const (
	eof event = iota
	start
	end
	text
)

// newScanner scans data, which it may change.
func newScanner(ctx context.Context, data []byte) *scanner {
	in := parse.NewInputBytes(toUTF8(data))
	return &scanner{ctx: ctx, in: in, lex: xml.NewLexer(in)}
}

// child moves to the next child of the element open at depth d. It returns
// false when that element has ended.
func (x *scanner) child(d int) bool {
	for {
		switch x.next() {
		case start:
			if x.depth == d+1 {
				return true
			}
		case end:
			if x.depth < d {
				return false
			}
		case eof:
			return false
		}
	}
}

// text appends to dst the character data of the open element up to its end,
// entities decoded.
func (x *scanner) text(dst []byte) []byte {
	for d := x.depth; ; {
		switch x.next() {
		case text:
			if x.depth != d {
				continue
			}
			if x.cdata {
				dst = append(dst, x.chars...)
			} else {
				dst = unescape(dst, x.chars)
			}
		case end:
			if x.depth < d {
				return dst
			}
		case eof:
			return dst
		}
	}
}

// branch reads the one branch of the open mc:AlternateContent that counts:
// the first, be it a Choice or, where there is none, the Fallback.
func (x *scanner) branch(read func()) {
	taken := false
	for d := x.depth; x.child(d); {
		if name := string(x.name); !taken && (name == "Choice" || name == "Fallback") {
			taken = true
			read()
		}
	}
}

// attr returns the value of the attribute of the element last started whose
// local name is name, as written; nil where there is none.
func (x *scanner) attr(name string) []byte {
	if x.inTag {
		x.finishTag(true)
	}
	for _, a := range x.attrs {
		if string(a.name) == name {
			return a.value
		}
	}
	return nil
}

// attrText returns the value of an attribute, entities decoded.
func (x *scanner) attrText(name string) string {
	v := x.attr(name)
	if bytes.IndexByte(v, '&') < 0 {
		return string(v)
	}
	return string(unescape(nil, v))
}

// attrInt returns the value of an attribute as a number no larger than 1<<30
// either way, or missing where there is none.
func (x *scanner) attrInt(name string, missing int) int {
	v := x.attr(name)
	neg := len(v) > 0 && v[0] == '-'
	if neg {
		v = v[1:]
	}
	if len(v) == 0 {
		return missing
	}
	n := 0
	for _, c := range v {
		if c < '0' || c > '9' {
			return missing
		}
		n = min(n*10+int(c-'0'), 1<<30)
	}
	if neg {
		return -n
	}
	return n
}

// on reports whether the element last started, which says yes or no, says
// yes: it does unless its val says otherwise.
func (x *scanner) on() bool {
	switch string(x.attr("val")) {
	case "0", "false", "off":
		return false
	}
	return true
}

func (x *scanner) next() event {
	if x.inTag {
		x.finishTag(false)
	}
	if x.owed > 0 {
		x.owed--
		return x.pop()
	}
	if x.err != nil {
		return eof
	}
	if x.tokens++; x.tokens&0xfff == 0 && x.ctx.Err() != nil {
		x.err = fmt.Errorf("读取被取消：%w", x.ctx.Err())
		return eof
	}
	for {
		switch kind, _ := x.lex.Next(); kind {
		case xml.StartTagToken:
			return x.start()
		case xml.EndTagToken:
			if x.close(x.lex.Text()) {
				return x.pop()
			}
		case xml.TextToken, xml.CDATAToken:
			x.chars, x.cdata = x.lex.Text(), kind == xml.CDATAToken
			return text
		case xml.ErrorToken:
			x.broken = x.broken || x.depth > 0
			return eof
		}
	}
}

// start opens an element.
func (x *scanner) start() event {
	if x.depth >= limits.Depth {
		x.err = fmt.Errorf("XML 嵌套超过 %d 层，已拒读；请用 Word 打开后另存再试", limits.Depth)
		return eof
	}
	raw := x.lex.Text()
	at := x.in.Offset()
	x.open = append(x.open, span{at - len(raw), at})
	x.depth++
	x.name = local(raw)
	x.inTag = true
	return start
}

// finishTag reads the rest of the start tag, and gathers its attributes if
// they are wanted. Most are not.
func (x *scanner) finishTag(gather bool) {
	x.inTag = false
	x.attrs = x.attrs[:0]
	for {
		switch kind, _ := x.lex.Next(); kind {
		case xml.AttributeToken:
			if gather && len(x.attrs) < limits.Attributes {
				x.attrs = append(x.attrs, attribute{local(x.lex.Text()), unquote(x.lex.AttrVal())})
			}
			continue
		case xml.StartTagCloseVoidToken:
			x.owed = 1
		}
		return
	}
}

// reach is how far out an end tag is looked for among the open elements.
const reach = 16

// close settles how many elements the end tag raw ends. It returns false for
// one that ends none.
func (x *scanner) close(raw []byte) bool {
	last := len(x.open) - 1
	for i := last; i >= 0 && i > last-reach; i-- {
		if bytes.Equal(x.in.Bytes()[x.open[i].start:x.open[i].end], raw) {
			x.owed = last - i
			x.broken = x.broken || i < last
			return true
		}
	}
	x.broken = true
	return false
}

func (x *scanner) pop() event {
	x.depth--
	x.open = x.open[:x.depth]
	return end
}

// local returns the part of name behind its prefix.
func local(name []byte) []byte {
	return name[bytes.IndexByte(name, ':')+1:]
}

func unquote(v []byte) []byte {
	if len(v) >= 2 && v[0] == v[len(v)-1] {
		return v[1 : len(v)-1]
	}
	return bytes.Trim(v, `"'`)
}

// stop ends the walk with err, unless it has ended before.
func (x *scanner) stop(err error) {
	if x.err == nil {
		x.err = err
	}
}
