package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
)

// old and text are what a file holds before and after.
const old = "old\ncontent\n"

var text = strings.Repeat("epoch,loss\n0,0.1\n", 10000)

// newFile returns the name of a file, alone in its folder, that holds old.
func newFile(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "curve.csv")
	makeFile(t, name, old)
	return name
}

func makeFile(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func checkContent(t *testing.T, name, want string) {
	t.Helper()
	got, err := os.ReadFile(name)
	if err != nil {
		t.Error(err)
	} else if string(got) != want {
		t.Errorf("%s holds %d bytes, %.40q, want %d", name, len(got), got, len(want))
	}
}

// checkFolder checks that there is nothing in a folder but these names.
func checkFolder(t *testing.T, folder string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, entry := range entries {
		got = append(got, entry.Name())
	}
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

// checkFails checks that the text cannot be written, and that the error is the
// file's name and a reason.
func checkFails(t *testing.T, name string) string {
	t.Helper()
	err := WriteFile(name, text)
	if err == nil {
		t.Errorf("%s: no error", name)
		return ""
	}
	reason, found := strings.CutPrefix(err.Error(), name+": ")
	if !found || reason == "" || strings.Contains(reason, "partial") {
		t.Errorf("%s: the error is %q", name, err)
	}
	return reason
}

func TestWriteNewFile(t *testing.T) {
	folder := t.TempDir()
	name := filepath.Join(folder, "curve.csv")
	if err := WriteFile(name, text); err != nil {
		t.Fatal(err)
	}
	checkContent(t, name, text)
	checkFolder(t, folder, "curve.csv")

	reference := filepath.Join(folder, "reference")
	makeFile(t, reference, "")
	if got, want := mode(t, name), mode(t, reference); got != want {
		t.Errorf("the mode is %v, that of other new files is %v", got, want)
	}
}

func mode(t *testing.T, name string) fs.FileMode {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	return info.Mode()
}

func TestWriteEmptyText(t *testing.T) {
	name := newFile(t)
	if err := WriteFile(name, ""); err != nil {
		t.Fatal(err)
	}
	checkContent(t, name, "")
}

// The umask, which most often is 022, must not take from a file what it had.
func TestWriteExistingFile(t *testing.T) {
	for _, perm := range []fs.FileMode{0o666, 0o777, 0o644, 0o640, 0o600} {
		name := newFile(t)
		if err := os.Chmod(name, perm); err != nil {
			t.Fatal(err)
		}
		want := mode(t, name)
		for _, content := range []string{text, "short\n"} {
			if err := WriteFile(name, content); err != nil {
				t.Fatal(err)
			}
			checkContent(t, name, content)
		}
		if got := mode(t, name); got != want {
			t.Errorf("the mode was %v and is %v", want, got)
		}
		checkFolder(t, filepath.Dir(name), "curve.csv")
	}
}

func TestWriteProtectedFile(t *testing.T) {
	name := newFile(t)
	if err := os.Chmod(name, 0o444); err != nil {
		t.Fatal(err)
	}
	if file, err := os.OpenFile(name, os.O_WRONLY, 0); err == nil {
		file.Close()
		t.Skip("this user, or this system, may write to a write-protected file")
	}
	checkFails(t, name)
	checkContent(t, name, old)
	checkFolder(t, filepath.Dir(name), "curve.csv")
}

func TestWriteIntoProtectedFolder(t *testing.T) {
	name := newFile(t)
	folder := filepath.Dir(name)
	if err := os.Chmod(folder, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(folder, 0o777)
	other := filepath.Join(folder, "other")
	if file, err := os.Create(other); err == nil {
		file.Close()
		t.Skip("this user, or this system, may write to a write-protected folder")
	}
	checkFails(t, other)
	checkFails(t, name)
	checkContent(t, name, old)
	checkFolder(t, folder, "curve.csv")
}

func TestWriteWhereNoFileCanBe(t *testing.T) {
	file := newFile(t)
	folder := filepath.Dir(file)
	missing := filepath.Join(folder, "missing", "curve.csv")
	if err := WriteFile(missing, text); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("missing folder: %v", err)
	}
	if err := WriteFile(folder, text); errors.Is(err, fs.ErrInvalid) {
		t.Errorf("a folder: %v does not say what is wrong", err)
	}
	separator := string(filepath.Separator)
	for _, name := range []string{
		missing,
		folder,
		folder + separator,
		folder + separator + "missing" + separator,
		filepath.Join(file, "below-a-file"),
		filepath.Join(folder, "with\x00zero"),
		filepath.Join(folder, strings.Repeat("long", 1000)),
		"",
	} {
		checkFails(t, name)
	}
	checkContent(t, file, old)
	checkFolder(t, folder, "curve.csv")
}

// Another run may be faster.
func TestNewFileIsThereMeanwhile(t *testing.T) {
	name := newFile(t)
	if err := create(name, text); err != nil {
		t.Error(err)
	}
	checkContent(t, name, text)
	checkFolder(t, filepath.Dir(name), "curve.csv")
}

// link makes a symbolic link beside the target, which it names without a folder.
func link(t *testing.T, target string) string {
	t.Helper()
	name := filepath.Join(filepath.Dir(target), "link.csv")
	if err := os.Symlink(filepath.Base(target), name); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
	return name
}

func TestWriteThroughLink(t *testing.T) {
	name := newFile(t)
	link := link(t, name)
	if err := WriteFile(link, text); err != nil {
		t.Fatal(err)
	}
	if mode(t, link)&fs.ModeSymlink == 0 {
		t.Error("the link is no longer one")
	}
	checkContent(t, name, text)
	checkFolder(t, filepath.Dir(name), "curve.csv", "link.csv")
}

func TestWriteThroughLinkToNothing(t *testing.T) {
	name := newFile(t)
	link := link(t, name)
	if err := os.Remove(name); err != nil {
		t.Fatal(err)
	}
	want := "is a link to a file that does not exist"
	if reason := checkFails(t, link); reason != want {
		t.Errorf("the reason is %q, want %q", reason, want)
	}
	checkFolder(t, filepath.Dir(name), "link.csv")
}

func TestWriteThroughLinkToItself(t *testing.T) {
	link := link(t, filepath.Join(t.TempDir(), "link.csv"))
	checkFails(t, link)
	checkFolder(t, filepath.Dir(link), "link.csv")
}

// What somebody else, or another run, has called NAME.1.partial is not to be touched.
func TestWriteBesideAnotherPartialFile(t *testing.T) {
	for _, name := range []string{newFile(t), filepath.Join(t.TempDir(), "curve.csv")} {
		makeFile(t, name+".1.partial", old)
		if err := os.Mkdir(name+".2.partial", 0o777); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(name, text); err != nil {
			t.Error(err)
		}
		checkContent(t, name, text)
		checkContent(t, name+".1.partial", old)
		checkFolder(t, filepath.Dir(name),
			"curve.csv", "curve.csv.1.partial", "curve.csv.2.partial")
	}
}

// A full disk shows when the text is written, or not before the file is closed. Then
// the partial file goes, and so it does when it cannot take the name.
func TestPartialFileGoesAfterFailure(t *testing.T) {
	name := newFile(t)
	partial, err := newPartial(name, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := partial.Name(), name+".1.partial"; got != want {
		t.Errorf("the partial file is called %s, want %s", got, want)
	}
	partial.Close() // writing fails from here on
	if err := complete(partial, text, name); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("writing to a closed file: %v", err)
	}
	checkContent(t, name, old)
	checkFolder(t, filepath.Dir(name), "curve.csv")

	partial, err = newPartial(name, 0o666)
	if err != nil {
		t.Fatal(err)
	}
	if complete(partial, text, filepath.Dir(name)) == nil {
		t.Error("a file took the place of the folder it was in")
	}
	checkContent(t, name, old)
	checkFolder(t, filepath.Dir(name), "curve.csv")
}

// Who reads the file while it is written sees all of the old content: the new one is
// another file.
func TestReplacedFileStaysWhole(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be replaced on Windows")
	}
	name := newFile(t)
	reader, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	if err := WriteFile(name, text); err != nil {
		t.Fatal(err)
	}
	got := make([]byte, 2*len(old))
	if n, _ := reader.Read(got); string(got[:n]) != old {
		t.Errorf("the reader saw %q", got[:n])
	}
}

func TestWriteAtTheSameTime(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file cannot be replaced on Windows while another run does so")
	}
	folder := t.TempDir()
	name := filepath.Join(folder, "curve.csv")
	texts := []string{text, strings.ToUpper(text)}
	var writers sync.WaitGroup
	for i := range 8 {
		writers.Add(1)
		go func() {
			defer writers.Done()
			if err := WriteFile(name, texts[i%2]); err != nil {
				t.Error(err)
			}
		}()
	}
	writers.Wait()
	got, err := os.ReadFile(name)
	if err != nil || string(got) != texts[0] && string(got) != texts[1] {
		t.Errorf("the file holds %d bytes, neither of the texts (%v)", len(got), err)
	}
	checkFolder(t, folder, "curve.csv")
}

