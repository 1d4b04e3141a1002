package mistakes

// Mistakes that package tensor refuses, or that its functions of one number cannot make,
// so there is no Go for them. A test runs what is said here in NumPy.

var numpyMistakes = []Mistake{{
	Name: "bias-grows", Title: "The bias grows to a matrix",
	Tell: "b1.shape is another one after the first update",
	Text: `With the examples in rows, δ₁ has a row for each example, and the gradient of
		b1 is their sum. Without the sum, b1 − eta·delta1 broadcasts: b1 gets a row for
		each example, and so does b2. The loss may go to 0 although the network has not
		learned XOR, because every example has an output bias of its own. A single input
		then gives as many outputs as there were examples. Print b1.shape after an update.
		b1 -= eta * delta1 would have raised an error. The same happens if the biases
		start with a row for each example.`,
	NumPy: `b1 = b1 - eta * delta1
		b2 = b2 - eta * delta2`,
	Thread: `XOR in NumPy: biases − grad broadcasts the biases to more rows. The author
		removed the biases.`,
	URL: "https://github.com/jimfleming/differentiation/issues/1",
}, {
	Name: "integer-dtype", Title: "An integer type swallows the update",
	Tell: "numbers change by whole units or not at all; W1.dtype is int64",
	Text: `Weights that are written as whole numbers, np.array([[1, -1, 1], [1, 0, -1]])
		or randint, make an array of integers, which cuts off every fraction: 1 − 0.03 is
		stored as 0, and 0 + 0.03 as 0. So each update takes a positive weight one whole
		unit down or leaves it where it is: with steps of 0.03, 3 becomes 2, 1 and then 0.
		W1 -= step raises an error, but W1[:] = W1 - step and W1[i, j] -= step do not. A
		gradient check of such an array is wrong as well: w + h is stored as w, but w − h
		as a whole unit less, so the measured gradient is huge. Print W1.dtype; write 1.0,
		or use astype(float).`,
	NumPy: `W1[:] = W1 - eta * dW1`,
	Thread: `A numerical gradient of np.array([3, 3]) is far off, because h is swallowed.
		(Read in a mirror of Stack Overflow.) For the weights of a network: no public
		example found.`,
	URL: "https://whosebug.com/question/5305527/" +
		"It-seems-numpy-array-automatically-ignores-decimals",
}, {
	Name: "derivative-in-place", Title: "The derivative overwrites the activation",
	Tell: "only W2 is wrong: its gradient is hidden's derivative times δ₂",
	Text: `A function gets the array itself, not a copy. If it writes x[x <= 0] = 0; x[x >
		0] = 1; return x for ReLU, hidden holds its own derivative afterwards. δ₁ is
		correct, but the gradient of W2, computed next, is not. It seems to fit if you
		compare it with the overwritten hidden. Return a new array: (x > 0) * 1.0.`,
	NumPy:  `delta1 = (delta2 @ W2.T) * np.multiply(hidden, 1 - hidden, out=hidden)`,
	Thread: `A ReLU derivative changes the activations. (Read in a mirror.)`,
	URL:    "https://stackoverflow.com/questions/50121887",
}}
