package main

import (
	"slices"
	"testing"
)

// row is what the table says of a mistake, wide enough for other starts.
type row struct {
	name            string
	symptoms        []Symptom
	fewest, most    int // of 100 starts that learn
	lowest, highest float64
	first, second   string // the gradient check
}

// Most have one symptom from any hundred starts. The few that learn from half of the
// starts have a median on the edge.
var rows = []row{
	{"correct", []Symptom{learns}, 83, 100, 0.0002, 0.0013, "ok", "ok"},
	{"two-hidden-units", []Symptom{learns}, 62, 96, 0.0005, 0.0017, "ok", "ok"},
	{"sign-flipped", []Symptom{climbs}, 0, 3, 0.2449, 0.2549, "all ×-1", "all ×-1"},
	{"derivative-twice", []Symptom{flatAtHalf}, 0, 16, 0.1216, 0.1270, "all", "all"},
	{"derivative-of-z", []Symptom{diverges}, 0, 3, 0, 0, "all", "all"},
	{"sigmoid-as-slope", []Symptom{falls}, 0, 32, 0.0671, 0.0737, "all", "all"},
	{"no-slope-output", []Symptom{learns}, 84, 100, 0.0000, 0.0005, "all", "all"},
	{"no-slope-hidden", []Symptom{flatAtHalf}, 0, 3, 0.1223, 0.1274, "W1 b1", "W1 b1"},
	{"raw-error", []Symptom{learns}, 78, 100, 0.0000, 0.0009, "W1 b1", "W1 b1"},
	{"w2-left-out", []Symptom{learns}, 65, 100, 0.0007, 0.0031, "W1 b1", "W1 b1"},
	{"dot-product", []Symptom{flat, falls}, 0, 3, 0.0977, 0.1159, "W1 b1", "W1 b1"},
	{"outer-reversed", []Symptom{falls}, 0, 39, 0.0600, 0.0720, "W1", "W1"},
	{"own-activation", []Symptom{flatAtHalf}, 0, 14, 0.1223, 0.1274, "W1", "W1"},
	{"sign-flipped-hidden", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "W1 b1 ×-1", "W1 b1 ×-1"},
	{"w2-too-early", []Symptom{learns}, 83, 100, 0.0002, 0.0013, "W1 b1", "W1 b1"},
	{"biases-not-updated", []Symptom{falls, learns}, 34, 63, 0.0084, 0.0139, "b1 b2 ×0", "b1 b2 ×0"},
	{"gradient-not-reset", []Symptom{learns}, 84, 100, 0.0000, 0.0007, "ok", "all"},
	{"gradient-piles-up", []Symptom{learns, jumps, falls, flat}, 29, 71, 0.0000, 0.1264, "ok", "all"},
	{"averaged", []Symptom{falls}, 0, 20, 0.0500, 0.0780, "all ×0.25", "all ×0.25"},
	{"last-example-only", []Symptom{climbs}, 0, 3, 0.2375, 0.2472, "all", "all"},
	{"weights-replaced", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "all", "all"},
	{"zero-start", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "ok", "ok"},
	{"equal-start", []Symptom{flat}, 0, 3, 0.0838, 0.0872, "ok", "ok"},
	{"tiny-start", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "ok", "ok"},
	{"unlucky-start", []Symptom{flat}, 0, 0, 0.0624, 0.0650, "ok", "ok"},
	{"eta-too-small", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "ok", "ok"},
	{"eta-timid", []Symptom{falls}, 0, 3, 0.1090, 0.1205, "ok", "ok"},
	{"eta-too-large", []Symptom{jumps, learns}, 26, 62, 0.0000, 0.1264, "ok", "ok"},
	{"eta-far-too-large", []Symptom{climbs}, 0, 3, 0.2450, 0.2550, "ok", "ok"},
	{"too-few-epochs", []Symptom{flatAtHalf}, 0, 3, 0.1201, 0.1254, "ok", "ok"},
	{"one-hidden-unit", []Symptom{flat}, 0, 3, 0.0828, 0.0880, "ok", "ok"},
	{"no-biases", []Symptom{falls, learns}, 23, 64, 0.0000, 0.0570, "ok", "ok"},
	{"linear-hidden", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "ok", "ok"},
	{"dying-relu", []Symptom{flat, falls, learns}, 27, 63, 0.0000, 0.1354, "ok", "ok"},
	{"wrong-label", []Symptom{learns}, 0, 3, 0.0000, 0.0007, "ok", "ok"},
	{"minus-one-labels", []Symptom{flat}, 0, 18, 0.3679, 0.3829, "ok", "ok"},
	{"label-broadcast", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "ok", "ok"},
	{"forward-first", []Symptom{flatAtHalf}, 0, 3, 0.1223, 0.1275, "all", "all"},
	{"one-at-a-time", []Symptom{climbs}, 0, 3, 0.1979, 0.2061, "all", "all"},
	{"eta-is-zero", []Symptom{flat}, 0, 3, 0.1227, 0.1480, "all ×0", "all ×0"},
	{"loss-is-zero", []Symptom{learns}, 83, 100, 0.0000, 0.0005, "all", "all"},
	{"half-is-zero", []Symptom{learns}, 66, 100, 0.0004, 0.0015, "ok", "ok"},
	{"shared-weights", []Symptom{flatAtHalf}, 0, 3, 0.1225, 0.1275, "all", "all"},
	{"shared-scratch", []Symptom{flatAtHalf}, 0, 3, 0.1211, 0.1262, "W1 b1", "W1 b1"},
}

func TestRows(t *testing.T) {
	sets := []struct {
		first  uint32
		starts int
	}{{0, 100}, {100, 60}}
	if testing.Short() {
		sets = sets[:1]
	}
	for i, m := range mistakes {
		if rows[i].name != m.Name {
			t.Fatalf("row %d is %s, want %s", i, rows[i].name, m.Name)
		}
		for _, set := range sets {
			rows[i].check(t, surveyed(m, set.first, set.starts))
		}
	}
}

func (r row) check(t *testing.T, s Survey) {
	t.Helper()
	if !slices.Contains(r.symptoms, s.Symptom()) {
		t.Errorf("%s, from seed %d: %s, want one of %q", r.name, s.Seeds[0], s.Symptom(),
			r.symptoms)
	}
	learned := 100 * s.Learned / len(s.Seeds)
	if learned < r.fewest || learned > r.most {
		t.Errorf("%s, from seed %d: %d %% learn, want %d to %d", r.name, s.Seeds[0],
			learned, r.fewest, r.most)
	}
	last := s.lastLoss()
	if s.Symptom() != diverges && !(last >= r.lowest && last <= r.highest) {
		t.Errorf("%s, from seed %d: the loss ends at %.4f, want %.4f to %.4f", r.name,
			s.Seeds[0], last, r.lowest, r.highest)
	}
	for update, want := range []string{r.first, r.second} {
		if got := s.Checks[update].summary(); got != want {
			t.Errorf("%s, from seed %d: check %d says %s, want %s", r.name, s.Seeds[0],
				update+1, got, want)
		}
	}
}
