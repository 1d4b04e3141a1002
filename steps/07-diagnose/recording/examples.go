package recording

// From the states to updates: what each was made from, and which states lie before and
// after it.

import "slices"

// take is one update, before anything is turned.
type take struct {
	x, y, outputs *array
	before, after int // states
	gradient      int // the state that has the gradients
}

// takes returns the updates, and how many equal states went into each.
func (r *Recording) takes() (takes []take, merged int) {
	merged = 1
	if r.x == nil {
		merged = r.equalStates()
	}
	for u := 0; u+merged < len(r.states) && len(takes) < mostUpdates; u += merged {
		t := take{before: u, after: u + merged, gradient: u + merged - 1}
		switch {
		case r.x == nil:
			t.x, t.y = r.stack("x", u, merged), r.stack("y", u, merged)
			t.outputs = r.stack("outputs", u, merged)
		case r.batch > 0:
			n, _ := r.x.dims()
			t.x = r.x.selectRows(u*r.batch, r.batch, n)
			t.y = r.y.selectRows(u*r.batch, r.batch, n)
		default:
			t.x, t.y = r.x, r.y
		}
		takes = append(takes, t)
	}
	if r.x != nil {
		takes[0].outputs = r.outputs
	}
	return takes, merged
}

// equalStates returns how many states in a row are equal, if that is so from the first
// to the last. Then record() stands in the loop over the examples, and the update comes
// after it. If nothing is updated at all, that is not the reason.
func (r *Recording) equalStates() int {
	length := 1
	for length < len(r.states) && r.sameParameters(0, length) {
		length++
	}
	for i := range r.states[1:] {
		if length == len(r.states) || r.sameParameters(i, i+1) == ((i+1)%length == 0) {
			return 1
		}
	}
	return length
}

func (r *Recording) sameParameters(i, j int) bool {
	for name, a := range r.states[i] {
		layer, gradient := layerOf(name)
		if layer > 0 && !gradient && !slices.Equal(a.data, r.states[j][name].data) {
			return false
		}
	}
	return true
}

// stack puts the examples of n states into one table, or returns nil if one has none.
func (r *Recording) stack(name string, from, n int) *array {
	first := r.states[from][name]
	if n == 1 || first == nil {
		return first
	}
	all := &array{path: first.path}
	examples := 0
	for _, s := range r.states[from : from+n] {
		a := s[name]
		if a == nil || a.notFinite != "" {
			return nil
		}
		rows, cols := a.dims()
		if cols == 1 {
			rows = 1 // a column vector is one example
		}
		examples += rows
		all.data = append(all.data, a.data...)
		all.digits.add(a.digits)
	}
	all.shape = []int{examples, len(all.data) / examples}
	return all
}