// With `> curve.csv -csv curve.csv` one of the two would be lost.
func TestWriteToStandardOutputsFile(t *testing.T) {
	name := newFile(t)
	file, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	saved := os.Stdout
	defer func() { os.Stdout = saved }()
	os.Stdout = file

	want := "standard output goes there, want another file"
	if got := checkFails(t, name); got != want {
		t.Errorf("the reason is %q, want %q", got, want)
	}
	checkContent(t, name, old)
	other := filepath.Join(filepath.Dir(name), "other.csv")
	makeFile(t, other, old)
	if err := WriteFile(other, text); err != nil {
		t.Error(err)
	}
	checkContent(t, other, text)
}

// Should WriteFile ever be wrong, it would put a file in the place of a device: root
// must not run this. What root can run is TestWriteToPipe.
func TestWriteToDevice(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root could damage the device")
	}
	if _, err := os.Stat(os.DevNull); err != nil {
		t.Skip("no devices here: ", err)
	}
	if err := WriteFile(os.DevNull, text); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("no /dev/full here")
	}
	checkFails(t, "/dev/full")
}

func TestReasonsNameNoFile(t *testing.T) {
	full := errors.New("disk full")
	for _, err := range []error{
		full,
		&fs.PathError{Op: "write", Path: "curve.csv.1.partial", Err: full},
		&os.LinkError{Op: "rename", Old: "curve.csv.1.partial", New: "x", Err: full},
	} {
		if got := reason(err); got != full {
			t.Errorf("the reason of %q is %q", err, got)
		}
	}
}

