package report

import "testing"

// In a program that forms y − output and adds, the target comes first.
func TestAdded(t *testing.T) {
	for line, want := range map[string]string{
		"{e} = {a} − y":           "{e} = y − {a}",
		"{e} = np.abs({a} - y)":   "{e} = np.abs(y - {a})",
		"{e} = σ({a}) − y, with":  "{e} = y − σ({a}), with",
		"{e} = {a} − mean(y)":     "{e} = mean(y) − {a}",
		"{e} = {z} - y":           "{e} = y - {z}",
		"{e} = np.round({a}) - y": "{e} = y - np.round({a})",
		"{e} = softmax({a}) - y":  "{e} = y - softmax({a})",
		"{e} = ({a} - y.ravel())": "{e} = (y.ravel() - {a})",
		"{e} = {a}":               "{e} = {a}",
		"{W} -= eta * g{W}":       "{W} += eta * g{W}",
	} {
		if got := added(line); got != want {
			t.Errorf("%s: %s, want %s", line, got, want)
		}
	}
}
