package main

import (
	"context"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"

	"gouji/extract/pdf"
)

// drawScale is how many pixels a point of a drawn page takes.
const drawScale = 1.5

// drawPages draws what was found on the pages of a PDF into files of dir,
// which it makes where it is missing.
func drawPages(ctx context.Context, c *console, path, dir string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return &exit{exitQuarantined, "读取 " + path + "：" + err.Error()}
	}
	if !pdf.Sniff(data) {
		return usage("%s 不是 PDF：--draw 只能画 PDF 的页", path)
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return &exit{exitBroken, "不能建立目录 " + dir + "：" + err.Error()}
	}
	n := 0
	err = pdf.Draw(ctx, data, drawScale, func(page int, img *image.RGBA) error {
		n++
		return writePNG(filepath.Join(dir, fmt.Sprintf("page-%03d.png", page)), img)
	})
	if err != nil {
		return &exit{exitQuarantined, path + "：" + err.Error()}
	}
	fmt.Fprintf(c.out, "画了 %d 页，在 %s\n", n, dir)
	return nil
}

func writePNG(name string, img image.Image) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("不能写入 %s：%w", name, err)
	}
	err = png.Encode(f, img)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return fmt.Errorf("不能写入 %s：%w", name, err)
	}
	return nil
}
