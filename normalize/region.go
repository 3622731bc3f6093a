package normalize

import (
	"regexp"
	"strings"

	"gouji"
)

// provinces are the divisions of the first level by GB/T 2260, their short
// names before what ends the full ones.
var provinces = [...]struct{ code, short, end string }{
	{"110000", "北京", "市"}, {"120000", "天津", "市"}, {"130000", "河北", "省"}, {"140000", "山西", "省"},
	{"150000", "内蒙古", "自治区"}, {"210000", "辽宁", "省"}, {"220000", "吉林", "省"}, {"230000", "黑龙江", "省"},
	{"310000", "上海", "市"}, {"320000", "江苏", "省"}, {"330000", "浙江", "省"}, {"340000", "安徽", "省"},
	{"350000", "福建", "省"}, {"360000", "江西", "省"}, {"370000", "山东", "省"}, {"410000", "河南", "省"},
	{"420000", "湖北", "省"}, {"430000", "湖南", "省"}, {"440000", "广东", "省"}, {"450000", "广西", "壮族自治区"},
	{"460000", "海南", "省"}, {"500000", "重庆", "市"}, {"510000", "四川", "省"}, {"520000", "贵州", "省"},
	{"530000", "云南", "省"}, {"540000", "西藏", "自治区"}, {"610000", "陕西", "省"}, {"620000", "甘肃", "省"},
	{"630000", "青海", "省"}, {"640000", "宁夏", "回族自治区"}, {"650000", "新疆", "维吾尔自治区"},
	{"710000", "台湾", "省"}, {"810000", "香港", "特别行政区"}, {"820000", "澳门", "特别行政区"},
}

// below is what a folder of a division below a province is called.
var below = regexp.MustCompile(`^[\p{Han}]{1,10}(市|自治州|州|盟|地区|区|县|旗)$`)

// regionOfUnit returns the province that the name of a unit begins with in
// full: that 吉林市 lies in 吉林省 is not said by its name.
func regionOfUnit(unit string) gouji.Division {
	unit = strings.TrimPrefix(strings.TrimPrefix(unit, "中共"), "中国共产党")
	for _, p := range provinces {
		if strings.HasPrefix(unit, p.short+p.end) {
			return gouji.Division{Name: p.short + p.end, Code: p.code}
		}
	}
	return gouji.Division{}
}

// regionOfFolders returns the division that folders name, from the outermost:
// a province, and what follows it down to where a folder is no division.
func regionOfFolders(folders []string) (d gouji.Division) {
	for _, f := range folders {
		if p := province(f); p.Code != "" {
			d = p
		} else if d.Code != "" && !below.MatchString(f) {
			return d
		} else if d.Code != "" {
			d.Name += f
		}
	}
	return d
}

// province returns the one of this name, in full or in short, or of this code.
func province(name string) gouji.Division {
	for _, p := range provinces {
		if name == p.code || name == p.short || name == p.short+p.end {
			return gouji.Division{Name: p.short + p.end, Code: p.code}
		}
	}
	return gouji.Division{}
}

// regionOf reads what a manifest says: a code or a name.
func regionOf(told string) gouji.Division {
	if p := province(told); p.Code != "" {
		return p
	}
	if len(told) == 6 && strings.Trim(told, "0123456789") == "" {
		return gouji.Division{Name: province(told[:2] + "0000").Name, Code: told}
	}
	d := regionOfUnit(told)
	d.Name = told
	return d
}

// together reports whether two divisions may lie in one province.
func together(a, b gouji.Division) bool {
	return a.Code == "" || b.Code == "" || a.Code[:2] == b.Code[:2]
}
