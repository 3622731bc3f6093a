package docx

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// toUTF8 returns data without its byte order mark, and in UTF-8 where the
// mark says that it is UTF-16: the two encodings that the format allows.
func toUTF8(data []byte) []byte {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return fromUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return fromUTF16(data[2:], binary.BigEndian)
	}
	return data
}

func fromUTF16(data []byte, order binary.ByteOrder) []byte {
	out := make([]byte, 0, len(data)*3/2+1)
	for len(data) >= 2 {
		r := rune(order.Uint16(data))
		data = data[2:]
		if utf16.IsSurrogate(r) && len(data) >= 2 {
			if full := utf16.DecodeRune(r, rune(order.Uint16(data))); full != utf8.RuneError {
				r, data = full, data[2:]
			}
		}
		out = utf8.AppendRune(out, r)
	}
	return out
}

// unescape appends src to dst with its entities decoded. What is no entity of
// XML stays as written; characters that XML does not allow are dropped.
func unescape(dst, src []byte) []byte {
	for {
		i := bytes.IndexByte(src, '&')
		if i < 0 {
			return append(dst, src...)
		}
		dst = append(dst, src[:i]...)
		src = src[i:]
		n := bytes.IndexByte(src[:min(len(src), len("&#x0010FFFF;"))], ';')
		if r, ok := entity(src[1:max(n, 1)]); ok {
			if r >= ' ' || r == '\t' || r == '\n' || r == '\r' {
				dst = utf8.AppendRune(dst, r)
			}
			src = src[n+1:]
		} else {
			dst = append(dst, '&')
			src = src[1:]
		}
	}
}

// entity returns the character that the entity called name stands for.
func entity(name []byte) (rune, bool) {
	switch string(name) {
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "amp":
		return '&', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], rune(10)
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	return codePoint(digits, base)
}

// codePoint reads digits of base 10 or 16.
func codePoint(digits []byte, base rune) (rune, bool) {
	var r rune
	for _, c := range digits {
		d := rune(99)
		switch {
		case c >= '0' && c <= '9':
			d = rune(c - '0')
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			d = rune(c|0x20-'a') + 10
		}
		if d >= base || r > utf8.MaxRune {
			return 0, false
		}
		r = r*base + d
	}
	return r, len(digits) > 0 && r <= utf8.MaxRune
}
