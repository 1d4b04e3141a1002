package mistakes

// Mistakes that package tensor refuses, so there is no Go for them. A test runs what is
// said here in NumPy.

var numpyMistakes = []Mistake{
	{
		Name:  "bias-grows",
		Title: "The bias grows to a matrix",
		Tell:  "b1.shape is another one after the first update",
		Text: `With the examples in rows, δ₁ has a row for each example, and the
			gradient of b1 is their sum. Without the sum, b1 − eta·delta1 broadcasts: b1
			gets a row for each example, and so does b2. The loss may go to 0 without
			any XOR, since every example has an output bias of its own, and a single
			input gives as many outputs as there were examples. Print b1.shape after an
			update. b1 -= eta * delta1 would have raised. The same happens where the
			biases start with a row for each example.`,
		NumPy: `
			b1 = b1 - eta * delta1
			b2 = b2 - eta * delta2`,
		Thread: `XOR in NumPy: the biases are broadcast to more rows by biases − grad.
			The author removed the biases.`,
		URL: "https://github.com/jimfleming/differentiation/issues/1",
	},
	{
		Name:  "integer-dtype",
		Title: "An integer type swallows the step",
		Tell:  "the factor is 0, and W1.dtype is int64",
		Text: `Weights that are written as whole numbers, np.array([[1, -1, 1], [1, 0,
			-1]]) or randint, make an array of whole numbers. What is stored in it is
			cut off after the point: 1 − 0.03 is 0, and 0 + 0.03 is 0. So a weight moves
			to the next whole number towards 0, and then never again. W1 -= step raises
			an error, but W1[:] = W1 - step does not, and W1[i, j] -= step does not
			either. It also makes a gradient check lie, since w + h is w. Print
			W1.dtype; write 1.0, or astype(float).`,
		NumPy: `W1[:] = W1 - eta * dW1`,
		Thread: `A numerical gradient of np.array([3, 3]) is far off, because h is
			swallowed. (Read in a mirror of Stack Overflow.) For the weights of a
			network: no thread was found.`,
		URL: "https://whosebug.com/question/5305527/It-seems-numpy-array-automatically-ignores-decimals",
	},
}
