package engine

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// common returns the character that a reader takes r for. Fonts of several
// systems say of a whole character that it is the radical of the same shape,
// or its double of another standard.
func common(r rune) rune {
	switch {
	case r < firstRadical:
		if r == softHyphen {
			return '-'
		}
	case r < firstRadical+rune(len(radicals)):
		if c := radicals[r-firstRadical]; c != shapeless {
			return c
		}
	case r >= 0x2f00 && r < 0x2fd6, r >= 0xf900 && r < 0xfb00: // Kangxi radicals, compatibility ideographs
		var b [utf8.UTFMax]byte
		n := utf8.EncodeRune(b[:], r)
		if c, size := utf8.DecodeRune(norm.NFKC.Bytes(b[:n])); size > 0 {
			return c
		}
	}
	return r
}

const (
	// softHyphen is what the engine gives for a hyphen at the end of a line.
	softHyphen = 2

	firstRadical = 0x2e80
	shapeless    = '　' // no character has the shape of the radical
)

// radicals are the characters that the supplementary radicals from U+2E80 on
// look like.
var radicals = []rune("　厂乛　乙亻冂几刀刂卜卩小小兀尣尢　巳幺彑彐忄心扌攵　旡日月歺母" +
	"民氵氺灬爫爫丬牛犭王疋目示礻竹糹纟罓罒罓网网羊羊羊耂肀聿肉臼艹艹" +
	"艹虎衤覀西见角角讠贝足车辶辶辶邑钅長镸长门阜阝雨青韦页风飞食食飠" +
	"饣首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟")
