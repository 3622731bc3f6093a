package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/tetratelabs/wazero/api"

	"gouji/extract/pdf/engine/raw"
	"gouji/internal/limits"
)

func sharedEngine(t testing.TB) *Engine {
	t.Helper()
	e, err := Shared()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// open opens data and closes it when the test ends.
func open(t *testing.T, data []byte) *Document {
	t.Helper()
	d, err := sharedEngine(t).Open(context.Background(), data)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(d.Close)
	return d
}

// said returns the characters of the first page of data, as the file stores
// them.
func said(data []byte) (string, error) {
	e, err := Shared()
	if err != nil {
		return "", err
	}
	d, err := e.Open(context.Background(), data)
	if err != nil {
		return "", err
	}
	defer d.Close()
	p, err := d.Page(context.Background(), 0)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteRune(g.Rune)
	}
	return b.String(), nil
}

func text(lines ...string) []byte {
	f := raw.New()
	f.Text(lines...)
	return f.Bytes()
}

// laborious is a page of a million lines, which takes a while.
func laborious() []byte {
	f := raw.New()
	f.Page("", "0 0 m "+strings.Repeat("1 1 l 5 5 l ", 1<<19)+"S")
	return f.Bytes()
}

func TestTimeIsUp(t *testing.T) {
	e := sharedEngine(t)
	over, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := e.Open(over, text("a")); !errors.Is(err, context.Canceled) {
		t.Errorf("opened without time: %v", err)
	}
	d := open(t, text("a"))
	if _, err := d.Page(over, 0); !errors.Is(err, context.Canceled) {
		t.Errorf("read without time: %v", err)
	}
	if _, err := d.Render(context.Background(), 0, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("a document that was broken off goes on: %v", err)
	}
	data := laborious()
	for _, limit := range []time.Duration{0, time.Millisecond, 20 * time.Millisecond, 80 * time.Millisecond} {
		d := open(t, data)
		ctx, cancel := context.WithTimeout(context.Background(), limit)
		start := time.Now()
		_, err := d.Page(ctx, 0)
		if took := time.Since(start); !errors.Is(err, context.DeadlineExceeded) || took > limit+500*time.Millisecond {
			t.Errorf("ended after %v of %v with %v", took, limit, err)
		}
		cancel()
	}
	if got, err := said(text("12.34")); got != "12.34" || err != nil {
		t.Errorf("the next document: %q, %v", got, err)
	}
}

func TestMemoryIsBounded(t *testing.T) {
	bomb := func(entries, data string) []byte {
		f := raw.New()
		n := f.Stream(entries, data)
		f.Set(2, "<</Type /Pages /Count 1 /Kids [%d 0 R]>>", f.Add("<</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents %d 0 R>>", n))
		return f.Bytes()
	}
	drawn := func(image string) []byte {
		f := raw.New()
		n := f.Stream("/Type /XObject /Subtype /Image /Width 60000 /Height 60000 "+image, raw.Zeros(10))
		f.Page(fmt.Sprintf("/Resources <</XObject <</X %d 0 R>>>>", n), "500 0 0 500 0 0 cm /X Do")
		return f.Bytes()
	}
	huge := raw.New()
	huge.Page(raw.Latin+" /MediaBox [0 0 1e9 1e9]", "BT /F 12 Tf (a) Tj ET")
	tests := []struct {
		name string
		data []byte
		want error // nil where the page is read
	}{
		{"4 GB of zeros in a few bytes", bomb("/Filter [/FlateDecode /FlateDecode]", raw.Deflated([]byte(raw.Zeros(4<<10)))), ErrMemory},
		{"predictor", bomb("/Filter /FlateDecode /DecodeParms <</Predictor 12 /Columns 2000000000 /Colors 4 /BitsPerComponent 16>>", raw.Zeros(50)), nil},
		{"image", drawn("/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode"), nil},
		{"image of bits", drawn("/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode"), nil},
		{"page of a million kilometres", huge.Bytes(), nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := open(t, test.data)
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			if _, err := d.Page(ctx, 0); !errors.Is(err, test.want) {
				t.Errorf("page: %v, want %v", err, test.want)
			}
			if _, err := d.Render(ctx, 0, 1); errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("drawn: %v", err)
			}
			if size := d.p.memory.Size(); size > limits.PDFMemory {
				t.Errorf("%d bytes of memory", size)
			}
		})
	}
	// A file that does not fit is told so before it is read.
	if _, err := sharedEngine(t).Open(context.Background(), make([]byte, limits.PDFMemory)); !errors.Is(err, ErrMemory) {
		t.Errorf("a file of 1 GB: %v", err)
	}
}

