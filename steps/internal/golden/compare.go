package golden

// An edit replaces the lines aStart to aEnd of a by the lines bStart to bEnd of b. Lines
// count from 0, and the line at an end is not part of the range.
type edit struct {
	aStart, aEnd int
	bStart, bEnd int
}

// maxTable bounds the memory of a comparison: 16 million entries of four bytes.
const maxTable = 16 << 20

// compare returns the edits that turn a into b, in order.
func compare(a, b []string) []edit {
	start := 0
	for start < len(a) && start < len(b) && a[start] == b[start] {
		start++
	}
	aEnd, bEnd := len(a), len(b)
	for aEnd > start && bEnd > start && a[aEnd-1] == b[bEnd-1] {
		aEnd--
		bEnd--
	}
	aChanged, bChanged := make([]bool, len(a)), make([]bool, len(b))
	markChanged(a[start:aEnd], b[start:bEnd], aChanged[start:aEnd], bChanged[start:bEnd])
	return collectEdits(aChanged, bChanged)
}

// markChanged marks the lines that are not part of a longest common subsequence.
func markChanged(a, b []string, aChanged, bChanged []bool) {
	if len(a)*len(b) > maxTable {
		// Still a correct difference, only not the shortest one.
		markAll(aChanged)
		markAll(bChanged)
		return
	}
	common := commonLengths(a, b)
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			i++
			j++
		case common[i+1][j] >= common[i][j+1]:
			aChanged[i] = true
			i++
		default:
			bChanged[j] = true
			j++
		}
	}
	markAll(aChanged[i:])
	markAll(bChanged[j:])
}

func markAll(changed []bool) {
	for i := range changed {
		changed[i] = true
	}
}

// commonLengths returns the table whose entry [i][j] is the length of the longest common
// subsequence of a[i:] and b[j:].
func commonLengths(a, b []string) [][]int32 {
	common := make([][]int32, len(a)+1)
	for i := range common {
		common[i] = make([]int32, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i][j] = common[i+1][j+1] + 1
			} else {
				common[i][j] = max(common[i+1][j], common[i][j+1])
			}
		}
	}
	return common
}

// collectEdits turns the marks into ranges: unchanged lines of a and b pair up in order,
// and what lies between two pairs is one edit.
func collectEdits(aChanged, bChanged []bool) []edit {
	var edits []edit
	i, j := 0, 0
	for i < len(aChanged) || j < len(bChanged) {
		e := edit{aStart: i, bStart: j}
		for i < len(aChanged) && aChanged[i] {
			i++
		}
		for j < len(bChanged) && bChanged[j] {
			j++
		}
		e.aEnd, e.bEnd = i, j
		if e.aEnd > e.aStart || e.bEnd > e.bStart {
			edits = append(edits, e)
		}
		if i < len(aChanged) {
			i++
			j++
		}
	}
	return edits
}
