// Command print writes the layouts of internal/synth/layout and their prints
// into extract/pdf/testdata/layouts, and the prints of cases into testdata; run
// it at the root of the module. It needs soffice of LibreOffice, qpdf with
// fix-qdf, and timeout.
//
// Tests read what it wrote and need none of these.
package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"gouji/internal/synth"
	"gouji/internal/synth/layout"
	"gouji/internal/synth/page"
)

const into = "extract/pdf/testdata/layouts"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "打印样张失败：", err)
		os.Exit(1)
	}
}

// A job is a document to be printed.
type job struct {
	document *page.Document
	docx     string // where it is written
	pdf      string // where its print goes
	print    layout.Print
}

func run() error {
	work, err := os.MkdirTemp("", "print")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	jobs, err := jobs(work)
	if err != nil {
		return err
	}
	var names []string
	for _, j := range jobs {
		var b bytes.Buffer
		if err := j.document.WriteDOCX(&b); err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(j.docx), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(j.docx, b.Bytes(), 0o644); err != nil {
			return err
		}
		names = append(names, j.docx)
	}
	if err := printAll(work, names); err != nil {
		return err
	}
	for _, j := range jobs {
		if err := j.finish(work); err != nil {
			return fmt.Errorf("%s: %w", j.docx, err)
		}
	}
	return nil
}

// jobs returns all that is printed. Cases are printed in the font of the
// layouts, from documents that are not kept.
func jobs(work string) ([]job, error) {
	var all []job
	for _, l := range layout.All {
		stem := filepath.Join(into, l.Name)
		all = append(all, job{l.Document(), stem + ".docx", stem + ".pdf", l.Print})
	}
	for _, c := range synth.Cases {
		if !c.Print {
			continue
		}
		d, err := c.Disclosure()
		if err != nil {
			return nil, err
		}
		d.Font = layout.Font
		all = append(all, job{&d.Document, filepath.Join(work, "cases", c.Name+".docx"), filepath.Join("testdata", c.Name, d.Name+".pdf"), layout.Plain})
	}
	return all, nil
}

// printAll prints documents into work. The profile is one of its own, so that
// nobody's settings and no office that runs already have a part in it.
func printAll(work string, documents []string) error {
	args := []string{"-k", "10", "180", "soffice", "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(work, "profile")),
		"--headless", "--convert-to", "pdf", "--outdir", work}
	return command("", "timeout", append(args, documents...)...)
}

// finish does to a print what its job asks for, and packs it small.
func (j job) finish(work string) error {
	printed := filepath.Join(work, strings.TrimSuffix(filepath.Base(j.docx), ".docx")+".pdf")
	plain, edited, fixed := printed+".plain", printed+".edited", printed+".fixed"
	if err := command("", "qpdf", "--qdf", "--object-streams=disable", printed, plain); err != nil {
		return err
	}
	data, err := os.ReadFile(plain)
	if err != nil {
		return err
	}
	if err := os.WriteFile(edited, edit(data, j.print), 0o600); err != nil {
		return err
	}
	if err := command(fixed, "fix-qdf", edited); err != nil {
		return err
	}
	args := []string{"--object-streams=generate", "--recompress-flate", "--compression-level=9", "--deterministic-id"}
	if j.print == layout.Turned || j.print == layout.Stored {
		args = append(args, "--rotate=90")
	}
	return command("", "qpdf", append(args, fixed, j.pdf)...)
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
