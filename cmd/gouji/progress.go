package main

import (
	"fmt"
	"strings"
	"time"

	"gouji/check"
)

// A progress tells how far a load has come: as a bar on a terminal, else as a
// line now and then.
type progress struct {
	*console
	total       int
	began, last time.Time
	shown       bool // a bar stands on the current line
}

const (
	barEvery  = 100 * time.Millisecond
	lineEvery = 5 * time.Second
	barWidth  = 24
)

func newProgress(c *console, total int) *progress {
	now := time.Now()
	return &progress{console: c, total: total, began: now, last: now}
}

// read tells what has been read by now, if it is time to.
func (p *progress) read(n *intake) {
	if !p.due() {
		return
	}
	rate := float64(n.total()) / time.Since(p.began).Seconds()
	p.show(n.total(), p.total, fmt.Sprintf("载入 %d  跳过 %d  隔离 %d  每秒 %.0f 份%s",
		n.done, n.skipped, len(n.quarantined), rate, remaining(p.total-n.total(), rate)))
}

// checked tells what has been checked by now, and what was found.
func (p *progress) checked(n int, r *check.Report) {
	if !p.due() {
		return
	}
	p.show(n, r.Disclosures, fmt.Sprintf("检查  错误 %d  警告 %d",
		len(withSeverity(r.Findings, severities[:1])), len(withSeverity(r.Findings, severities[1:2]))))
}

// due reports whether it is time to tell again.
func (p *progress) due() bool {
	every := lineEvery
	if p.bar {
		every = barEvery
	}
	return time.Since(p.last) >= every
}

// show tells how far n of total are.
func (p *progress) show(n, total int, state string) {
	p.last = time.Now()
	state = fmt.Sprintf("%d/%d  %s", n, total, state)
	if !p.bar {
		fmt.Fprintln(p.err, state)
		return
	}
	full := min(barWidth*n/max(total, 1), barWidth)
	fmt.Fprintf(p.err, "\r\x1b[K%s%s  %s", strings.Repeat("█", full), strings.Repeat("░", barWidth-full), state)
	p.shown = true
}

// remaining tells how long n more take; nothing where that is not known, as of
// files in archives.
func remaining(n int, rate float64) string {
	if n <= 0 || rate <= 0 {
		return ""
	}
	return fmt.Sprintf("  约剩 %s", (time.Duration(float64(n)/rate) * time.Second).Round(time.Second))
}

// end leaves the line of the bar empty.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.err, "\r\x1b[K")
	}
}
