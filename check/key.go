package check

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"gouji/check/rules"
	"gouji/internal/segment"
)

// name gives d its key, which is the same for the same contradiction in any run,
// order and rendition, since it is made of what is printed and not of where. Of a
// unit or year that is not known the file is all there is to tell one from another.
// What sets it apart, where something must, is added.
func (d *draft) name(rule rules.Rule, apart string) {
	printed := make([]string, len(d.sides))
	for i, s := range d.sides {
		printed[i] = segment.Fold(s.said + s.Measure).Text
	}
	slices.Sort(printed)
	parts := []string{rule.ID, d.unitKey, strconv.Itoa(d.year), string(d.kind), d.concept, strconv.Itoa(d.of)}
	parts = append(parts, slices.Compact(printed)...)
	if d.unitKey == "" || d.year == 0 {
		parts = append(parts, strconv.FormatInt(d.disclosure, 10))
	}
	if apart != "" {
		parts = append(parts, apart)
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	d.key = hex.EncodeToString(sum[:8])
}

// tellApart gives the drafts their keys, and sees to it that no two of a
// disclosure share one, as those would that print the same of the same concept:
// all of them get their places added, and where these read alike too, their
// number. None keeps the plain key, lest what remains after one is mended takes
// over its dismissal.
func (r *runner) tellApart(drafts []*draft) {
	name := func(d *draft, apart string) { d.name(r.opt.Rules[d.rule], apart) }
	for _, d := range drafts {
		name(d, "")
	}
	for _, group := range alike(drafts) {
		for _, d := range group {
			name(d, d.places())
		}
		for _, same := range alike(group) {
			for i, d := range same {
				name(d, d.places()+"\x00"+strconv.Itoa(i+1))
			}
		}
	}
}

// alike returns the groups of drafts of one disclosure that share a key.
func alike(drafts []*draft) [][]*draft {
	type of struct {
		disclosure int64
		key        string
	}
	groups := map[of][]*draft{}
	for _, d := range drafts {
		k := of{d.disclosure, d.key}
		groups[k] = append(groups[k], d)
	}
	var shared [][]*draft
	for _, group := range groups {
		if len(group) > 1 {
			shared = append(shared, group)
		}
	}
	return shared
}

// places names where the sides stand, in words that renditions share.
func (d *draft) places() string {
	var all []string
	for _, s := range d.sides {
		p := s.Place
		all = append(all, segment.Fold(strings.Join([]string{p.Form, p.Row, p.Column, p.Part, p.Section, s.Text}, "|")).Text)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "\x00")
}
