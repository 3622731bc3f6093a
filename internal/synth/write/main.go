// Command write writes testdata anew from internal/synth; run it at the root
// of the module.
//
// It removes nothing: a folder that is no case any more is left to its author.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"gouji/internal/synth"
)

func main() {
	for _, c := range synth.Cases {
		files, err := c.Files()
		if err == nil {
			err = save(files)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "写入 testdata 失败：", err)
			os.Exit(1)
		}
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
