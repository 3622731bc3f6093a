package engine

import (
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero/api"
)

// section returns a section of so many items.
func section(id byte, items ...string) string {
	body := string(rune(len(items))) + strings.Join(items, "")
	return string(id) + sized(body)
}

func sized(s string) string {
	return string(binary.AppendUvarint(nil, uint64(len(s)))) + s
}

// guest returns a module with a memory of 16 MB and the function f, which
// takes and returns an i32; it has a local besides. It imports tick as
// function 0, fd_prestat_get as 1, so that f is 2.
func guest(f string) []byte {
	return []byte("\x00asm\x01\x00\x00\x00" +
		section(1, "\x60\x01\x7f\x00", "\x60\x01\x7f\x01\x7f", "\x60\x02\x7f\x7f\x01\x7f") +
		section(importSection, sized("env")+sized(tick)+"\x00\x00", sized("wasi_snapshot_preview1")+sized("fd_prestat_get")+"\x00\x02") +
		section(3, "\x01") +
		section(5, "\x00\x80\x02") +
		section(globalSection, "\x7f\x01\x41\x2a\x0b") +
		section(7, sized("f")+"\x00\x02", sized("memory")+"\x02\x00") +
		section(codeSection, sized("\x01\x01\x7f"+f+"\x0b")))
}

// Functions for guests.
const (
	sum     = "\x03\x40\x20\x01\x20\x00\x6a\x21\x01\x20\x00\x41\x01\x6b\x22\x00\x0d\x00\x0b\x20\x01"                         // of 1 to n, in a loop
	nested  = "\x03\x40\x03\x40\x20\x01\x41\x01\x6a\x22\x01\x41\x07\x70\x0d\x00\x0b\x20\x01\x20\x00\x48\x0d\x00\x0b\x20\x01" // the next multiple of 7
	fib     = "\x20\x00\x41\x02\x48\x04\x7f\x20\x00\x05\x20\x00\x41\x01\x6b\x10\x02\x20\x00\x41\x02\x6b\x10\x02\x6a\x0b"     // calls itself twice
	fill    = "\x41\x00\x41\x07\x20\x00\xfc\x0b\x00\x20\x00\x41\x01\x6b\x2d\x00\x00"                                         // n bytes with 7
	copied  = "\x41\x00\x41\x05\x20\x00\xfc\x0b\x00\x20\x00\x41\x00\x20\x00\xfc\x0a\x00\x00\x20\x00\x41\x01\x6a\x2d\x00\x00" // n bytes of 5 behind themselves
	global  = "\x23\x00"                                                                                                     // what was there stays
	prestat = "\x20\x00\x41\x00\x10\x01"                                                                                     // of file n

	endless    = "\x03\x40\x0c\x00\x0b\x41\x00"
	filling    = "\x03\x40\x41\x00\x41\x07\x41\x80\x80\x80\x08\xfc\x0b\x00\x0c\x00\x0b\x41\x00"
	copying    = "\x03\x40\x41\x01\x41\x00\x41\x80\x80\x80\x04\xfc\x0a\x00\x00\x0c\x00\x0b\x41\x00"
	bottomless = "\x20\x00\x10\x02"
	trapping   = "\x00"
)

// running returns the function f of a guest.
func running(t *testing.T, code []byte) api.Function {
	t.Helper()
	e, err := load(code, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.runtime.Close(context.Background()) })
	m, err := e.runtime.InstantiateModule(context.Background(), e.module, alone)
	if err != nil {
		t.Fatal(err)
	}
	return m.ExportedFunction("f")
}

func metering(t *testing.T, code []byte) []byte {
	t.Helper()
	out, err := meter(code, tick)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// A metered guest says what it said before.
func TestMeterChangesNoResult(t *testing.T) {
	tests := []struct {
		name, code string
		n, want    int32
	}{
		{"loop", sum, 100, 5050},
		{"long loop", sum, 3 << 20, 1572864},
		{"loops in loops", nested, 1000, 1001},
		{"calls", fib, 20, 6765},
		{"many calls", fib, 30, 832040},
		{"fill", fill, 8 << 20, 7},
		{"copy", copied, 4 << 20, 5},
		{"global", global, 0, 42},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, code := range [][]byte{guest(test.code), metering(t, guest(test.code))} {
				out, err := running(t, code).Call(context.Background(), api.EncodeI32(test.n))
				if err != nil || api.DecodeI32(out[0]) != test.want {
					t.Errorf("%v, %v, want %d", out, err, test.want)
				}
			}
		})
	}
}

// Whatever a guest does without end is ended, and soon.
func TestMeterEndsWhatHasNoEnd(t *testing.T) {
	for name, code := range map[string]string{"loop": endless, "calls": fib, "fill": filling, "copy": copying} {
		t.Run(name, func(t *testing.T) {
			f := running(t, metering(t, guest(code)))
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
			defer cancel()
			start := time.Now()
			_, err := f.Call(ctx, api.EncodeI32(200))
			if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > time.Second {
				t.Errorf("ended after %v with %v", took, err)
			}
		})
	}
	for name, code := range map[string]string{"stack": bottomless, "trap": trapping} {
		if _, err := running(t, metering(t, guest(code))).Call(context.Background(), 0); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestMeterRefuses(t *testing.T) {
	whole := guest(sum)
	if _, err := meter(whole, "another"); !errors.Is(err, errModule) {
		t.Errorf("without the function to call: %v", err)
	}
	for _, op := range []string{"\x06", "\x16", "\x27", "\xc5", "\xd6", "\xfb", "\xfc\x7f", "\xfd\xff\x7f", "\xfe\x00", "\x0e\xff\xff\xff\xff\x0f", "\x44\x00"} {
		if _, err := meter(guest(op), tick); !errors.Is(err, errModule) {
			t.Errorf("instruction %x: %v", op, err)
		}
	}
	ends := map[int]bool{8: true, len(whole): true}
	for s := (scanner{data: whole, at: 8}); s.at < len(whole); ends[s.at] = true {
		s.byte()
		s.bytes()
	}
	for n := range whole {
		if _, err := meter(whole[:n], tick); (err == nil) != ends[n] {
			t.Errorf("cut after %d bytes: %v", n, err)
		}
	}
	for _, part := range []int{3, 5, 9} {
		if _, err := meter(pdfium[:len(pdfium)*part/10], tick); !errors.Is(err, errModule) {
			t.Errorf("%d tenths of pdfium: %v", part, err)
		}
	}
}

// What was metered can be metered again.
func FuzzMeter(f *testing.F) {
	for _, code := range []string{sum, nested, fib, fill, copied, prestat, filling, bottomless, trapping} {
		f.Add(guest(code))
	}
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, module []byte) {
		out, err := meter(module, tick)
		if err != nil {
			return
		}
		if again, err := meter(out, tick); err != nil || len(again) < len(out) {
			t.Errorf("%d bytes, metered %d, again %d: %v", len(module), len(out), len(again), err)
		}
	})
}
