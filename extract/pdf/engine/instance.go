package engine

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// An instance is one pdfium with a memory of its own. It reads one file and is
// ended: to start the next takes 2 ms, and no file, however broken, leaves
// anything behind that could change what the next one says.
type instance struct {
	module  api.Module
	memory  api.Memory
	grown   *memory // what memory lies in
	calls   map[string]api.Function
	scratch uint32 // scratchSize bytes for what functions return by pointer
	stack   [12]uint64
	err     error // the first failure; the instance is of no use any more
}

const scratchSize = 256

// alone is what a guest gets from outside: no folders, arguments, environment
// or streams, nothing but its memory.
var alone = wazero.NewModuleConfig().WithName("").WithStartFunctions().WithStdout(io.Discard).WithStderr(io.Discard)

// instance starts pdfium.
func (e *Engine) instance(ctx context.Context) (*instance, error) {
	p := &instance{grown: &memory{}, calls: map[string]api.Function{}}
	allocator := experimental.MemoryAllocatorFunc(func(_, _ uint64) experimental.LinearMemory { return p.grown })
	module, err := e.runtime.InstantiateModule(experimental.WithMemoryAllocator(ctx, allocator), e.module, alone)
	if err != nil {
		return nil, fmt.Errorf("starting the PDF engine: %w", err)
	}
	p.module, p.memory = module, module.Memory()
	p.call(ctx, "_initialize")
	p.call(ctx, "FPDF_InitLibrary")
	p.scratch = uint32(p.call(ctx, "malloc", scratchSize))
	if p.err != nil {
		p.close()
		return nil, p.err
	}
	return p, nil
}

// close ends p, whose memory must not be touched any more.
func (p *instance) close() {
	_ = p.module.Close(context.Background()) // nothing is left that could fail
	p.memory = nil
}

// call calls a function of pdfium. After a failure it does nothing and
// returns 0, so that callers look at p.err where it matters.
func (p *instance) call(ctx context.Context, name string, args ...uint64) uint64 {
	if p.err != nil {
		return 0
	}
	f := p.function(name)
	if f == nil {
		p.err = fmt.Errorf("%w: no function %s", ErrBroken, name)
		return 0
	}
	return p.invoke(ctx, f, args...)
}

// function looks up a function.
func (p *instance) function(name string) api.Function {
	f := p.calls[name]
	if f == nil {
		f = p.module.ExportedFunction(name)
		p.calls[name] = f
	}
	return f
}

func (p *instance) invoke(ctx context.Context, f api.Function, args ...uint64) uint64 {
	if p.err == nil {
		p.err = ctx.Err() // what is short never looks at the clock itself
	}
	if p.err != nil {
		return 0
	}
	p.stack[0] = 0
	copy(p.stack[:], args)
	if err := f.CallWithStack(ctx, p.stack[:]); err != nil {
		p.err = p.failure(ctx, err)
		return 0
	}
	return p.stack[0]
}

// failure tells why a call ended early.
func (p *instance) failure(ctx context.Context, err error) error {
	switch {
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		return ctx.Err()
	case p.grown.refused:
		return ErrMemory
	}
	return fmt.Errorf("%w: %w", ErrBroken, err)
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
