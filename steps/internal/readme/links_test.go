package readme

import (
	"slices"
	"testing"
)

func TestLinks(t *testing.T) {
	repo := repositoryWith(t, map[string]string{
		"doc/page.md": "# Über die Summe: `a + b`!\n\n## Twice\n\n## Twice\n\n" +
			"<a id=\"x\"></a>\n",
		"doc/a (b).txt": "",
	})
	checkExamples(t, repo, []example{
		{"file", "[x](main.go)", ""},
		{"folder", "[x](..) and [y](../internal/)", ""},
		{"root", "[x](../../Makefile)", ""},
		{"image", "![x](../../old.txt)", ""},
		{"image in a link", "[![x](../../old.txt)](main.go)", ""},
		{"wrong image in a link", "[![x](old.txt)](main.go)", "link to old.txt: there is no"},
		{"wrong link around an image", "[![x](../../old.txt)](mian.go)", "link to mian.go"},
		{"text over two lines", "[x\ny](main.go)", ""},
		{"code in the text", "['x[0]'](main.go)", ""},
		{"title", `[x](main.go "the title")`, ""},
		{"parentheses and escapes", "[x](../../doc/a%20(b).txt)", ""},
		{"target in angle brackets", "[x](<main.go>)", ""},
		{"wrong file", "x\n[x](mian.go)", "README.md:2: link to mian.go: there is no"},
		{"wrong case", "[x](Main.go)", "link to Main.go: there is no"},
		{"outside the repository", "[x](../../../x)", "there is no such file"},
		{"from the root", "[x](/old.txt)", "must be relative"},
		{"query", "[x](main.go?raw=true)", "has no query"},
		{"empty query", "[x](main.go?)", "has no query"},
		{"no path", "[x](mailto:x@example.com)", "only http, https and relative"},
		{"bad escape", "[x](main%zz.go)", "invalid URL escape"},

		{"own heading", "# A\n\n[x](#a)", ""},
		{"wrong heading", "# A\n\n[x](#b)", "README.md:3: link to #b: no such heading"},
		{"empty fragment", "# A\n\n[x](#)", "the fragment is empty"},
		{"heading in a block", "'''text\n# A\n'''\n\n[x](#a)", "no such heading"},
		{"heading elsewhere", "[x](../../doc/page.md#über-die-summe-a--b)", ""},
		{"first of two headings", "[x](../../doc/page.md#twice)", ""},
		{"second of two headings", "[x](../../doc/page.md#twice-1)", ""},
		{"third of two headings", "[x](../../doc/page.md#twice-2)", "no such heading"},
		{"heading of a folder", "[x](../01-add#the-sum)", ""},
		{"wrong heading of a folder", "[x](../01-add#a-sum)", "no such heading"},
		{"folder without README", "[x](../internal#x)", "has no README.md"},
		{"not an anchor in HTML", "<p id=\"x\">x</p>\n\n[x](#x)", "no such heading"},
		{"anchor in HTML", "[x](../../doc/page.md#x)", ""},
		{"line of code", "[x](main.go#L7)", "only Markdown files have fragments"},

		{"web", "[x](https://example.com/a?b=77#c), <https://example.com/77>", ""},
		{"web without a host", "[x](https:/example.com)", "no name of a host"},
		{"web with half a host", "[x](https://example)", "no name of a host"},
		{"wrong web address in angle brackets", "<https://example>", "no name of a host"},
		{"bare URL", "see https://example.com", "README.md:1: a bare URL"},
		{"bare insecure URL", "see http://example.com", "README.md:1: a bare URL"},
		{"URL in code", "'https://example.com'", ""},

		{"image in HTML", `<img src="../../old.txt" alt="x">`, ""},
		{"wrong image in HTML", "x\n<img\nsrc=\"old.txt\">", "README.md:2: link to old.txt"},
		{"wrong link in HTML", `<a href="mian.go">x</a>`, "link to mian.go"},
		{"sources", `<source srcset="main.go 1x, ../../old.txt 2x">`, ""},
		{"wrong source", `<source srcset="main.go 1x, old.txt 2x">`, "link to old.txt"},
		{"unquoted attribute", `<img src=main.go>`, `src needs a "target"`},
		{"empty attribute", `<a href="">x</a>`, `href needs a "target"`},

		{"by reference", "[x][y]", "by reference are not supported"},
		{"definition", "[x]: main.go", "by reference are not supported"},
		{"no target", "[x]", "[text] without (target)"},
		{"space before the target", "[x] (main.go)", "[text] without (target)"},
		{"empty target", "[x]()", "has no target"},
		{"space in the target", "[x](main .go)", "a space in its target"},
		{"unclosed target", "[x](main.go", "is not closed with )"},
		{"unclosed text", "x\n[y\n\nz](main.go)", "README.md:2: this [ is never closed"},
		{"no opening bracket", "x](main.go)", "this ] has no ["},
		{"escaped brackets", `\[x\]`, ""},
		{"brackets in code", "'[x]' and $[x]$", ""},
		{"alert", "> [!NOTE]\n> x", ""},
	})
}

func TestAnchors(t *testing.T) {
	tests := []struct{ heading, want string }{
		{"Simple", "simple"},
		{"Two words", "two-words"},
		{"What? Why: *so*, too!", "what-why-so-too"},
		{"A `W1_x` – dash - hyphen", "a-w1_x--dash---hyphen"},
		{"See [the code](main.go)", "see-the-code"},
		{"Ärger 2.0", "ärger-20"},
		{"z₂ and x²", "z-and-x"},
		{"With <a id=\"y\"></a>", "with"},
	}
	for _, test := range tests {
		doc, _ := parseDocument("README.md", "## "+test.heading+"\n")
		if got := doc.anchors(); !slices.Contains(got, test.want) {
			t.Errorf("heading %q: anchors %q, want %q", test.heading, got, test.want)
		}
	}
	doc, _ := parseDocument("README.md", "#hashtag\n\n####### seven\n")
	if got := doc.anchors(); len(got) != 0 {
		t.Errorf("anchors %q of a text without headings", got)
	}
}
