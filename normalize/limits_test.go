package normalize_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"gouji"
	"gouji/extract/text"
	"gouji/internal/limits"
	"gouji/normalize"
)

// TestLimits: what would make reading or checking grow faster than the document
// is left open, and that is told.
func TestLimits(t *testing.T) {
	const title = "云岭市水文站2024年度单位决算\n\n"
	const prose = title + "第三部分 2024年度单位决算情况说明\n\n一、收入支出决算总体情况说明\n\n"
	const form = "收入支出决算总表\n\n金额单位：万元\n\n\t项目\n\t决算数\n\t项目\n\t决算数\n\n\t本年收入合计\n\t1.00\n\t本年支出合计\n\t1.00\n\n\t总计\n\t1.00\n\t总计\n\t1.00\n\n"
	said := func(r gouji.Reading) (notes string) {
		for _, n := range r.Notes {
			notes += n.What + "\n"
		}
		return notes
	}
	read := func(s string) gouji.Reading {
		t.Helper()
		doc, err := text.Read(context.Background(), "a.txt", []byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return normalize.Normalize(doc)[0]
	}

	long := strings.Repeat("会议费1.00万元，", limits.Sentence/20)
	r := read(prose + "其中：" + long + long + "。\n\n本年收入合计2.00万元。\n")
	if len(r.Claims) != 1 || r.Claims[0].Printed != "2.00" || !strings.Contains(said(r), "没有读") {
		t.Errorf("a sentence too long: %d claims, %s", len(r.Claims), said(r))
	}
	r = read(prose + "本年收入合计2.00万元，其中：" + long[:limits.Sentence-3000] + "。\n")
	if len(r.Claims) < 500 {
		t.Errorf("a long sentence: %d claims", len(r.Claims))
	}
	for _, c := range r.Claims {
		if len(c.Text) > limits.Quote+100 || !strings.Contains(c.Text, c.Printed) {
			t.Fatalf("a long sentence: %s is quoted in %d bytes", c.Printed, len(c.Text))
		}
	}

	r = read(prose + strings.Repeat("本年收入合计2.00万元。\n\n", limits.Repeats+5))
	open := 0
	for _, c := range r.Claims {
		if c.Unresolved != "" {
			open++
		}
	}
	if len(r.Claims) != limits.Repeats+5 || open != 5 {
		t.Errorf("repeated: %d of %d claims open", open, len(r.Claims))
	}

	r = read(prose + strings.Repeat(strings.Repeat("会议费1.00万元，", 500)+"。\n\n", limits.Observations/500+20))
	if n := len(r.Claims); n <= limits.Observations || n > limits.Observations+500 {
		t.Errorf("%d claims of a document that cannot be stored", n)
	}

	r = read(title + strings.Repeat(form, limits.Forms+3))
	if len(r.Forms) > limits.Forms+1 || strings.Count(said(r), fmt.Sprintf("多于 %d 张", limits.Forms)) != 1 {
		t.Errorf("%d forms, %s", len(r.Forms), said(r))
	}

	r = read(prose + strings.Repeat("本年收入（合计2.00万元。\n\n", 500))
	for _, p := range r.Proofs {
		for _, s := range p.Slips {
			if len(p.Slips) > 200 || len(s.Spots) > 100 {
				t.Errorf("%s: %d slips, one at %d places", p.Kind, len(p.Slips), len(s.Spots))
			}
		}
	}
}
