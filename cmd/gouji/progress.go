package main

import (
	"fmt"
	"strings"
	"time"
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

// show tells what has been read by now, if it is time to.
func (p *progress) show(n *intake) {
	every := lineEvery
	if p.bar {
		every = barEvery
	}
	if time.Since(p.last) < every {
		return
	}
	p.last = time.Now()
	rate := float64(n.total()) / time.Since(p.began).Seconds()
	state := fmt.Sprintf("%d/%d  载入 %d  跳过 %d  隔离 %d  每秒 %.0f 份%s", n.total(), p.total, n.done, n.skipped, len(n.quarantined), rate, remaining(p.total-n.total(), rate))
	if !p.bar {
		fmt.Fprintln(p.err, state)
		return
	}
	full := barWidth * n.total() / max(p.total, 1)
	full = min(full, barWidth)
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
