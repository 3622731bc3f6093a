package phrase

import (
	"slices"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	f, err := Parse("# remark\nmore: 增加\n\n?gov = 基金{year}\n支出{spent}[?gov ，其中{gov}[!cap ，无{cap of gov}]]。\n+ spent gov\n")
	if err != nil {
		t.Fatal(err)
	}
	if f.Words["more"][0] != "增加" || len(f.Lines) != 3 {
		t.Fatalf("%+v", f)
	}
	if l := f.Lines[0]; l.Kind != Section || l.If != "gov" || len(l.Text) != 2 {
		t.Errorf("section: %+v", l)
	}
	text := f.Lines[1].Text
	if len(text) != 4 || text[2].If != "gov" || len(text[2].Then) != 3 || text[2].Then[2].If != "!cap" {
		t.Errorf("conditions: %+v", text)
	}
	if f.Lines[2].Kind != Sum {
		t.Errorf("sum: %+v", f.Lines[2])
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"more 增加", "more: 增加\n\n支出{spent", "more: 增加\n\n支出[?gov 无", "more: 增加\n\n支出[gov 无]", "more: 增加\n\n支出]", "more: 增加\n\n支出<为/是"} {
		if _, err := Parse(text); err == nil {
			t.Errorf("%q was read", text)
		}
	}
}

func TestFamilies(t *testing.T) {
	if len(Families) < 5 {
		t.Fatalf("%d families", len(Families))
	}
	for _, f := range slices.Concat(Families, Reports) {
		sections := 0
		for _, l := range f.Lines {
			if l.Kind == Section {
				sections++
			}
		}
		if sections < 4 {
			t.Errorf("%s has %d sections", f.Name, sections)
		}
		for _, key := range []string{"versus", "more", "less", "faster", "slower", "level", "new", "item", "separator", "zero", "because", "unchanged"} {
			if _, ok := f.Words[key]; !ok {
				t.Errorf("%s says nothing of %s", f.Name, key)
			}
		}
		for _, words := range f.Words["versus"] {
			if !strings.Contains(words, "{change}") {
				t.Errorf("%s tells no change in %q", f.Name, words)
			}
		}
	}
}
