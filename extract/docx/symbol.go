package docx

import (
	"strings"
	"unicode"
)

// Symbol fonts print their own shapes for the code points F020 to F0FF (or 20
// to FF); these are the shapes that Unicode has and forms use.
var (
	wingdings = map[rune]rune{
		0x6C: '●', 0x6D: '❍', 0x6E: '■', 0x6F: '□', 0x70: '❐', 0x71: '❑', 0x72: '❒', 0x73: '⬧', 0x74: '⧫', 0x75: '◆',
		0x76: '❖', 0x77: '⬥', 0x9E: '·', 0x9F: '•', 0xA0: '▪', 0xA1: '○', 0xA4: '◉', 0xA7: '▪', 0xA8: '◻', 0xAA: '✦',
		0xAB: '★', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE8: '➔', 0xF0: '⇨', 0xFB: '✗', 0xFC: '✓',
		0xFD: '☒', 0xFE: '☑',
		0x80: '⓪', 0x81: '①', 0x82: '②', 0x83: '③', 0x84: '④', 0x85: '⑤', 0x86: '⑥', 0x87: '⑦', 0x88: '⑧', 0x89: '⑨', 0x8A: '⑩',
		0x8B: '⓿', 0x8C: '❶', 0x8D: '❷', 0x8E: '❸', 0x8F: '❹', 0x90: '❺', 0x91: '❻', 0x92: '❼', 0x93: '❽', 0x94: '❾', 0x95: '❿',
	}
	wingdings2 = map[rune]rune{
		0x4F: '✗', 0x50: '✓', 0x51: '☒', 0x52: '☑', 0x53: '☒', 0x54: '☒', 0x97: '●', 0xA1: '□', 0xA2: '■', 0xA3: '□',
	}
	symbolFont = map[rune]rune{
		0xA3: '≤', 0xA5: '∞', 0xAB: '↔', 0xAC: '←', 0xAD: '↑', 0xAE: '→', 0xAF: '↓', 0xB0: '°', 0xB1: '±', 0xB2: '″',
		0xB3: '≥', 0xB4: '×', 0xB6: '∂', 0xB7: '•', 0xB8: '÷', 0xB9: '≠', 0xBA: '≡', 0xBB: '≈', 0xBC: '…', 0xD6: '√',
		0xD7: '⋅', 0xE5: '∑', 0xA2: '′', 0x2D: '−', 0x61: 'α', 0x62: 'β', 0x67: 'γ', 0x64: 'δ', 0x44: 'Δ', 0x6C: 'λ',
		0x6D: 'μ', 0x70: 'π', 0x73: 'σ', 0x53: 'Σ', 0x57: 'Ω',
	}
)

// symbolFonts holds the shapes by font.
var symbolFonts = map[string]map[rune]rune{
	"symbol": symbolFont, "wingdings": wingdings, "wingdings 2": wingdings2, "wingdings 3": nil, "webdings": nil,
}

// symbolOf returns what the code point in a font shows, or 0 where Unicode has
// no name for it.
func symbolOf(font string, code rune) rune {
	private := code >= 0xF000 && code <= 0xF0FF
	if private {
		code -= 0xF000
	}
	font = strings.ToLower(font)
	shapes, special := symbolFonts[font]
	switch {
	case special && code <= 0xFF:
		// The Symbol font keeps digits and punctuation where ASCII has them.
		if r := shapes[code]; r != 0 || font != "symbol" || code >= 0x40 {
			return r
		}
	case private && code > 0x7E, unicode.Is(unicode.Co, code):
		return 0
	}
	if !unicode.IsPrint(code) {
		return 0
	}
	return code
}
