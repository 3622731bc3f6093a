package story

import (
	"math/rand/v2"
	"strings"
	"testing"

	"gouji"
	"gouji/internal/synth/phrase"
	"gouji/internal/synth/press"
	"gouji/internal/synth/truth"
)

// lines collects what is told.
type lines []string

func (l *lines) Section(s string)    { *l = append(*l, "="+s) }
func (l *lines) Subsection(s string) { *l = append(*l, "=="+s) }
func (l *lines) Item(s string)       { *l = append(*l, "*"+s) }
func (l *lines) Say(s string)        { *l = append(*l, s) }

// tell tells an account in a text after the settings that every family has.
func tell(t *testing.T, text string) ([]string, *press.Press, error) {
	t.Helper()
	f, err := phrase.Parse("more: 增加\nless: 减少\nfaster: 增长\nslower: 下降\nlevel: 持平\nversus: {more}{change}，{faster}{growth}\nzero: 0\n\n" + text)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 1))
	a := truth.Draw(r, 2021, true).Next(r)
	p := &press.Press{Measure: gouji.WanYuan, About: a.Period}
	var out lines
	err = Story{Account: a, Family: &f, Us: "本单位"}.Tell(p, r, &out)
	return out, p, err
}

func TestTell(t *testing.T) {
	out, _, err := tell(t, "= {year}总体情况\n收入{income}，{income up}[?abroad ，出国{abroad}]。||支出{spent}。\n?nosuch 无\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(out) != 3 || out[0] != "=2022年度总体情况" || !strings.HasPrefix(out[2], "支出") {
		t.Errorf("%q", out)
	}
}

func TestTellRefuses(t *testing.T) {
	for _, text := range []string{"支出{expenditure}。", "支出{spent sideways}。", "支出{spent}。\n+ income spent", "支出{spent}。\n+ spent basic project business"} {
		if out, _, err := tell(t, text); err == nil {
			t.Errorf("%q was told as %q", text, out)
		}
	}
}
