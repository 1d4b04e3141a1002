# Nothing here is needed to run or test the steps: each target is a go command or two.

.POSIX:
.PHONY: help run steps test diff golden bench check

help:
	@echo 'make run      runs step 04: the network learns XOR.'
	@echo 'make steps    runs all the steps, in order.'
	@echo 'make test     runs all the tests.'
	@echo 'make diff     shows the line that differs in the backprops of steps 03 and 04.'
	@echo 'make golden   rewrites the outputs that the tests expect.'
	@echo 'make bench    measures an epoch of training.'
	@echo 'make check    checks formatting, runs go vet and all the tests.'

run:
	@go run ./steps/04-fixed

steps:
	@for step in steps/[0-9]*; do \
		printf '\n$$ go run ./%s\n' "$$step" && go run "./$$step" || exit 1; \
	done

test:
	go test ./...

# diff ends with status 1 when the files differ, as these do, and with 2 in trouble.
diff:
	@diff steps/03-buggy/backprop.go steps/04-fixed/backprop.go || test $$? -eq 1

golden:
	UPDATE=1 go test ./...

bench:
	go test -run '^$$' -bench Epoch -benchmem ./steps/04-fixed

check:
	@files=$$(gofmt -l .) && test -z "$$files" || \
		{ echo "gofmt would change: $$files"; exit 1; }
	go vet ./...
	go test ./...
