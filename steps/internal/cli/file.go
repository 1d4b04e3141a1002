package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteFile writes text to the file called name. A regular file appears whole or
// stays as it was: the text goes to a new file beside it, NAME.1.partial, which then
// takes the file's name. A device or a pipe is written to directly. The error begins
// with the file's name.
func WriteFile(name, text string) error {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		err = create(name, text)
	case err != nil:
	case info.Mode().IsRegular():
		err = overwrite(name, text, info)
	default:
		err = writeDevice(name, text)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, reason(err))
	}
	return nil
}

// WriteCSV does what -csv asks for: name is the value of the flag. If it is empty,
// nothing is written, and text is not called. If it is "-", the text goes to stdout,
// where nothing else may follow: then done is true.
func WriteCSV(name string, stdout io.Writer, text func() string) (done bool, err error) {
	switch name {
	case "":
		return false, nil
	case "-":
		_, err := io.WriteString(stdout, text())
		return true, err
	default:
		return false, WriteFile(name, text())
	}
}

// create writes a file that is not there yet.
func create(name, text string) error {
	if info, err := os.Lstat(name); err == nil && info.Mode()&fs.ModeSymlink != 0 {
		return errors.New("is a link to a file that does not exist")
	}
	partial, err := newPartial(name, 0o666)
	if err != nil {
		return err
	}
	return complete(partial, text, name)
}

// overwrite replaces a file that is there. Replacing needs only a folder that may
// be written to, so a write-protected file has to be refused here. What is printed
// after the file is replaced would go to the old one, and be lost with it.
func overwrite(name, text string, info fs.FileInfo) error {
	stdout, err := os.Stdout.Stat()
	if err == nil && os.SameFile(stdout, info) {
		return errors.New("standard output goes there, want another file")
	}
	target, err := filepath.EvalSymlinks(name) // a link stays a link
	if err != nil {
		return err
	}
	file, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	file.Close()
	partial, err := newPartial(target, info.Mode().Perm())
	if err != nil {
		return err
	}
	// A new file may have got fewer permissions; not every file system can add them.
	_ = partial.Chmod(info.Mode().Perm())
	return complete(partial, text, target)
}

// newPartial opens a file that was not there before: what has such a name may belong
// to another run, or to somebody else.
func newPartial(name string, perm fs.FileMode) (*os.File, error) {
	for n := 1; ; n++ {
		partial := fmt.Sprintf("%s.%d.partial", name, n)
		file, err := os.OpenFile(partial, os.O_WRONLY|os.O_CREATE|os.O_EXCL, perm)
		if !errors.Is(err, fs.ErrExist) {
			return file, err
		}
	}
}

// complete writes the text to the partial file, which then takes the name.
func complete(partial *os.File, text, name string) error {
	err := writeAndClose(partial, text)
	if err == nil {
		err = os.Rename(partial.Name(), name)
	}
	if err != nil {
		os.Remove(partial.Name())
	}
	return err
}

func writeDevice(name, text string) error {
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return writeAndClose(file, text)
}

func writeAndClose(file *os.File, text string) error {
	_, err := file.WriteString(text)
	if closeError := file.Close(); err == nil {
		err = closeError
	}
	return err
}

// reason strips the operation and the name of the file from an error.
func reason(err error) error {
	var pathError *fs.PathError
	var linkError *os.LinkError
	switch {
	case errors.As(err, &pathError):
		return pathError.Err
	case errors.As(err, &linkError):
		return linkError.Err
	}
	return err
}
