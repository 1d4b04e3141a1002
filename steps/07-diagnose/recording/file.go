package recording

// File is a recording as a program in Go writes it, with encoding/json. What every field
// means is on the page of step 07.
type File struct {
	Eta         float64     `json:"eta"`
	Activations []string    `json:"activations"`
	Loss        string      `json:"loss,omitempty"`
	Code        string      `json:"code,omitempty"`
	X           [][]float64 `json:"x,omitempty"`
	Y           [][]float64 `json:"y,omitempty"`
	Batch       int         `json:"batch,omitempty"` // rows of x for each update
	Outputs     [][]float64 `json:"outputs,omitempty"`
	States      []FileState `json:"states"`
}

// FileState has the matrices of one moment by name: W1, b1, gW1, and x, y, outputs where
// each update has its own. A gradient that is missing is nil.
type FileState map[string][][]float64
