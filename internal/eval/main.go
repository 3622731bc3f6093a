// Command eval measures the program on disclosures of which every figure and
// every error is known: how much of what goes wrong it finds, how much of what
// it says is so, and how well it read. Run it at the root of the module.
//
// It takes the way of a load — file, reader, readings, warehouse, rules — and
// judges by the places that synth and inject record, not by any rule.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
)

// options are those of the command line.
type options struct {
	n, errors int
	stride    int // of the indices in the series of documents
	seed      uint64
	keep      string // folder for the files that something was wrong with
	real      bool
	write     bool
	list      bool
}

const output = "docs/accuracy.md"

func main() {
	var o options
	flag.IntVar(&o.n, "n", 200, "clean documents, and as many spoiled ones")
	flag.IntVar(&o.errors, "errors", 5, "errors in each spoiled one")
	flag.IntVar(&o.stride, "stride", 1, "take only every so many-th document of the series, whose phrases and layouts change slowly")
	flag.Uint64Var(&o.seed, "seed", 1, "of documents and errors")
	flag.StringVar(&o.keep, "keep", "", "write the documents with misses or false findings to this folder")
	flag.BoolVar(&o.real, "real", false, "compare the real accounts of ../shared/corpus with what was found in them by eye")
	flag.BoolVar(&o.write, "write", false, "write "+output)
	flag.BoolVar(&o.list, "list", true, "list every miss and every false finding")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, o); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, w io.Writer, o options) error {
	score, err := measure(ctx, o)
	if err != nil {
		return err
	}
	if o.real {
		if score.real, err = compareReal(ctx); err != nil {
			return err
		}
	}
	text := score.markdown(o)
	io.WriteString(w, text)
	if o.list {
		io.WriteString(w, score.listing())
	}
	if o.write {
		return os.WriteFile(output, []byte(strings.TrimRight(text, "\n")+"\n"), 0o644)
	}
	return nil
}
