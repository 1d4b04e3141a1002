package main

// The same in a browser: a server for this machine, and what it refuses.

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"time"

	"example/xor/steps/internal/cli"
)

//go:embed web
var web embed.FS

// longest is how long a program may train for one answer.
var longest = 2 * time.Second

// loopback returns an error unless the address is one of this machine alone.
func loopback(address string) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil || host != "localhost" && !net.ParseIP(host).IsLoopback() {
		return cli.UsageErrorf("-http %q: want an address of this machine alone, such as "+
			"localhost:8080", address)
	}
	return nil
}

// serve answers browsers on this machine until it is interrupted.
func serve(address string) error {
	if err := loopback(address); err != nil {
		return err
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	if err := loopback(listener.Addr().String()); err != nil {
		return err // localhost is another machine here
	}
	server := &http.Server{
		Handler:      pagesHandler(),
		ReadTimeout:  5 * time.Second,
		WriteTimeout: 30 * time.Second,
	}
	interrupted, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	go func() {
		<-interrupted.Done()
		server.Close()
	}()
	fmt.Fprintf(os.Stderr, "http://%s/ shows the rounds in a browser; Ctrl-C ends it\n",
		listener.Addr())
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// guarded refuses what no browser asks of a page on this machine, and tells the browser
// what the page may not do.
func guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; "+
			"script-src 'self'; img-src 'self'; object-src 'self'; frame-src 'self'; "+
			"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		header.Set("Cross-Origin-Resource-Policy", "same-origin")
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cache-Control", "no-store")
		host := r.Host
		if name, _, err := net.SplitHostPort(host); err == nil {
			host = name
		}
		// A page elsewhere can give its name the address of this machine.
		if host != "localhost" && !net.ParseIP(strings.Trim(host, "[]")).IsLoopback() {
			http.Error(w, "want localhost in the address", http.StatusMisdirectedRequest)
			return
		}
		if r.Method != http.MethodGet {
			header.Set("Allow", http.MethodGet)
			http.Error(w, "want GET", http.StatusMethodNotAllowed)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// pagesHandler answers with the page, its pictures, its style or its script.
func pagesHandler() http.Handler {
	mux := http.NewServeMux()
	places := make(chan struct{}, 2) // so many programs train at a time
	trains := func(contentType string, answer func(scene) ([]byte, error)) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			select {
			case places <- struct{}{}:
				defer func() { <-places }()
			case <-r.Context().Done():
				return
			}
			s, err := readScene(r.URL.Query())
			if err != nil {
				http.Error(w, err.Error(), http.StatusBadRequest)
				return
			}
			body, err := trained(s, answer)
			if err != nil {
				http.Error(w, err.Error(), http.StatusUnprocessableEntity)
				return
			}
			w.Header().Set("Content-Type", contentType)
			if contentType == svg {
				w.Header().Set("Content-Security-Policy", "default-src 'none'; "+
					"style-src 'unsafe-inline'; frame-ancestors 'self'")
			}
			w.Write(body)
		}
	}
	mux.HandleFunc("/{$}", trains("text/html; charset=utf-8", scene.page))
	mux.HandleFunc("/film.svg", trains(svg, scene.film))
	mux.HandleFunc("/loss.svg", trains(svg, scene.loss))
	mux.HandleFunc("/favicon.ico", func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusNoContent)
	})
	files, _ := fs.Sub(web, "web")
	mux.Handle("/style.css", http.FileServerFS(files))
	mux.Handle("/script.js", http.FileServerFS(files))
	return guarded(mux)
}

// trained returns an answer. What stops the program is an error: shapes that do not fit, or
// the time.
func trained(s scene, answer func(scene) ([]byte, error)) (body []byte, err error) {
	defer func() {
		if stopped := recover(); stopped != nil {
			err = fmt.Errorf("with these settings the program stops: %v", stopped)
		}
	}()
	return answer(s)
}

const svg = "image/svg+xml"
