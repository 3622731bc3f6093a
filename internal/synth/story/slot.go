package story

import (
	"strconv"
	"strings"

	"gouji"
	"gouji/internal/synth/press"
)

// slot fills a slot by its words.
func (t *teller) slot(words []string) string {
	args := words[1:]
	if s, ok := t.plain(words[0]); ok {
		return s
	}
	switch words[0] {
	case "list":
		return t.list(args[0])
	case "names":
		return t.names(args[0] == "staff")
	case "path":
		return t.path()
	case "purpose":
		return t.purpose()
	case "none":
		return t.none(args)
	case "allof":
		return t.Word(t.unique(args[0], "/share")+"/share", gouji.ShareClaim, t.now[args[0]].Of, t.now[args[1]].Of, 10000, "均为")
	}
	if c, ok := t.counts[words[0]]; ok {
		place := t.unique(words[0], "")
		t.printed[words[0]] = "text/" + place
		return t.Count(place, c.name, c.n, c.unit)
	}
	if _, ok := t.now[words[0]]; !ok {
		return t.fail("no slot %v", words)
	}
	if len(args) == 0 {
		return t.told(words[0], t.now[words[0]], t.unit)
	}
	return t.figure(words[0], args)
}

// plain fills a slot that has no figure.
func (t *teller) plain(word string) (string, bool) {
	s, ok := map[string]string{
		"us": t.us, "unit": t.a.Entity, "duty": t.a.Trade.Duty,
		"year": year(t.a.Period) + "年度", "Y": year(t.a.Period), "last": year(t.a.Period-1) + "年",
	}[word]
	return s, ok
}

// figure fills a slot that asks something of a figure.
func (t *teller) figure(key string, args []string) string {
	f := t.now[key]
	switch {
	case key == "task" && args[0] == "name":
		return t.task
	case key == "task" && args[0] == "list":
		return strings.Join(t.bought, "、")
	case args[0] == "title": // the money that “三公” is told of
		return map[gouji.Fund]string{gouji.GeneralPublic: "一般公共预算财政拨款", gouji.Fiscal: "财政拨款"}[f.Of.Fund]
	}
	if basis, ok := bases[args[0]]; ok {
		plan := f.Planned(args[0], basis, t.plans[key+" "+args[0]])
		s := t.told(key+" "+args[0], plan, t.unit)
		if len(args) > 1 {
			s = t.bare(s, t.unit)
		}
		return s
	}
	switch args[0] {
	case "n":
		return t.bare(t.told(key, f, t.unit), t.unit)
	case "元", "万元", "亿元":
		return t.told(key, f, gouji.Unit(args[0]))
	case "of":
		whole := t.now[args[1]]
		f.Place = t.unique(key, "/share")
		return t.Rate(gouji.ShareClaim, f, whole.Of, press.Rate(f.V, whole.V))
	case "done":
		f.Place = t.unique(key, "/rate")
		base := t.plans[key+" "+args[1]]
		return t.Rate(gouji.CompletionClaim, f, f.Planned("", bases[args[1]], 0).Of, press.Rate(f.V, base))
	case "against":
		base := t.plans[key+" "+args[1]]
		return [...]string{"小于", "等于", "大于"}[1+sign(f.V-base)]
	case "reason":
		return t.reason(f.V > t.plans[key+" "+args[1]])
	case "about":
		return t.hedged(key, f)
	}
	return t.versus(key, f, args)
}

// versus fills a slot that compares a figure with that of the year before.
func (t *teller) versus(key string, f press.Figure, args []string) string {
	was := t.before(key)
	d := f.V - was
	switch args[0] {
	case "more":
		return t.words[direction(d, "more", "less")]
	case "faster":
		return t.words[direction(d, "faster", "slower")]
	case "same":
		return t.level(key, f)
	case "change":
		s := t.change(key, f, d)
		if len(args) > 1 {
			s = t.bare(s, t.unit)
		}
		return s
	case "growth":
		return t.growth(key, f, d, was)
	case "because":
		if d == 0 {
			return t.words["unchanged"]
		}
		return t.set("because", "{reason}", t.reason(d > 0))
	case "points":
		return t.points(key, f, args[1])
	case "up":
		switch {
		case d == 0:
			return t.level(key, f)
		case was == 0:
			return t.set("new", "{last}", year(t.a.Period-1)+"年", "{change}", t.change(key, f, d))
		}
		return t.set("versus", "{more}", t.words[direction(d, "more", "less")], "{faster}", t.words[direction(d, "faster", "slower")],
			"{change}", t.change(key, f, d), "{growth}", t.growth(key, f, d, was))
	}
	return t.fail("no slot %s %v", key, args)
}

func sign(d press.Money) int {
	switch {
	case d < 0:
		return -1
	case d > 0:
		return 1
	}
	return 0
}

