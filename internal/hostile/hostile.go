// Package hostile makes a folder of what must hurt nobody who reads it:
// archives that unpack without end, damaged files, names that command a
// terminal, links that lead out or in circles, and what is no file at all.
//
// What must become of each is left to the tests that read the folder.
package hostile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"gouji/internal/synth"
)

// Good is the name of the one file in the folder that nothing is wrong with.
const Good = "good.txt"

const account = "青山市样例中心2020年度单位决算\n\n第三部分 2020年度单位决算情况说明\n\n一、基本支出情况\n\n2020年度财政拨款基本支出27.19万元，均为人员经费。\n"

// A folder takes files until one cannot be written.
type folder struct {
	dir string
	err error
}

func (f *folder) write(name string, data []byte) {
	path := filepath.Join(f.dir, name)
	f.try(os.MkdirAll(filepath.Dir(path), 0o755))
	f.try(os.WriteFile(path, data, 0o644))
}

func (f *folder) try(err error) { f.err = errors.Join(f.err, err) }

// Fill fills dir. What the file system does not take is left out.
func Fill(dir string) error {
	f := &folder{dir: dir}
	f.write(Good, []byte(account))
	for name, data := range synth.Hostile() {
		f.write(filepath.Join("documents", name), data)
	}
	for name, data := range documents() {
		f.write(filepath.Join("documents", name), data)
	}
	for name, data := range archives() {
		f.write(filepath.Join("archives", name), data)
	}
	damage(f)
	name(f)
	place(f)
	if f.err != nil {
		return fmt.Errorf("hostile folder %s: %w", dir, f.err)
	}
	return nil
}
