package main

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"os/exec"
	"strings"
	"testing"
)

var browserCommand = flag.String("browser", "", "play a round in this browser: chromium")

// until is a script that waits until something is true, and says what never was.
const until = `
const until = async is => {
	for (let i = 0; !is(); i++) {
		if (i > 200) document.title = "never: " + is;
		await new Promise(done => setTimeout(done, 50));
	}
};
const click = selector => document.querySelector(selector).click();
`

// A round is played, and two films are compared, by a script in the page. The browser shows
// the page as it is in the end.
func TestBrowser(t *testing.T) {
	if *browserCommand == "" {
		t.Skip("no browser is named by -browser")
	}
	for address, script := range map[string]string{
		"/?round=9": `
			await until(() => films().length === 1);
			click("#line33");
			await until(() => document.querySelector(".told")?.textContent.includes("5.520"));
			click("#line32");
			await until(() => document.activeElement.textContent === "Next" && films().length === 1);
			click("#pause");
			scrub.value = 9;
			scrub.dispatchEvent(new Event("input", {bubbles: true}));
			await until(() => films()[0].getCurrentTime() === 9);
			history.back();
			await until(() => !document.querySelector("#found") && document.querySelector(".told"));`,
		"/?name=sign-flipped": `
			await until(() => films().length === 2);
			await until(() => {
				const [a, b] = films().map(film => film.getCurrentTime());
				return a > 0 && Math.abs(a - b) < 0.02;
			});
			for (const name of ["seed", "hidden"]) { // neither asks for a page
				const field = document.querySelector("[name=" + name + "]");
				field.value = 3;
				field.dispatchEvent(new Event("change", {bubbles: true}));
				await until(() => newest === 0);
			}
			click(".settings button");
			await until(() => location.search.includes("seed=3") && location.search.includes("hidden=3"));`,
	} {
		mux := http.NewServeMux()
		mux.Handle("/", pagesHandler())
		mux.HandleFunc("/script.js", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript")
			text, _ := web.ReadFile("web/script.js")
			w.Write(append(text, until+"(async () => {"+script+"\ndocument.title = 'played' })()"...))
		})
		server := httptest.NewServer(mux)
		defer server.Close()
		page, err := exec.Command(*browserCommand, "--headless", "--no-sandbox", // root has none
			"--user-data-dir="+t.TempDir(), "--virtual-time-budget=30000", "--dump-dom",
			server.URL+address).Output()
		if err != nil || !strings.Contains(string(page), "<title>played</title>") {
			title, _, _ := strings.Cut(string(page), "</title>")
			t.Errorf("%s: %v\n%s", address, err, title)
		}
	}
}
