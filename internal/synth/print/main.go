// Command print writes the layouts of internal/synth/layout and their prints
// into extract/pdf/testdata/layouts; run it at the root of the module. It
// needs soffice of LibreOffice, qpdf with fix-qdf, and timeout.
//
// Tests read what it wrote and need none of these.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"gouji/internal/synth/layout"
)

const into = "extract/pdf/testdata/layouts"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "打印样张失败：", err)
		os.Exit(1)
	}
}

func run() error {
	work, err := os.MkdirTemp("", "print")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	if err := os.MkdirAll(into, 0o755); err != nil {
		return err
	}
	var names []string
	for _, l := range layout.All {
		name := filepath.Join(into, l.Name+".docx")
		var b bytes.Buffer
		if err := l.Document().WriteDOCX(&b); err != nil {
			return err
		}
		if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
			return err
		}
		names = append(names, name)
	}
	if err := printAll(work, names); err != nil {
		return err
	}
	for _, l := range layout.All {
		if err := finish(work, l); err != nil {
			return fmt.Errorf("%s: %w", l.Name, err)
		}
	}
	return nil
}

// printAll prints documents into work. The profile is one of its own, so that
// nobody's settings and no office that runs already have a part in it.
func printAll(work string, documents []string) error {
	args := []string{"-k", "10", "180", "soffice", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(work, "profile")),
		"--headless", "--convert-to", "pdf", "--outdir", work}
	return command("", "timeout", append(args, documents...)...)
}

// finish does to the print of a layout what it asks for, and packs it small.
func finish(work string, l layout.Layout) error {
	printed := filepath.Join(work, l.Name+".pdf")
	plain, edited, fixed := printed+".plain", printed+".edited", printed+".fixed"
	if err := command("", "qpdf", "--qdf", "--object-streams=disable", printed, plain); err != nil {
		return err
	}
	data, err := os.ReadFile(plain)
	if err != nil {
		return err
	}
	if err := os.WriteFile(edited, edit(data, l.Print), 0o600); err != nil {
		return err
	}
	if err := command(fixed, "fix-qdf", edited); err != nil {
		return err
	}
	args := []string{"--object-streams=generate", "--recompress-flate", "--compression-level=9", "--deterministic-id"}
	if l.Print == layout.Turned || l.Print == layout.Stored {
		args = append(args, "--rotate=90")
	}
	return command("", "qpdf", append(args, fixed, filepath.Join(into, l.Name+".pdf"))...)
}

// command runs a command, whose output goes into a file where one is named.
func command(output, name string, args ...string) error {
	var out, said bytes.Buffer
	c := exec.Command(name, args...)
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, said.Bytes())
	}
	if output == "" {
		return nil
	}
	return os.WriteFile(output, out.Bytes(), 0o600)
}
