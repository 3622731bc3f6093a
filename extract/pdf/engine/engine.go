// Package engine runs pdfium over untrusted files, as WebAssembly in a sandbox
// without a file system, and returns what stands on their pages: characters,
// rulings and pictures.
//
// What lines, tables and paragraphs they make is left to packages pdf and grid.
package engine

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"unsafe" // for go:linkname

	_ "github.com/klippa-app/go-pdfium/webassembly" // links the module
	"github.com/klippa-app/go-pdfium/webassembly/imports"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"gouji/internal/limits"
)

// pdfium is the module that go-pdfium embeds. Its own pool of instances makes
// a reference with a random name for every object and allocates for every
// figure that it asks for, which costs more than pdfium's own work, and mounts
// the whole file system unless told not to; so the module is run here.
//
//go:linkname pdfium github.com/klippa-app/go-pdfium/internal/pdfium_wasm.Module
var pdfium []byte

const _ = unsafe.Sizeof(0)

// tick is the function that loops call when their fuel has run out.
const tick = "emscripten_notify_memory_growth"

// Errors that callers tell apart.
var (
	ErrPassword = errors.New("the file asks for a password")
	ErrFormat   = errors.New("the file is no readable PDF")
	ErrMemory   = errors.New("the file needs more memory than is allowed")
	ErrBroken   = errors.New("the PDF engine gave up on the file")
)

// An Engine makes instances of pdfium, each of which reads one file at a time.
type Engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule

	mu   sync.Mutex
	idle []*instance
}

var shared = sync.OnceValues(start)

// Shared returns the engine of this process. It is started at first use: that
// takes 4 s on the first run on a machine, and 0.1 s from then on, since the
// compiled module is kept in the user's cache folder.
func Shared() (*Engine, error) { return shared() }

func start() (*Engine, error) {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(limits.PDFMemory >> 16)
	if cache := compiled(); cache != nil {
		config = config.WithCompilationCache(cache)
	}
	code, err := meter(pdfium, tick)
	if err != nil {
		return nil, fmt.Errorf("preparing the PDF engine: %w", err)
	}
	e := &Engine{runtime: wazero.NewRuntimeWithConfig(ctx, config)}
	if _, err = wasi_snapshot_preview1.Instantiate(ctx, e.runtime); err != nil {
		return nil, fmt.Errorf("starting the PDF engine: %w", err)
	}
	env := e.runtime.NewHostModuleBuilder("env")
	imports.NewFunctionExporter().ExportFunctions(env)
	env.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(look), []api.ValueType{api.ValueTypeI32}, nil).Export(tick)
	if _, err = env.Instantiate(ctx); err != nil {
		return nil, fmt.Errorf("starting the PDF engine: %w", err)
	}
	if e.module, err = e.runtime.CompileModule(ctx, code); err != nil {
		return nil, fmt.Errorf("compiling the PDF engine: %w", err)
	}
	return e, nil
}

// compiled returns the place where compiled modules are kept; nil where the
// user has none.
func compiled() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "gouji", "pdfium"))
	if err != nil {
		return nil
	}
	return cache
}

// look is called by the guest every now and then: it ends the guest, by a
// panic that the runtime turns into an error, when its time is over.
func look(ctx context.Context, m api.Module, stack []uint64) {
	if int32(stack[0]) != metered {
		return
	}
	if err := ctx.Err(); err != nil {
		panic(err)
	}
	m.Memory().WriteUint32Le(fuelAddress, fuel)
}

// An instance is one pdfium with a memory of its own.
type instance struct {
	module  api.Module
	memory  api.Memory
	calls   map[string]api.Function
	scratch uint32 // scratchSize bytes for what functions return by pointer
	stack   [12]uint64
	err     error // the first failure; the instance is of no use any more
}

const scratchSize = 256

// take returns an idle instance, or a new one.
func (e *Engine) take() (*instance, error) {
	e.mu.Lock()
	if n := len(e.idle); n > 0 {
		p := e.idle[n-1]
		e.idle = e.idle[:n-1]
		e.mu.Unlock()
		return p, nil
	}
	e.mu.Unlock()
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions().WithStdout(io.Discard).WithStderr(io.Discard)
	module, err := e.runtime.InstantiateModule(context.Background(), e.module, config)
	if err != nil {
		return nil, fmt.Errorf("starting the PDF engine: %w", err)
	}
	p := &instance{module: module, memory: module.Memory(), calls: map[string]api.Function{}}
	ctx := context.Background()
	p.memory.WriteUint32Le(fuelAddress, fuel)
	p.call(ctx, "_initialize")
	p.call(ctx, "FPDF_InitLibrary")
	p.scratch = uint32(p.call(ctx, "malloc", scratchSize))
	if p.err != nil {
		p.close()
		return nil, fmt.Errorf("starting the PDF engine: %w", p.err)
	}
	return p, nil
}

// give takes p back. One that failed, or whose memory has grown much, is ended:
// a memory never shrinks.
func (e *Engine) give(p *instance) {
	if p.err != nil || p.memory.Size() > limits.PDFIdleMemory {
		p.close()
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.idle = append(e.idle, p)
}

func (p *instance) close() { _ = p.module.Close(context.Background()) } // nothing is left that could fail

// call calls a function of pdfium. After a failure it does nothing and
// returns 0, so that callers look at p.err where it matters.
func (p *instance) call(ctx context.Context, name string, args ...uint64) uint64 {
	if p.err != nil {
		return 0
	}
	f := p.calls[name]
	if f == nil {
		if f = p.module.ExportedFunction(name); f == nil {
			p.err = fmt.Errorf("%w: no function %s", ErrBroken, name)
			return 0
		}
		p.calls[name] = f
	}
	return p.invoke(ctx, f, args...)
}

func (p *instance) invoke(ctx context.Context, f api.Function, args ...uint64) uint64 {
	if p.err != nil {
		return 0
	}
	p.stack[0] = 0
	copy(p.stack[:], args)
	if err := f.CallWithStack(ctx, p.stack[:]); err != nil {
		p.err = fmt.Errorf("%w: %w", ErrBroken, err)
		if ctx.Err() != nil {
			p.err = ctx.Err()
		}
		return 0
	}
	return p.stack[0]
}

// number is call for functions that return an int, or -1.
func (p *instance) number(ctx context.Context, name string, args ...uint64) int {
	return int(int32(p.call(ctx, name, args...)))
}

func (p *instance) float(offset uint32) float32 {
	f, _ := p.memory.ReadFloat32Le(p.scratch + offset)
	return f
}

func (p *instance) double(offset uint32) float32 {
	f, _ := p.memory.ReadFloat64Le(p.scratch + offset)
	return float32(f)
}

func (p *instance) word(offset uint32) uint32 {
	n, _ := p.memory.ReadUint32Le(p.scratch + offset)
	return n
}
