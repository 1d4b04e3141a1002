package readme

import "testing"

func TestExcerpts(t *testing.T) {
	const from = "From [main.go](main.go):\n\n'''go\n"
	checkExamples(t, repositoryWith(t, nil), []example{
		{"as in the file", from + "\tif a > 99 {\n\t\ta = 99\n\t}\n'''\n", ""},
		{"dedented", from + "if a > 99 {\n\ta = 99\n}\n'''\n", ""},
		{"dedented most", from + "a = 99\n'''\n", ""},
		{"changed after the first line of the file", from + "package main\nx\n'''\n",
			`README.md:5: main.go`},
		{"dedented over an empty line", from + "}\n\nreturn a + b + offset\n'''\n", ""},
		{"lines left out", from + "func add(a, b float64) float64 {\n\t// ...\n" +
			"\treturn a + b + offset\n}\n...\n\tprintln(add(1, 2))\n'''\n", ""},
		{"left out at both ends", from + "...\n\tif a > 99 {\n// ...\n'''\n", ""},
		{"changed word", from + "if b > 99 {\n\ta = 99\n}\n'''\n",
			`README.md:4: main.go does not go on like this here: "if b > 99 {"`},
		{"changed digit", from + "if a > 99 {\n\ta = 98\n}\n'''\n", `README.md:5: main.go`},
		{"dropped line", from + "if a > 99 {\n}\n'''\n", `README.md:5: main.go`},
		{"part of a line", from + "if a > 99\n'''\n", `README.md:4: main.go`},
		{"dedented by different counts", from + "if a > 99 {\na = 99\n'''\n", `README.md:5:`},
		{"dedented by more than there is", from + "const offset = 0.25\n\ta = 99\n'''\n",
			`README.md:5:`},
		{"pieces in another order", from + "\treturn a + b + offset\n...\n\tif a > 99 {\n'''\n",
			`README.md:6:`},
		{"nothing left out", from + "if a > 99 {\n...\n\ta = 99\n'''\n", `README.md:6:`},
		{"nothing left out at the start", from + "...\npackage main\n'''\n", `README.md:5:`},
		{"nothing left out at the end", from + "\tprintln(add(1, 2))\n}\n...\n'''\n",
			`README.md:6: main.go does not go on like this here: "..."`},
		{"empty", from + "'''\n", "README.md:3: this excerpt is empty"},
		{"only left out", from + "...\n'''\n", "README.md:3: this excerpt is empty"},

		{"link in the middle of a paragraph", "x\nSee [x](main.go) and\n[y](..).\n" +
			"'''go\npackage main\n'''\n", ""},
		{"the last link counts", "[x](mian.go) [y](main.go)\n\n'''go\npackage main\n'''\n",
			"README.md:1: link to mian.go"},
		{"no link", "main.go:\n\n'''go\npackage main\n'''\n",
			"README.md:3: the paragraph above must link"},
		{"link in another paragraph", "[x](main.go)\n\nx\n\n'''go\npackage main\n'''\n",
			"README.md:5: the paragraph above must link"},
		{"another block between", from + "package main\n'''\n\n'''go\npackage main\n'''\n",
			"README.md:7: the paragraph above must link"},
		{"wrong file", "[x](mian.go)\n\n'''go\npackage main\n'''\n",
			"README.md:3: the source of this excerpt"},
	})
}

func TestDiffBlocks(t *testing.T) {
	const good = "'''diff\n--- old.txt\n+++ new.txt\n@@ -1,3 +1,3 @@\n" +
		" 1.5\n-2.5\n+20.5\n 3.5\n'''\n"
	checkExamples(t, repositoryWith(t, nil), []example{
		{"good", good, ""},
		{"changed digit", good[:len(good)-6] + "6\n'''\n", "README.md:1: the files differ"},
		{"dropped line", good[:len(good)-9] + "'''\n", "README.md:1: the files differ"},
		{"no names", "'''diff\n-2.5\n+20.5\n'''\n", "must begin with --- path"},
		{"too short", "'''diff\n--- old.txt\n'''\n", "must begin with --- path"},
		{"no old file", "'''diff\n--- x.txt\n+++ new.txt\n'''\n", "open x.txt"},
		{"no new file", "'''diff\n--- old.txt\n+++ x.txt\n'''\n", "open x.txt"},
		{"equal files", "'''diff\n--- old.txt\n+++ old.txt\n'''\n", "do not differ"},
	})
}
