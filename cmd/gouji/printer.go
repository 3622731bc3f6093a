package main

import (
	"fmt"
	"io"
	"math"
	"strings"
	"sync"

	"gouji"
	"gouji/internal/segment"
	"gouji/internal/show"
)

// textWidth is how much of a paragraph or sentence a line shows.
const textWidth = 100

// A printer writes what was read of a document for people. Write errors are
// the writer's to keep.
type printer struct{ w io.Writer }

func (p printer) printf(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func (p printer) outcome(o gouji.Outcome) {
	d := o.Document
	p.printf("文件 %s\n", show.Fit(d.Name, textWidth))
	p.printf("格式 %s，%d 字节，%d 块，SHA-256 %s\n", d.Format, o.Bytes, len(d.Blocks), d.Hash)
	for _, m := range d.Malformed {
		p.printf("损坏 块 %d：%s\n", m.Source.Block, show.Fit(m.What, textWidth))
	}
	p.blocks(d)
	for i := range o.Readings {
		p.reading(d, i+1, &o.Readings[i])
	}
}

var regionWords = [...]string{gouji.Body: "正文", gouji.Header: "页眉", gouji.Footer: "页脚",
	gouji.Footnote: "脚注", gouji.Comment: "批注", gouji.Watermark: "水印"}

func (p printer) blocks(d *gouji.Document) {
	p.printf("\n== 块\n")
	for i := range d.Blocks {
		b := &d.Blocks[i]
		where := regionWords[b.Region]
		switch b.Kind {
		case gouji.Table:
			p.printf("%4d %s 表格 %d 行 × %d 列\n", i, where, b.Grid.Rows, b.Grid.Cols)
		case gouji.Heading:
			p.printf("%4d %s 标题%d %s\n", i, where, b.Level, show.Fit(b.Text, textWidth))
		default:
			p.printf("%4d %s %s\n", i, where, show.Fit(b.Text, textWidth))
		}
	}
}

func (p printer) reading(d *gouji.Document, n int, r *gouji.Reading) {
	unit, year := r.Unit, fmt.Sprint(r.Year)
	if unit == "" {
		unit = "（单位不明）"
	}
	if r.Year == 0 {
		year = "（年度不明）"
	}
	p.printf("\n== 公开件 %d：%s  %s 年度  %s  块 %d 至 %d\n", n, show.Fit(unit, textWidth), year, r.Kind, r.First, r.Last-1)
	p.forms(d, r.Forms)
	p.facts(r.Facts)
	p.claims(r.Claims)
	p.names(r.Names)
	p.partitions(r)
	p.slips(r.Proofs)
	p.members(r.Members)
	for _, note := range r.Notes {
		p.printf("\n提示 块 %d：%s\n", note.Source.Block, show.Fit(note.What, math.MaxInt))
	}
}

func (p printer) forms(d *gouji.Document, forms []gouji.Form) {
	p.printf("\n-- 标准表 %d 张\n", len(forms))
	for _, f := range forms {
		unit := string(f.Unit)
		if unit == "" {
			unit = "不明"
		}
		p.printf("\n[%s] %s %s  单位：%s  金额单位：%s  块 %d", f.ID, show.Fit(f.Title, textWidth), show.Fit(f.Number, textWidth), show.Fit(f.Entity, textWidth), unit, f.Block)
		if f.Empty {
			p.printf("  空表")
		}
		p.printf("\n")
		if f.Block >= 0 && f.Block < len(d.Blocks) && d.Blocks[f.Block].Grid != nil {
			p.grid(d.Blocks[f.Block].Grid)
		}
	}
}

// place names where an observation stands.
func place(s gouji.Source) string {
	if s.Row < 0 {
		return fmt.Sprintf("块%d 字节%d", s.Block, s.Start)
	}
	return fmt.Sprintf("块%d 行%d 列%d", s.Block, s.Row, s.Col)
}

func (p printer) facts(facts []gouji.Fact) {
	p.printf("\n-- 表格中的数字 %d 处\n", len(facts))
	t := show.NewTable("数字", "单位", "概念", "年度", "行", "列", "位置")
	t.Right = []bool{true, false, false, false, false, false, false}
	t.Full = []int{2}
	for i := range facts {
		f := &facts[i]
		printed := f.Printed
		switch {
		case f.Blank:
			printed = "（空）"
		case f.Derived:
			printed += "（推得）"
		}
		t.Add(printed, string(f.Amount.Unit), f.Concept.String(), fmt.Sprint(f.Year), f.Line, f.Column, place(f.Source))
	}
	p.table(t)
}

var claimWords = map[gouji.ClaimKind]string{
	gouji.AmountClaim: "金额", gouji.CountClaim: "计数", gouji.ShareClaim: "占比", gouji.CompletionClaim: "完成率",
	gouji.ChangeClaim: "增减额", gouji.GrowthClaim: "增减率", gouji.NoneClaim: "没有", gouji.NamedClaim: "列举", gouji.ThresholdClaim: "标准", gouji.AverageClaim: "平均数", gouji.DirectionClaim: "方向",
}

func (p printer) claims(claims []gouji.Claim) {
	resolved := show.NewTable("种类", "数字", "单位", "概念", "相对于", "年度", "章节", "句子")
	unresolved := show.NewTable("数字", "单位", "原因", "章节", "句子中的词")
	resolved.Right = []bool{false, true, false, false, false, false, false, false}
	resolved.Full = []int{3, 4}
	unresolved.Right = []bool{true, false, false, false, false}
	for i := range claims {
		c := &claims[i]
		where := strings.TrimSpace(c.Part + " " + c.Section)
		printed := c.Hedge + c.Printed
		if c.Unresolved != "" {
			unresolved.Add(printed, string(c.Amount.Unit), c.Unresolved, where, words(c.Text))
			continue
		}
		against := c.Of.String()
		if c.BaseYear != 0 {
			against = strings.TrimSpace(fmt.Sprint(c.BaseYear, " ", against))
		}
		concept := c.Concept.String()
		if c.Local {
			concept += "（本句）"
		}
		resolved.Add(claimWords[c.Kind], printed, string(c.Amount.Unit), concept, against, fmt.Sprint(c.Year), where, c.Text)
	}
	p.printf("\n-- 文字中的数字 %d 处，已解析\n", len(resolved.Rows))
	p.table(resolved)
	p.printf("\n-- 文字中的数字 %d 处，未能解析\n", len(unresolved.Rows))
	p.table(unresolved)
}

// segmenter knows the words of the field: in a sentence that could not be read
// they show which ones the reader knew.
var segmenter = sync.OnceValue(func() *segment.Segmenter {
	s, err := segment.New()
	if err != nil {
		panic(err) // the dictionary is part of the program
	}
	return s
})

// words cuts a sentence into its words.
func words(text string) string {
	var b strings.Builder
	for i, w := range segmenter().Words(text) {
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(w.Text)
	}
	return b.String()
}

func (p printer) names(names []gouji.Name) {
	p.printf("\n-- 科目名称 %d 个\n", len(names))
	t := show.NewTable("编码", "名称", "所在", "位置")
	t.Right = make([]bool, 4)
	for _, n := range names {
		where := string(n.Form)
		if where == "" {
			where = strings.TrimSpace(n.Part + " " + n.Section)
		}
		t.Add(n.Code, n.Name, where, place(n.Source))
	}
	p.table(t)
}

// slips prints what proofreading found.
func (p printer) slips(proofs []gouji.Proof) {
	t := show.NewTable("字句", "问题或应有的写法", "章节", "位置", "分句")
	t.Right = make([]bool, 5)
	for _, proof := range proofs {
		for _, slip := range proof.Slips {
			for _, s := range slip.Spots {
				if !s.Apt {
					t.Add(s.Printed, slip.What, strings.TrimSpace(s.Part+" "+s.Section), place(s.Source), s.Text)
				}
			}
		}
	}
	p.printf("\n-- 文字本身的问题 %d 处\n", len(t.Rows))
	p.table(t)
}

// members prints the units that the account takes in.
func (p printer) members(members []gouji.Member) {
	p.printf("\n-- 纳入决算编制范围的单位 %d 个\n", len(members))
	for _, m := range members {
		p.printf("%s  %s\n", show.Fit(m.Name, textWidth), place(m.Source))
	}
}

// partitions prints each as an equation of the printed figures.
func (p printer) partitions(r *gouji.Reading) {
	printed := make(map[int]string, len(r.Facts)+len(r.Claims))
	for i := range r.Facts {
		printed[r.Facts[i].ID] = r.Facts[i].Printed
	}
	for i := range r.Claims {
		printed[r.Claims[i].ID] = r.Claims[i].Printed
	}
	p.printf("\n-- 整体与部分 %d 组\n", len(r.Partitions))
	t := show.NewTable("范围", "划分", "关系")
	t.Right = make([]bool, 3)
	for i := range r.Partitions {
		t.Add(r.Partitions[i].Scope, string(r.Partitions[i].Dimension), equation(&r.Partitions[i], printed))
	}
	p.table(t)
}

func equation(part *gouji.Partition, printed map[int]string) string {
	var b strings.Builder
	b.WriteString(orBlank(printed[part.Whole]))
	b.WriteString(map[bool]string{true: " =", false: " ≥"}[part.Closed])
	for i, term := range part.Parts {
		switch {
		case term.Sign < 0:
			b.WriteString(" − ")
		case i > 0:
			b.WriteString(" + ")
		default:
			b.WriteString(" ")
		}
		b.WriteString(orBlank(printed[term.ID]))
	}
	return b.String()
}

func orBlank(printed string) string {
	if printed == "" {
		return "（空）"
	}
	return printed
}

// table prints t, if it has rows.
func (p printer) table(t *show.Table) {
	if len(t.Rows) > 0 {
		_ = t.Write(p.w)
	}
}
