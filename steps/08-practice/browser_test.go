package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"
)

var browserCommand = flag.String("browser", "", "play a round in this browser: chromium")

// browser is a Chromium that is told by a pipe what to do.
type browser struct {
	t       *testing.T
	to      *os.File
	from    *bufio.Reader
	session any
	id      int
}

func startBrowser(t *testing.T) *browser {
	t.Helper()
	itsInput, to, err := os.Pipe()
	from, itsOutput, err2 := os.Pipe()
	c := exec.Command(*browserCommand, "--headless", "--remote-debugging-pipe",
		"--user-data-dir="+t.TempDir(), "--hide-scrollbars", "--no-sandbox") // root has none
	c.ExtraFiles = []*os.File{itsInput, itsOutput}
	if err3 := c.Start(); err != nil || err2 != nil || err3 != nil {
		t.Fatal(err, err2, err3)
	}
	itsInput.Close()
	itsOutput.Close()
	b := &browser{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		b.session = nil
		b.call("Browser.close", nil)
		to.Close()
		c.Wait()
	})
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})
	b.session = b.call("Target.attachToTarget",
		map[string]any{"targetId": target["targetId"], "flatten": true})["sessionId"]
	return b
}

// call calls a method of the browser, and returns its result.
func (b *browser) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.id++
	message := map[string]any{"id": b.id, "method": method, "params": params}
	if b.session != nil {
		message["sessionId"] = b.session
	}
	text, _ := json.Marshal(message)
	if _, err := b.to.Write(append(text, 0)); err != nil {
		b.t.Fatal(err)
	}
	var answer struct {
		ID     int
		Result map[string]any
		Error  any
	}
	for answer.ID != b.id {
		text, err := b.from.ReadBytes(0)
		if err != nil {
			b.t.Fatal(err)
		}
		json.Unmarshal(text[:len(text)-1], &answer)
	}
	if answer.Error != nil || answer.Result["exceptionDetails"] != nil {
		b.t.Fatalf("%s %v: %v %v", method, params, answer.Error, answer.Result)
	}
	return answer.Result
}

// wait runs a script in the page, and waits until its last expression is true.
func (b *browser) wait(script, condition string) {
	b.t.Helper()
	b.call("Runtime.evaluate", map[string]any{
		"expression": script + `; for (let i = 0; !(` + condition + `); i++) {
			if (i > 200) throw new Error("this never came true");
			await new Promise(done => setTimeout(done, 50));
		}`, "awaitPromise": true, "replMode": true})
}

// A round is played in a browser, by a click and by a key, and two films are compared.
func TestBrowser(t *testing.T) {
	if *browserCommand == "" {
		t.Skip("no browser is named by -browser")
	}
	server := httptest.NewServer(pagesHandler())
	defer server.Close()
	b := startBrowser(t)
	b.call("Page.navigate", map[string]any{"url": server.URL + "/?round=9"})
	b.wait("", `document.readyState === "complete" && films().length === 1`)
	b.wait(`document.querySelector("#line33").click()`,
		`document.querySelector(".told")?.textContent.includes("5.520")`)
	b.wait(`document.querySelector("#line32").focus()`, "true")
	for _, kind := range []string{"keyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": "Enter",
			"code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"})
	}
	b.wait("", `document.activeElement.textContent === "Next" && films().length === 1`)
	b.wait(`document.querySelector("#pause").click(); scrub.value = 9;
		scrub.dispatchEvent(new Event("input", {bubbles: true}))`,
		`films()[0].getCurrentTime() === 9`)
	b.wait(`history.back()`,
		`!document.querySelector("#found") && document.querySelector(".told")`)

	b.call("Page.navigate", map[string]any{"url": server.URL + "/?name=sign-flipped"})
	b.wait("", `document.readyState === "complete" && films().length === 2`)
	b.wait("", `Math.abs(films()[0].getCurrentTime() - films()[1].getCurrentTime()) < 0.02`)
	for _, field := range []string{"seed", "hidden"} { // neither asks for a page
		b.wait(strings.ReplaceAll(`field = document.querySelector("[name=FIELD]"); field.value = 3;
			field.dispatchEvent(new Event("change", {bubbles: true}))`, "FIELD", field),
			"newest === 0")
	}
	b.wait(`document.querySelector(".settings button").click()`,
		`location.search.includes("seed=3") && location.search.includes("hidden=3")`)
}