func wholeText() string { return text }

func TestWriteCSV(t *testing.T) {
	var stdout strings.Builder
	done, err := WriteCSV("", &stdout, func() string {
		t.Error("no file: the text is made all the same")
		return text
	})
	if done || err != nil || stdout.Len() > 0 {
		t.Errorf("no file: done %v, %v, %d bytes printed", done, err, stdout.Len())
	}
	name := newFile(t)
	done, err = WriteCSV(name, &stdout, wholeText)
	if done || err != nil || stdout.Len() > 0 {
		t.Errorf("a file: done %v, %v, %d bytes printed", done, err, stdout.Len())
	}
	checkContent(t, name, text)
	done, err = WriteCSV(filepath.Dir(name), &stdout, wholeText)
	if done || err == nil || stdout.Len() > 0 {
		t.Errorf("a folder: done %v, %v, %d bytes printed", done, err, stdout.Len())
	}
	done, err = WriteCSV("-", &stdout, wholeText)
	if !done || err != nil || stdout.String() != text {
		t.Errorf("standard output: done %v, %v, %d bytes printed", done, err, stdout.Len())
	}
	if _, err = WriteCSV("-", &failing{}, wholeText); err == nil {
		t.Error("a standard output that fails: no error")
	}
	checkFolder(t, filepath.Dir(name), "curve.csv")
}
