package main

import (
	"os"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// originals says where the correct form of each part stands, and under which name.
var originals = map[string][2]string{
	"Settings":     {"program.go", "correctSettings"},
	"Uniform":      {"network.go", "uniform"},
	"NewGradients": {"backprop.go", "NewGradients"},
	"Forward":      {"network.go", "Forward"},
	"Backprop":     {"backprop.go", "Backprop"},
	"Targets":      {"network.go", "targets"},
	"HalfSquare":   {"network.go", "halfSquare"},
	"Epoch":        {"train.go", "Epoch"},
}

// unmarked are the pieces that cannot be put right line by line.
var unmarked = []string{
	"outer-reversed Settings", // an alias of two-hidden-units
	"own-activation Settings", // another
	"label-broadcast Epoch",   // a loop too many
	"label-broadcast Loss",    // the loss that belongs to it
	"one-at-a-time Epoch",     // the loops stand the wrong way round
	"forward-first Epoch",     // one loop has become two
}

// Putting the marked lines right gives back the correct code, line by line. What stands
// in the files is what runs, so the program is then the correct one, bit for bit.
func TestRightLinesAreTheCorrectCode(t *testing.T) {
	for _, m := range mistakes {
		for _, piece := range piecesOf(m.Name) {
			if name := m.Name + " " + piece.Of; slices.Contains(unmarked, name) {
				if len(piece.changes()) > 0 {
					t.Errorf("%s has marks, but is listed as unmarked", name)
				}
				continue
			}
			original := originals[piece.Of]
			if m.Name == "w2-too-early" {
				original = [2]string{"layers_test.go", "layerByLayerEpoch"}
			}
			got, want := corrected(piece.Lines), correctBody(t, original)
			if !slices.Equal(got, want) {
				t.Errorf("%s: put right, %s is\n%s\nwant\n%s", m.Name, piece.Of,
					strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			if slices.Equal(normal(piece.Lines), want) || len(piece.changes()) == 0 {
				t.Errorf("%s: nothing is wrong in %s", m.Name, piece.Of)
			}
		}
	}
}

func correctBody(t *testing.T, original [2]string) []string {
	t.Helper()
	text, err := os.ReadFile(original[0])
	if err != nil {
		t.Fatal(err)
	}
	body, ok := bodyOf(original[1], string(text))
	if !ok {
		t.Fatalf("%s has no %s", original[0], original[1])
	}
	return normal(body)
}

// corrected replaces the wrong lines by the right ones.
func corrected(lines []string) []string {
	var right []string
	for _, line := range normal(lines) {
		if missing, found := strings.CutPrefix(line, missingMark); found {
			right = append(right, missing)
		} else if replacement, found := strings.CutPrefix(line, rightMark); found {
			right = right[:len(right)-1]
			if replacement != notHere {
				right = append(right, replacement)
			}
		} else {
			right = append(right, line)
		}
	}
	return right
}

// normal takes out what gofmt decides: the width of spaces, and empty lines.
func normal(lines []string) []string {
	var normal []string
	for _, line := range lines {
		if words := strings.Fields(line); len(words) > 0 {
			normal = append(normal, strings.Join(words, " "))
		}
	}
	return normal
}

// The pieces shown for a mistake are those that its program is made of.
func TestPiecesAreWhatRuns(t *testing.T) {
	for _, m := range mistakes {
		var want []string
		program := reflect.ValueOf(m.Program)
		for _, part := range parts {
			field := program.FieldByName(part)
			if field.IsZero() {
				continue
			}
			want = append(want, part)
			if field.Kind() == reflect.Func {
				name := runtime.FuncForPC(field.Pointer()).Name()
				if !strings.HasSuffix(name, "."+camelCase(m.Name)+part) {
					t.Errorf("%s: the program runs %s", m.Name, name)
				}
			}
		}
		var got []string
		for _, piece := range piecesOf(m.Name) {
			got = append(got, piece.Of)
		}
		slices.Sort(got) // they come by file
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s shows %q, but runs %q", m.Name, got, want)
		}
	}
	if program := reflect.TypeOf(Program{}); program.NumField() != len(parts) {
		t.Errorf("a program has %d fields, but %d parts", program.NumField(), len(parts))
	}
}
