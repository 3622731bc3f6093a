package caption_test

import (
	"testing"

	"gouji"
	"gouji/normalize/caption"
	"gouji/normalize/code"
)

func TestLines(t *testing.T) {
	for _, c := range []struct {
		raw            string
		unit           gouji.Unit
		entity, number string
		year           int
		further        bool
	}{
		{raw: "编制单位：云川省某某局　　2020年度　　金额单位：万元", unit: gouji.WanYuan, entity: "云川省某某局", year: 2020},
		{raw: "财决公开05表（单位：元）", unit: gouji.Yuan, number: "财决公开05表"},
		{raw: "附表5", number: "附表5"},
		{raw: "续表5（续）", further: true},
		{raw: "2020年与2019年比较，增加3万元。"},
		{raw: "填报日期：2021年8月6日"},
	} {
		flat := code.Narrow(code.Squeeze(c.raw))
		unit, _ := caption.Unit(flat)
		if unit != c.unit || caption.Entity(c.raw) != c.entity || caption.Number(flat) != c.number ||
			caption.Year(flat) != c.year || caption.Further(flat) != c.further {
			t.Errorf("%s: %q %q %q %d %t", c.raw, unit, caption.Entity(c.raw), caption.Number(flat), caption.Year(flat), caption.Further(flat))
		}
	}
}
