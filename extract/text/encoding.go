package text

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

const (
	head     = 8 << 10 // how much of a file Sniff looks at
	tolerant = 20      // of so many characters one may be unreadable
)

var errNotText = errors.New("内容不是文本；请核对文件类型，Word 文件请另存为 .docx，其他的另存为 .txt（UTF-8 编码）")

// Sniff reports whether data looks like text in an encoding that Read reads.
// It takes whatever is no binary: markup passes as well.
func Sniff(data []byte) bool {
	if len(data) > head {
		data = data[:head&^1] // a character cut in half counts as one unreadable
	}
	text, err := decode(data)
	return err == nil && strings.TrimSpace(text) != ""
}

// decode returns data in UTF-8, what is unreadable as U+FFFD.
func decode(data []byte) (string, error) {
	var text []byte
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		text = data[3:]
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		text, err = convert(data, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM))
	case mostlyUTF8(data):
		text = data
	default:
		text, err = convert(data, simplifiedchinese.GB18030)
	}
	if err != nil {
		return "", err
	}
	if !legible(text) {
		return "", errNotText
	}
	return string(bytes.ToValidUTF8(text, []byte("\uFFFD"))), nil
}

func convert(data []byte, from encoding.Encoding) ([]byte, error) {
	text, err := from.NewDecoder().Bytes(data)
	if err != nil {
		return nil, fmt.Errorf("文字编码转换失败：%w", err)
	}
	return text, nil
}

// mostlyUTF8 reports whether data is UTF-8, allowing for damage: of Chinese in
// GB18030 hardly one sequence in ten is valid UTF-8.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else {
			good++
		}
		i += n
	}
	return bad <= good
}

// legible reports whether text is free of NUL and nearly free of control
// characters and of what could not be decoded.
func legible(text []byte) bool {
	if bytes.IndexByte(text, 0) >= 0 {
		return false
	}
	total, bad := 0, 0
	for i := 0; i < len(text); total++ {
		r, n := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError || r < ' ' && !strings.ContainsRune("\t\n\v\f\r\a\x1a", r) {
			bad++
		}
		i += n
	}
	return bad <= total/tolerant
}
