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
// stays as it was: the text goes to NAME.partial first, which then takes the
// file's name. A device or a pipe is written to directly. The error begins with
// the file's name.
func WriteFile(name, text string) error {
	var err error
	info, statError := os.Stat(name)
	switch {
	case statError != nil: // most likely it is not there yet
		err = replace(name, text, 0o666)
	case info.Mode().IsRegular():
		err = overwrite(name, text, info.Mode().Perm())
	default:
		err = writeTo(name, text, os.O_WRONLY, 0)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", name, reason(err))
	}
	return nil
}

// WriteCSV does what -csv asks for: name is the value of the flag. If it is empty,
// nothing is written. If it is "-", the text goes to stdout, where nothing else may
// follow: then done is true.
func WriteCSV(name string, stdout io.Writer, text string) (done bool, err error) {
	switch name {
	case "":
		return false, nil
	case "-":
		_, err := io.WriteString(stdout, text)
		return true, err
	default:
		return false, WriteFile(name, text)
	}
}

// overwrite replaces a file that is there. Replacing needs only a folder that may
// be written to, so a write-protected file has to be refused here.
func overwrite(name, text string, perm fs.FileMode) error {
	target, err := filepath.EvalSymlinks(name) // a link stays a link
	if err != nil {
		return err
	}
	file, err := os.OpenFile(target, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	file.Close()
	return replace(target, text, perm)
}

func replace(name, text string, perm fs.FileMode) error {
	partial := name + ".partial"
	err := writeTo(partial, text, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, perm)
	if err == nil {
		err = os.Rename(partial, name)
	}
	if err != nil {
		os.Remove(partial)
	}
	return err
}

func writeTo(name, text string, mode int, perm fs.FileMode) error {
	file, err := os.OpenFile(name, mode, perm)
	if err != nil {
		return err
	}
	_, err = file.WriteString(text)
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
