// Command write fills a new folder with what must hurt nobody who reads it:
//
//	go run ./internal/hostile/write DIR && gouji load DIR
package main

import (
	"fmt"
	"os"

	"gouji/internal/hostile"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "用法：go run ./internal/hostile/write 文件夹")
		os.Exit(2)
	}
	err := os.Mkdir(os.Args[1], 0o755)
	if err == nil {
		err = hostile.Fill(os.Args[1])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "写入失败：", err)
		os.Exit(1)
	}
}
