package training

import (
	"strconv"
	"strings"

	"example/xor/steps/internal/chart"
)

// LossPlot returns a chart of the loss over the epochs. Its y axis goes from 0 to
// 0.25 at least, so that a curve that falls and one that climbs can be compared:
// 0.25 is the loss of a network that says 0, or 1, to everything.
func LossPlot(title string, loss []float64) chart.Plot {
	return chart.Plot{
		Title:  title,
		XLabel: "epoch",
		YLabel: "loss: mean of ½·(output − target)²",
		XTo:    float64(len(loss) - 1),
		YTo:    0.25,
		Series: []chart.Series{{Name: "loss", Y: loss}},
	}
}

// csvText returns a header and a row for every epoch, each number with as many
// digits as it takes to read the same float64 back.
func csvText(loss, absError []float64) string {
	var text strings.Builder
	text.Grow(48 * len(loss)) // hardly any row is longer
	text.WriteString("epoch,loss,abs_error\n")
	var row []byte
	for epoch := range loss {
		row = strconv.AppendInt(row[:0], int64(epoch), 10)
		row = append(row, ',')
		row = strconv.AppendFloat(row, loss[epoch], 'g', -1, 64)
		row = append(row, ',')
		row = strconv.AppendFloat(row, absError[epoch], 'g', -1, 64)
		row = append(row, '\n')
		text.Write(row)
	}
	return text.String()
}
