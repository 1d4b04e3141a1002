package main

import (
	"encoding/xml"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"example/xor/steps/internal/golden"
)

// get asks the server as a browser does, with the name of a host. What is no answer has to
// be plain text.
func get(t *testing.T, method, host, target string) (status int, body string) {
	t.Helper()
	request := httptest.NewRequest(method, target, nil)
	request.Host = host
	recorder := httptest.NewRecorder()
	handler.ServeHTTP(recorder, request)
	if kind := recorder.Header().Get("Content-Type"); recorder.Code != http.StatusOK &&
		kind != "text/plain; charset=utf-8" {
		t.Errorf("%s: %d as %s", target, recorder.Code, kind)
	}
	return recorder.Code, recorder.Body.String()
}

var handler = pagesHandler()

func mustGet(t *testing.T, target string) string {
	t.Helper()
	status, body := get(t, "GET", "localhost:8080", target)
	if status != http.StatusOK {
		t.Fatalf("%s: %d %s", target, status, body)
	}
	return body
}

// No answer about a round gives the mistake away before it is found. Then the page has it.
func TestPagesOfRounds(t *testing.T) {
	for _, r := range rounds {
		if r.Number%4 != 1 {
			continue // TestRounds has seen its texts
		}
		m := r.Mistakes[0]
		query := fmt.Sprintf("?round=%d", r.Number)
		hides(t, m, mustGet(t, "/"+query))
		if r.Number%16 == 1 {
			hides(t, m, mustGet(t, "/loss.svg"+query)+mustGet(t, "/film.svg"+query))
		}
		found := mustGet(t, fmt.Sprintf("/%s&line=%d", query, answers[m.Name].wrong[0]+1))
		next := fmt.Sprintf(`Found.</strong>
What trains now is the correct program.
<a href="?round=%d">Next</a>`, r.Number+1)
		if !strings.Contains(found, "-name "+m.Name) || !strings.Contains(found, next) {
			t.Errorf("%s: the page of its line has not its entry and %s", m.Name, next)
		}
	}
	golden.Check(t, "testdata/two-round-12.html", mustGet(t, "/?two=12&mended=32,35"))
	golden.Check(t, "testdata/raw-error.html", mustGet(t, "/?name=raw-error"))
}

// Every mistake can be compared. Its films have the same moments, and its pictures are XML.
func TestComparisons(t *testing.T) {
	epochs := regexp.MustCompile(`epoch \d+`)
	for i, m := range compared {
		if i%16 != 0 && m.Name != "one-at-a-time" { // which has settings of its own
			continue
		}
		query := "?epochs=300&hidden=2&name=" + m.Name
		page := html.UnescapeString(mustGet(t, "/"+query))
		for _, want := range []string{"loss.svg?", "film.svg?side=0&", "film.svg?side=1&"} {
			if want += query[1:]; !strings.Contains(page, want) {
				t.Errorf("%s: its page does not ask for %s", m.Name, want)
			}
		}
		wrong, correct := mustGet(t, "/film.svg"+query), mustGet(t, "/film.svg"+query+"&side=1")
		a, b := epochs.FindAllString(wrong, -1), epochs.FindAllString(correct, -1)
		if !slices.Equal(a, b) || !slices.Contains(a, "epoch 300") ||
			wrong == correct && m.Name != none {
			t.Errorf("%s: the films have the moments %s and %s", m.Name, a, b)
		}
		chart := mustGet(t, "/loss.svg"+query)
		if !strings.Contains(chart, ">correct</text>") || !strings.Contains(chart, ">loss</text>") {
			t.Errorf("%s: the chart does not name the curves and the axis", m.Name)
		}
		for _, picture := range []string{wrong, correct, chart} {
			if err := xml.Unmarshal([]byte(picture), new(struct{})); err != nil {
				t.Errorf("%s: %v", m.Name, err)
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	for _, test := range []struct {
		method, host, target string
		status               int
		want                 string
	}{
		{"GET", "127.0.0.1:8080", "/", 200, "Round 1"},
		{"GET", "[::1]:8080", "/style.css", 200, "prefers-color-scheme"},
		{"GET", "localhost", "/script.js", 200, "setCurrentTime"},
		{"GET", "example.com", "/", 421, "want localhost"},
		{"GET", "localhost.example.com:8080", "/", 421, "want localhost"},
		{"GET", "", "/", 421, "want localhost"},
		{"POST", "localhost", "/", 405, "want GET"},
		{"GET", "localhost", "/main.go", 404, ""},
		{"GET", "localhost", "/web/style.css", 404, ""},
		{"GET", "localhost", "/?round=0", 400, `round is "0", want a whole number from 1 to`},
		{"GET", "localhost", "/?round=9&line=99", 400, "line is"},
		{"GET", "localhost", "/?two=12&mended=x", 400, "mended is"},
		{"GET", "localhost", "/?two=12&round=9", 400, "want one of them"},
		{"GET", "localhost", "/?name=<script>", 400, `name is "<script>", want the name of a mistake`},
		{"GET", "localhost", "/?name=none&hidden=9", 400, "hidden is"},
		{"GET", "localhost", "/?name=none&eta=100&epochs=1", 200, `value="100"`},
		{"GET", "localhost", "/?name=none&eta=NaN", 400, "eta is"},
		{"GET", "localhost", "/?name=none&eta=0", 400, "eta is"},
		{"GET", "localhost", "/?name=none&eta=101", 400, "eta is"},
		{"GET", "localhost", "/?name=none&epochs=20001", 400, "epochs is"},
		{"GET", "localhost", "/film.svg?name=none&side=2", 400, "side is"},
		{"GET", "localhost", "/?name=outer-reversed&hidden=3", 422, "the program stops: tensor: AddMul"},
		{"GET", "localhost", "/?name=one-at-a-time&eta=1e-9&epochs=20000", 422, "too long"},
	} {
		if test.want == "too long" {
			defer func(was time.Duration) { longest = was }(longest)
			longest = time.Millisecond
		}
		status, body := get(t, test.method, test.host, test.target)
		if status != test.status || !strings.Contains(body, test.want) {
			t.Errorf("%s %s%s: %d %.200q, want %d with %q", test.method, test.host, test.target,
				status, body, test.status, test.want)
		}
	}
}

// The page obeys the policy that it is served with. A picture may have styles of its own.
func TestHeaders(t *testing.T) {
	for address, kind := range map[string]string{"/": "text/html; charset=utf-8", "/loss.svg": svg} {
		inline := kind == svg
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest("GET", "http://localhost"+address, nil))
		if got := recorder.Header().Get("Content-Type"); got != kind {
			t.Errorf("%s is %s", address, got)
		}
		policy := recorder.Header().Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'; ") ||
			strings.Contains(policy, "unsafe") != inline {
			t.Errorf("the policy of %s is %s", address, policy)
		}
		styles := regexp.MustCompile(`style=|<style|onclick|https://`)
		if text := styles.FindString(recorder.Body.String()); (text != "") != inline {
			t.Errorf("%s has %q", address, text)
		}
	}
}
