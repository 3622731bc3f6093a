package fetch

import (
	"context"
	"slices"
	"sync"
)

// A turn is had by one at a time. Of those that wait, the lowest rank is next:
// what is read first is fetched first.
type turn struct {
	mu      sync.Mutex
	taken   bool
	waiting []waiter
}

// A waiter is told when its turn has come.
type waiter struct {
	rank int
	come chan struct{}
}

// take waits for the turn; without an error, leave has to follow.
func (t *turn) take(ctx context.Context, rank int) error {
	t.mu.Lock()
	if !t.taken {
		t.taken = true
		t.mu.Unlock()
		return nil
	}
	w := waiter{rank, make(chan struct{})}
	t.waiting = append(t.waiting, w)
	t.mu.Unlock()
	select {
	case <-w.come:
		return nil
	case <-ctx.Done():
	}
	t.mu.Lock()
	before := len(t.waiting)
	t.waiting = slices.DeleteFunc(t.waiting, func(other waiter) bool { return other == w })
	late := len(t.waiting) == before // it had come
	t.mu.Unlock()
	if late {
		t.leave()
	}
	return ctx.Err()
}

// leave gives the turn to the next.
func (t *turn) leave() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.waiting) == 0 {
		t.taken = false
		return
	}
	next := 0
	for i, w := range t.waiting {
		if w.rank < t.waiting[next].rank {
			next = i
		}
	}
	close(t.waiting[next].come)
	t.waiting = slices.Delete(t.waiting, next, next+1)
}
