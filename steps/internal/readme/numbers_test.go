package readme

import (
	"slices"
	"testing"
)

func TestNumbers(t *testing.T) {
	const shown = "\n\n'''diff\n--- old.txt\n+++ new.txt\n@@ -1,3 +1,3 @@\n" +
		" 1.5\n-2.5\n+20.5\n 3.5\n'''\n"
	const list = "<!-- numbers not from a run: "
	checkExamples(t, repositoryWith(t, nil), []example{
		{"small", "0, 1, 7, 12 and 04", ""},
		{"not small", "x\n13", "README.md:2: the number 13"},
		{"three digits", "007", "the number 007"},
		{"from a block", "20.5" + shown, ""},
		{"negative", "−20.5 and -20.5" + shown, ""},
		{"per cent", "20.5 %, 20.5%" + shown, ""},
		{"end of the sentence", "It is 20.5." + shown, ""},
		{"another digit", "20.6" + shown, "the number 20.6"},
		{"shortened", "20" + shown, "the number 20"},
		{"trailing zero", "20.50" + shown, "the number 20.50"},
		{"without the zero", ".5" + shown, "the number .5"},
		{"only in text", "4000\n\n'''text\n4000\n'''\n", "the number 4000"},
		{"thousands separator", "1,500" + shown, "the number 500"},
		{"in a heading", "# 99", "the number 99"},
		{"in a table", "| a |\n|---|\n| 99 |", "the number 99"},
		{"in code", "'np.random.seed(99)'", "the number 99"},
		{"in the text of a link", "[99](main.go)", "the number 99"},
		{"with a unit", "99ms", "the number 99"},
		{"exponent", "1e-6", "the number 1e-6"},

		{"names", "W1, b2, float64, MT19937, z₂, W₁₃, x_99, 2³⁴", ""},
		{"target", "[x](https://example.com/99)", ""},
		{"file", "'mnist-99.csv' and testdata/99.txt", ""},
		{"step", "'01-add' and steps/01-add/main.go", ""},
		{"no step", "99-add", "the number 99"},
		{"inline command", "44.5 of 'go run ./steps/01-add 44.5'", ""},
		{"command with a placeholder", "44.5 of 'go run ./steps/01-add 44.5 FILE'",
			"the number 44.5"},

		{"in a command with a placeholder", "'go run ./steps/01-add 44.5 FILE'", ""},

		{"listed", list + "1986 1e-6 0.29 -->\n1986, 0.29, 1e−6", ""},
		{"listed with the minus sign", list + "1e−6 -->\n1e-6", ""},
		{"listed twice over", list + "1986 -->\n" + list + "0.29 -->\n1986, 0.29", ""},
		{"listed on two lines", list + "1986\n0.29 -->\n1986, 0.29", ""},
		{"not listed", list + "1986 -->\n1986, 0.29", "README.md:2: the number 0.29"},
		{"listed, not used", list + "1986 -->", "README.md:1: the number 1986 is listed, but"},
		{"used only in a target", list + "99 -->\n[x](https://example.com/99)", "is listed"},
		{"listed, but shown", list + "20.5 -->\n20.5" + shown, "needs no listing"},
		{"listed, but small", list + "7 -->\n7", "needs no listing"},
		{"listed word", list + "x -->", `"x" is not a number`},
		{"listed with a sign", list + "-99 -->\n-99", `"-99" is not a number`},
		{"another comment", "<!-- number not from a run: 99 -->\n99", "the number 99"},
	})
}

func TestNumbersIn(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"1 -2 +3 1e6 1.5E−3 2e", []string{"1", "2", "3", "1e6", "1.5E-3", "2"}},
		{"1.2.3 4...5 .5 6.", []string{"1.2.3", "4", ".5", ".5", "6"}},
		{"a1 _2 z₂ 3x4", []string{"3"}},
		{"(1,2) 3/4 5×6 7%", []string{"1", "2", "3", "4", "5", "6", "7"}},
	}
	for _, test := range tests {
		if got := numbersIn(test.text); !slices.Equal(got, test.want) {
			t.Errorf("numbersIn(%q) = %q, want %q", test.text, got, test.want)
		}
	}
}
