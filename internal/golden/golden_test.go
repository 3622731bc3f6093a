package golden_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gouji/internal/golden"
)

// recorder takes down a failure instead of failing.
type recorder struct {
	testing.TB
	failure string
}

func (r *recorder) Helper() {}

func (r *recorder) Fatal(args ...any) { r.fail(fmt.Sprint(args...)) }

func (r *recorder) Fatalf(format string, args ...any) { r.fail(fmt.Sprintf(format, args...)) }

func (r *recorder) fail(s string) {
	r.failure = s
	runtime.Goexit()
}

func check(t *testing.T, path, got string) string {
	r := &recorder{TB: t}
	done := make(chan struct{})
	go func() {
		defer close(done)
		golden.Check(r, path, []byte(got))
	}()
	<-done
	return r.failure
}

func TestCheck(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.golden")
	if err := os.WriteFile(path, []byte("a\nb\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if f := check(t, path, "a\nb\n"); f != "" {
		t.Errorf("equal text fails: %s", f)
	}
	for got, want := range map[string]string{"a\nc\n": `:2: got "c", want "b"`, "a\n": `:2: got "", want "b"`, "a\nb\n\n": `:4: got "", want "<end>"`} {
		if f := check(t, path, got); !strings.Contains(f, want) {
			t.Errorf("Check(%q) says %q, want %q in it", got, f, want)
		}
	}
	if f := check(t, path+"x", "a"); !strings.Contains(f, "no golden") {
		t.Errorf("a missing golden says %q", f)
	}
}