func TestMemory(t *testing.T) {
	for name, m := range map[string]*memory{"reserved": {}, "on the heap": {data: []byte{}}} {
		copy(m.Reallocate(1<<16), "figures")
		b := m.Reallocate(3 << 20)
		if len(b) != 3<<20 || !bytes.HasPrefix(b, []byte("figures\x00")) || bytes.Count(b, []byte{0}) != len(b)-7 {
			t.Errorf("%s: %d bytes, %q …", name, len(b), b[:9])
		}
		b[len(b)-1] = 1
		if m.refused || m.Reallocate(limits.PDFMemory+1<<16) != nil || !m.refused {
			t.Errorf("%s: more than allowed is not refused", name)
		}
		if m.Free(); m.data != nil || !m.refused {
			t.Errorf("%s: not given back", name)
		}
		m.Free() // nothing more
	}
}

// A document leaves nothing behind when it is closed.
func TestClose(t *testing.T) {
	d, err := sharedEngine(t).Open(context.Background(), text("a"))
	if err != nil {
		t.Fatal(err)
	}
	d.Close()
	if d.p.grown.data != nil || !d.p.module.IsClosed() {
		t.Error("still there")
	}
	if _, err := sharedEngine(t).Open(context.Background(), []byte("no PDF")); !errors.Is(err, ErrFormat) {
		t.Error(err)
	}
}

func TestManyAtOnce(t *testing.T) {
	e := sharedEngine(t)
	slow := laborious()
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for k := range 5 {
				want := fmt.Sprintf("%d.%d", i, k)
				if got, err := said(text(want)); got != want || err != nil {
					t.Errorf("%q, want %q, %v", got, want, err)
				}
			}
		})
		all.Go(func() {
			ctx, cancel := context.WithTimeout(context.Background(), time.Duration(i)*5*time.Millisecond)
			defer cancel()
			d, err := e.Open(ctx, slow)
			if err == nil {
				_, err = d.Page(ctx, 0)
				d.Close()
			}
			if !errors.Is(err, context.DeadlineExceeded) {
				t.Error(err)
			}
		})
	}
	all.Wait()
}

// No guest has a folder or a file.
func TestNoFiles(t *testing.T) {
	f := running(t, metering(t, guest(prestat)))
	const badFile = 8 // WASI's EBADF
	for n := range int32(50) {
		if n < 3 {
			continue // streams, which lead nowhere
		}
		if out, err := f.Call(context.Background(), api.EncodeI32(n)); err != nil || out[0] != badFile {
			t.Errorf("file %d: %v, %v", n, out, err)
		}
	}
	secret := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(secret, []byte("BT /F 12 Tf 72 700 Td (secret) Tj ET"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{secret, strings.TrimPrefix(secret, "/"), "file://" + secret} {
		file := raw.New()
		n := file.Stream("", "BT /F 12 Tf 72 720 Td (public) Tj ET")
		outside := file.Stream(fmt.Sprintf("/F (%s)", name), "")
		form := file.Stream(fmt.Sprintf("/Type /XObject /Subtype /Form /BBox [0 0 600 900] /F <</Type /Filespec /F (%s)>> %s", name, raw.Latin), "")
		page := file.Add("<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [%d 0 R %d 0 R] /Resources <</XObject <</X %d 0 R>> %s>>",
			n, outside, form, strings.TrimPrefix(raw.Latin, "/Resources <<"))
		file.Set(2, "<</Type /Pages /Count 1 /Kids [%d 0 R]>>", page)
		if got, err := said(file.Bytes()); got != "public" || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}
