package readme

import "testing"

// Numbers show what a span hides: 77 is only a problem where it is plain text or code.
func TestSpans(t *testing.T) {
	checkExamples(t, repositoryWith(t, nil), []example{
		{"mathematics", "$x_{77}$, $7$ and $$77 \\cdot x$$", ""},
		{"mathematics over two lines", "$$77 \\cdot\n77$$", ""},
		{"mathematics in backquotes", "$'x_{77}'$", ""},
		{"dollars", "$77 and $88", "the number 77"},
		{"one dollar", "$77", "the number 77"},
		{"mathematics ends with the paragraph", "a $x\n\n77 y$", "the number 77"},
		{"dollar in code", "'$' 77 '$'", "the number 77"},
		{"escaped dollar", `\$77\$`, "the number 77"},
		{"comment", "<!-- 77\n\n77 -->", ""},
		{"code in a comment", "<!-- ' --> x", ""},
		{"comment in code", "'<!--' 77 '-->'", "the number 77"},
		{"unclosed comment", "x\n<!-- 77\n", "README.md:2: this comment is never closed"},
		{"attribute", `<p width="77"> x </p>`, ""},
		{"attribute with >", `<p title="a > 77"> x </p>`, ""},
		{"text in a tag", "<p>77</p>", "the number 77"},
		{"unclosed tag", "x\n<p title=\n\ny>\n", "README.md:2: this HTML tag is never closed"},
		{"less than", "a < 7 and 7 > b", ""},
		{"code", "'x' and ''y ' z''", ""},
		{"code over two lines", "'x\ny'", ""},
		{"unclosed code", "x\n'y\n\nz'\n", "README.md:2: this inline code is never closed"},
		{"escaped backquote", "\\' x", ""},
	})
}
