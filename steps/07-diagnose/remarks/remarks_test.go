package remarks

import (
	"strings"
	"testing"

	"example/xor/steps/07-diagnose/recording"
	"example/xor/steps/internal/golden"
)

// Every remark comes when its limit is passed, and not just before that. Some come only if
// the update is right.
func TestRemarks(t *testing.T) {
	golden.CheckAnswers(t, "testdata/remarks.golden", func(text string) string {
		r, err := recording.Read(strings.NewReader(text))
		if err != nil {
			return err.Error()
		}
		readings, err := r.Readings()
		if err != nil {
			return err.Error()
		}
		right, wrong := Of(readings[0], true), Of(readings[0], false)
		if len(wrong) < len(right) {
			wrong = append(wrong, "And if the update is right: "+right[len(wrong)])
		}
		return strings.Join(wrong, " ")
	})
}