func direction(d press.Money, up, down string) string {
	if d < 0 {
		return down
	}
	return up
}

// unique returns a place below which nothing with this ending was printed: the
// one where key was told last, or one with a number.
func (t *teller) unique(key, ending string) string {
	place := strings.TrimPrefix(t.printed[key], "text/")
	if place == "" || ending == "" {
		place = t.under + key
		if f, ok := t.now[key]; ok {
			place = f.Place
		}
	}
	at := place
	for n := 2; t.used[at+ending]; n++ {
		at = place + "#" + strconv.Itoa(n)
	}
	t.used[at+ending] = true
	return at
}

// told prints a figure with its unit and remembers where.
func (t *teller) told(key string, f press.Figure, unit gouji.Unit) string {
	s := press.In(f.V, unit)
	if f.V == 0 {
		s = t.words["zero"]
	}
	return t.said(key, f, s, unit)
}

// said prints s for a figure and remembers where.
func (t *teller) said(key string, f press.Figure, s string, unit gouji.Unit) string {
	place := f.Place
	for n := 2; t.used[f.Place]; n++ {
		f.Place = place + "#" + strconv.Itoa(n)
	}
	t.used[f.Place] = true
	t.printed[key] = "text/" + f.Place
	return t.spaced(t.Amount(f, f.V, s, unit), unit)
}

// spaced puts a space before the unit where the family does.
func (t *teller) spaced(s string, unit gouji.Unit) string {
	if t.words["space"] == "" {
		return s
	}
	return t.bare(s, unit) + " " + string(unit)
}

func (t *teller) bare(s string, unit gouji.Unit) string {
	return strings.TrimSpace(strings.TrimSuffix(s, string(unit)))
}

// hedged prints a figure in 万元 to a coarser place, with a word that says so.
func (t *teller) hedged(key string, f press.Figure) string {
	const wan = 10000
	whole := f.V / wan
	switch {
	case whole < 20:
		return t.told(key, f, gouji.WanYuan)
	case f.V%wan == 0 || t.rand.IntN(3) == 0:
		n := (f.V + 500) / 1000
		f.Hedge = "约"
		return "约" + t.said(key, f, strconv.FormatInt(n/10, 10)+"."+strconv.FormatInt(n%10, 10), gouji.WanYuan)
	case f.V%wan > wan*8/10:
		f.Hedge = "近"
		return "近" + t.said(key, f, strconv.FormatInt(whole+1, 10), gouji.WanYuan)
	}
	f.Hedge = "余"
	return t.bare(t.said(key, f, strconv.FormatInt(whole, 10), gouji.WanYuan), gouji.WanYuan) + "余万元"
}

func (t *teller) change(key string, f press.Figure, d press.Money) string {
	f.Place = t.unique(key, "/change")
	return t.spaced(t.Change(gouji.ChangeClaim, f, d, press.In(max(d, -d), t.unit), t.unit), t.unit)
}

func (t *teller) growth(key string, f press.Figure, d, was press.Money) string {
	f.Place = t.unique(key, "/growth")
	growth := press.Rate(max(d, -d), was)
	s := press.Fixed(growth)
	if d < 0 {
		growth = -growth
	}
	return t.Change(gouji.GrowthClaim, f, growth, s, gouji.Percent)
}

// level says that a figure is what it was; the word that says so is its place.
func (t *teller) level(key string, f press.Figure) string {
	text := t.words["level"]
	for _, word := range []string{"持平", "一致"} {
		if before, after, ok := strings.Cut(text, word); ok {
			text = before + t.Word(t.unique(key, "/change")+"/change", gouji.ChangeClaim, f.Of, press.Concept{}, 0, word) + after
		}
	}
	return strings.ReplaceAll(text, "{last}", year(t.a.Period-1)+"年")
}

// points tells how the share of a figure changed.
func (t *teller) points(key string, f press.Figure, whole string) string {
	now, was := press.Rate(f.V, t.now[whole].V), press.Rate(t.before(key), t.before(whole))
	if now == was {
		return "持平"
	}
	word, d := "提高", now-was
	if d < 0 {
		word, d = "下降", -d
	}
	id := "text/" + t.unique(key, "/points") + "/points"
	return word + t.Mark(press.Place{ID: id, Kind: gouji.ChangeClaim, Concept: f.Of, Of: t.now[whole].Of, Year: t.a.Period, BaseYear: t.a.Period - 1,
		Value: now - was, Unit: gouji.PointUnit}, press.Fixed(d)) + string(gouji.PointUnit)
}

// none prints 无, which says that there is nothing of some figures.
func (t *teller) none(keys []string) string {
	s := "无"
	for i, k := range keys {
		s = t.Word(t.unique(keys[0], "/none"+strconv.Itoa(i))+"/none"+strconv.Itoa(i), gouji.NoneClaim, t.now[k].Of, press.Concept{}, 0, s)
	}
	return s
}
