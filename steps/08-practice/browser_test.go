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
	session string
	id      int
}

func startBrowser(t *testing.T) *browser {
	t.Helper()
	itsInput, to, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	from, itsOutput, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(*browserCommand, "--headless", "--remote-debugging-pipe",
		"--user-data-dir="+t.TempDir(), "--hide-scrollbars", "--no-sandbox") // root has none
	c.ExtraFiles = []*os.File{itsInput, itsOutput}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	itsInput.Close()
	itsOutput.Close()
	b := &browser{t: t, to: to, from: bufio.NewReader(from)}
	t.Cleanup(func() {
		b.session = ""
		b.call("Browser.close", nil)
		to.Close()
		c.Wait()
	})
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})
	attached := b.call("Target.attachToTarget",
		map[string]any{"targetId": target["targetId"], "flatten": true})
	b.session = attached["sessionId"].(string)
	return b
}

// call calls a method of the browser, and returns its result.
func (b *browser) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.id++
	message := map[string]any{"id": b.id, "method": method, "params": params}
	if b.session != "" {
		message["sessionId"] = b.session
	}
	text, _ := json.Marshal(message)
	if _, err := b.to.Write(append(text, 0)); err != nil {
		b.t.Fatal(err)
	}
	for {
		text, err := b.from.ReadBytes(0)
		if err != nil {
			b.t.Fatal(err)
		}
		var answer struct {
			ID     int
			Result map[string]any
			Error  any
		}
		json.Unmarshal(text[:len(text)-1], &answer)
		if answer.ID == b.id {
			if answer.Error != nil {
				b.t.Fatalf("%s: %v", method, answer.Error)
			}
			return answer.Result
		}
	}
}

// run runs a script in the page. It may be an await.
func (b *browser) run(script string) any {
	b.t.Helper()
	result := b.call("Runtime.evaluate", map[string]any{
		"expression": script, "awaitPromise": true, "returnByValue": true, "replMode": true})
	if result["exceptionDetails"] != nil {
		b.t.Fatalf("%s: %v", script, result["exceptionDetails"])
	}
	return result["result"].(map[string]any)["value"]
}

// wait waits until a condition of the page is true.
func (b *browser) wait(condition string) {
	b.t.Helper()
	b.run(`for (let i = 0; !(` + condition + `); i++) {
		if (i > 200) throw new Error("this never came true");
		await new Promise(done => setTimeout(done, 50));
	}`)
}

// A round and a pair are played in a browser, by clicks and by keys.
func TestBrowser(t *testing.T) {
	if *browserCommand == "" {
		t.Skip("no browser is named by -browser")
	}
	server := httptest.NewServer(guarded(pagesHandler()))
	defer server.Close()
	b := startBrowser(t)
	b.call("Page.navigate", map[string]any{"url": server.URL + "/?round=9"})
	b.wait(`document.readyState === "complete" && films().length === 1`)
	b.run(`document.querySelector("#line33").click()`)
	b.wait(`document.querySelector(".told")`)
	if text := b.run(`document.querySelector(".told").textContent`).(string); !strings.Contains(text, "5.520") {
		t.Errorf("line 33 is answered by %q", text)
	}
	b.run(`document.querySelector("#line32").focus()`)
	for _, kind := range []string{"keyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent",
			map[string]any{"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13, "text": "\r"})
	}
	b.wait(`document.querySelector("#found")`)
	if focus := b.run(`document.activeElement.textContent`); focus != "Next" {
		t.Errorf("after the answer %v has the focus", focus)
	}
	b.wait(`films().length === 1`)
	b.run(`document.querySelector("#pause").click(); scrub.value = 9;
		scrub.dispatchEvent(new Event("input", {bubbles: true}))`)
	if moment := b.run(`films()[0].getCurrentTime()`); moment != 9.0 {
		t.Errorf("the film is at %v seconds, want 9", moment)
	}
	b.run(`history.back()`)
	b.wait(`!document.querySelector("#found") && document.querySelector(".told")`)

	b.call("Page.navigate", map[string]any{"url": server.URL + "/?name=sign-flipped"})
	b.wait(`document.readyState === "complete" && films().length === 2`)
	b.wait(`Math.abs(films()[0].getCurrentTime() - films()[1].getCurrentTime()) < 0.02`)
	b.run(`document.querySelector("[name=seed]").value = 3;
		document.querySelector(".settings button").click()`)
	b.wait(`location.search.includes("seed=3") && document.querySelector("[name=seed]").value === "3"`)
}
