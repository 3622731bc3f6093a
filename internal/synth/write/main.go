// Command write writes testdata anew from internal/synth; run it at the root
// of the module. With -many it writes as many disclosures into a folder, all
// different, to measure loads with.
//
// It removes nothing: a folder that is no case any more is left to its author.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"gouji/internal/synth"
)

func main() {
	many := flag.Int("many", 0, "write this many different disclosures into the folder named instead, for loads in bulk")
	seed := flag.Uint64("seed", 42, "of those")
	flag.Parse()
	var err error
	switch {
	case *many > 0 && flag.NArg() == 1:
		err = os.MkdirAll(flag.Arg(0), 0o755)
		for name, data := range synth.Many(*many, *seed) {
			if err == nil {
				err = os.WriteFile(filepath.Join(flag.Arg(0), name), data, 0o644)
			}
		}
	case *many > 0 || flag.NArg() > 0:
		err = errors.New("write [-many N [-seed S] DIR]")
	default:
		for _, c := range synth.Cases {
			files, ferr := c.Files()
			if err = errors.Join(err, ferr); err == nil {
				err = save(files)
			}
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "没有写完：", err)
		os.Exit(1)
	}
}

func save(files map[string][]byte) error {
	for name, data := range files {
		file := filepath.Join("testdata", filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
