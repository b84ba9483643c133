package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"io"
	"os"
	"path/filepath"

	"casebook/generator/atomicfile"
)

// archive writes files, without their folders, into a .zip. Info-ZIP's command leaves out the flag
// that says that names are in UTF-8, and Explorer then shows 使用说明.txt in the letters of the
// system's code page; archive/zip sets it (APPNOTE.TXT 4.4.4, bit 11,
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT).
func archive(file string, members []string) error {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, member := range members {
		if err := add(z, member); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	return atomicfile.WriteBytes(file, 0o644, b.Bytes())
}

func add(z *zip.Writer, file string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	w, err := z.CreateHeader(&zip.FileHeader{
		Name: filepath.Base(file), Method: zip.Deflate, Modified: info.ModTime(),
	})
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}
