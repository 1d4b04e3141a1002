package readme

import "testing"

func TestBlocks(t *testing.T) {
	checkExamples(t, repositoryWith(t, nil), []example{
		{"allowed languages", "'''text\n4000\n'''\n'''python\nx\n'''\n'''math\ny\n'''\n", ""},
		{"empty", "", ""},
		{"no language", "'''\nx\n'''\n", "README.md:1: the language"},
		{"another language", "'''bash\nx\n'''\n", `not "bash"`},
		{"language with more", "'''go linenos\nx\n'''\n", `not "go linenos"`},
		{"unclosed", "x\n\n'''text\nx\n", "README.md:3: this block is never closed"},
		{"unclosed before the next", "'''text\nx\n\n'''go\nx\n'''\n",
			"README.md:4: a fence inside the block of line 1"},
		{"closing fence indented", "'''text\nx\n '''\n", "README.md:3: a fence inside"},
		{"indented", " '''text\nx\n'''\n", "README.md:1: a block must begin with"},
		{"in a list", "- '''text\nx\n'''\n", "README.md:1: a block must begin with"},
		{"in a quotation", "> '''text\n> x\n", "README.md:1: a block must begin with"},
		{"tildes", "~~~text\nx\n~~~\n", "README.md:1: a block must begin with"},
		{"four backquotes", "''''text\nx\n''''\n", "README.md:1: the language"},
		{"in details", "<details>\n\n'''text\nx\n'''\n\n</details>\n", ""},
		{"CRLF", "x\r\ny\r\n", "README.md:1: the line contains a CR"},
		{"CR in a block", "'''text\nx\r\n'''\n", "README.md:2: the line contains a CR"},
		{"trailing space", "x\ny \n", "README.md:2: spaces at the end"},
		{"trailing tab", "x\ny\t\n", "README.md:2: spaces at the end"},
		{"trailing space in a block", "'''text\nx \n'''\n", ""},
		{"indented code", "x\n\n    y := 1\n", "README.md:3: indented text"},
		{"indented code with a tab", "\ty := 1\n", "README.md:1: indented text"},
		{"indented line of a list", "- x\n    y\n", ""},
	})
}
