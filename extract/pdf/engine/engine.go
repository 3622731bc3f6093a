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
)

// pdfium is the module that go-pdfium embeds. Its own pool of instances makes
// a reference with a random name for every object and allocates for every
// figure that it asks for, which costs more than pdfium's own work, and mounts
// the whole file system unless told not to; so the module is run here.
//
//go:linkname pdfium github.com/klippa-app/go-pdfium/internal/pdfium_wasm.Module
var pdfium []byte

const _ = unsafe.Sizeof(0)

// tick is the function that is called when the fuel has run out.
const tick = "emscripten_notify_memory_growth"

// Errors that callers tell apart.
var (
	ErrPassword = errors.New("the file asks for a password")
	ErrFormat   = errors.New("the file is no readable PDF")
	ErrMemory   = errors.New("the file needs more memory than is allowed")
	ErrBroken   = errors.New("the PDF engine gave up on the file")
)

// An Engine makes instances of pdfium, each of which reads one file.
type Engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

var shared = sync.OnceValues(start)

// Shared returns the engine of this process. It is started at first use: that
// takes 4 s on the first run on a machine, and 0.1 s from then on, since the
// compiled module is kept in the user's cache folder.
func Shared() (*Engine, error) { return shared() }

func start() (*Engine, error) {
	code, err := meter(pdfium, tick)
	if err != nil {
		return nil, fmt.Errorf("preparing the PDF engine: %w", err)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return load(code, nil) // a user without a folder waits each time
	}
	return build(code, filepath.Join(dir, "gouji", "pdfium"))
}

// build starts an engine with the code, compiled earlier where dir keeps it.
// Whatever is wrong with dir costs time only.
func build(code []byte, dir string) (*Engine, error) {
	k, err := openKeep(dir, code)
	if err != nil {
		return load(code, nil)
	}
	e, err := load(code, k.cache)
	if err != nil {
		return load(code, nil)
	}
	k.seal()
	return e, nil
}

// load starts an engine with the code.
func load(code []byte, cache wazero.CompilationCache) (*Engine, error) {
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling)
	if cache != nil {
		config = config.WithCompilationCache(cache)
	}
	e := &Engine{runtime: wazero.NewRuntimeWithConfig(ctx, config)}
	_, err := wasi_snapshot_preview1.Instantiate(ctx, e.runtime)
	if err == nil {
		env := e.runtime.NewHostModuleBuilder("env")
		imports.NewFunctionExporter().ExportFunctions(env)
		env.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(look), []api.ValueType{api.ValueTypeI32}, nil).Export(tick)
		_, err = env.Instantiate(ctx)
	}
	if err == nil {
		e.module, err = e.runtime.CompileModule(ctx, code)
	}
	if err != nil {
		_ = e.runtime.Close(ctx) // what it would tell comes second
		return nil, fmt.Errorf("starting the PDF engine: %w", err)
	}
	return e, nil
}

// look is called by the guest every now and then: it ends the guest, by a
// panic that the runtime turns into an error, when its time is over.
func look(ctx context.Context, _ api.Module, stack []uint64) {
	if err := ctx.Err(); err != nil && int32(stack[0]) == metered {
		panic(err)
	}
}
