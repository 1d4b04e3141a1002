package golden

// Often the same difference can be told in several ways: when a function is added, its
// closing brace may be the brace of the function before it or its own. slide chooses as
// GNU diff does, so that readers who run diff themselves see what the README shows.
//
// It moves each run of changed lines down as far as it goes, joins the runs it meets on
// the way, and then moves it back up to the nearest place where it faces a change on the
// other side, if there is one.
func slide(lines []string, changed, otherChanged []bool) {
	facing := changesBetweenUnchanged(otherChanged)
	unchangedBefore := 0
	for start := 0; start < len(lines); {
		if !changed[start] {
			unchangedBefore++
			start++
			continue
		}
		r := run{lines: lines, changed: changed, start: start,
			unchangedBefore: unchangedBefore}
		r.extend()
		for length := 0; length != r.end-r.start; {
			length = r.end - r.start
			for r.canMoveUp() {
				r.moveUp()
			}
			lastFacing := r.bottomFacing(facing)
			if length == r.end-r.start && lastFacing >= 0 {
				for r.unchangedBefore > lastFacing {
					r.moveUp()
				}
			}
		}
		start, unchangedBefore = r.end, r.unchangedBefore
	}
}

// changesBetweenUnchanged reports for each number of unchanged lines whether changed
// lines follow directly after so many of them.
func changesBetweenUnchanged(changed []bool) []bool {
	facing := []bool{false}
	for _, c := range changed {
		if c {
			facing[len(facing)-1] = true
		} else {
			facing = append(facing, false)
		}
	}
	return facing
}

// A run is a range of changed lines that is bounded by unchanged ones.
type run struct {
	lines           []string
	changed         []bool
	start, end      int
	unchangedBefore int
}

// extend grows the run over all the changed lines that touch it.
func (r *run) extend() {
	for r.start > 0 && r.changed[r.start-1] {
		r.start--
	}
	for r.end = max(r.end, r.start); r.end < len(r.lines) && r.changed[r.end]; {
		r.end++
	}
}

func (r *run) canMoveUp() bool {
	return r.start > 0 && r.lines[r.start-1] == r.lines[r.end-1]
}

func (r *run) moveUp() {
	r.start--
	r.end--
	r.changed[r.start], r.changed[r.end] = true, false
	r.unchangedBefore--
	r.extend()
}

func (r *run) canMoveDown() bool {
	return r.end < len(r.lines) && r.lines[r.start] == r.lines[r.end]
}

func (r *run) moveDown() {
	r.changed[r.start], r.changed[r.end] = false, true
	r.start++
	r.end++
	r.unchangedBefore++
	r.extend()
}

// bottomFacing moves the run down as far as it goes and returns the last position, in
// unchanged lines before it, where it faced a change on the other side, or -1.
func (r *run) bottomFacing(facing []bool) int {
	last := -1
	for {
		if facing[r.unchangedBefore] {
			last = r.unchangedBefore
		}
		if !r.canMoveDown() {
			return last
		}
		r.moveDown()
	}
}
