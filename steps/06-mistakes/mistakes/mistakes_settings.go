package mistakes

// Mistakes in the numbers that training starts with. The code around them is right.

var settingMistakes = []Mistake{
	{
		Name:  "eta-too-small",
		Title: "The learning rate is too small",
		Tell:  "the loss differs from 0.125 at first, and takes long to get there",
		Text: `The loss moves all the time, always down, and too slowly to be seen.
			Multiply eta by ten and look again: if the same happens in a tenth of the
			epochs, this is it. Ten times the epochs would do as well.`,
		NumPy: `eta = 0.01`,
		Thread: `Seven rates were tried, 1 was best, and even then about ten thousand
			iterations were usual.`,
		URL:     "https://stats.stackexchange.com/questions/351216",
		Program: Program{Eta: 0.01},
	},
	{
		Name:  "eta-timid",
		Title: "The learning rate is smaller than it could be",
		Tell:  "crawls below 0.125, the curve of correct code in slow motion",
		Text: `This is the curve of correct code, drawn out. It leaves the plateau, and
			the epochs are over before it has got anywhere. Multiply eta, or the epochs,
			by ten.`,
		NumPy:   `eta = 0.1`,
		Thread:  `The question of step 03 with its eta of 0.1 and its sign mended.`,
		Program: Program{Eta: 0.1},
	},
	{
		Name:  "eta-too-large",
		Title: "The learning rate is too large",
		Tell:  "the loss jumps, or has jumped to a level and lies still",
		Text: `A step leads past the valley and up the other side. From one start the
			loss goes up and down without an end, from another it lands where all slopes
			are 0 and lies still, from a third it happens to learn. The check says that
			every gradient is right. Divide eta by ten.`,
		NumPy: `eta = 30`,
		Thread: `NumPy by hand, a rate of 4 with momentum: the loss is soon no number.
			With a rate below 1 it trains.`,
		URL:     "https://github.com/lionelmessi6410/Neural-Networks-from-Scratch/issues/2",
		Chaotic: true,
		Program: Program{Eta: 30},
	},
	{
		Name:  "eta-far-too-large",
		Title: "The learning rate is far too large",
		Tell:  "a quarter within a few epochs, then dead still; the check passes",
		Text: `The first steps throw the weights so far out that every output is 0 or
			every output is 1. There the sigmoids are flat, so nothing moves any more.
			It looks like [sign-flipped], but the check passes, and the climb takes a
			few epochs only.`,
		NumPy:   `eta = 100`,
		Thread:  `No thread was found in which this is seen to be the cause.`,
		Program: Program{Eta: 100},
	},
	{
		Name:  "too-few-epochs",
		Title: "Too few epochs",
		Tell:  "a little below 0.125 and still falling: train on",
		Text: `This is the plateau of correct code, cut off before its end. The loss is
			already below 0.125 and falls from epoch to epoch, faster and faster. Train
			on, or multiply eta.`,
		Thread: `XOR in C, titled "not enough training": the author's answer is that it
			sometimes takes more loops, and that he will increase them.`,
		URL:     "https://github.com/codeplea/genann/issues/46",
		Program: Program{Epochs: 200},
	},
	{
		Name:  "one-hidden-unit",
		Title: "One hidden unit",
		Tell:  "ends near 1/12: one output right, the other three at 2/3 or 1/3",
		Text: `One unit can cut the square once. That sets one corner apart from the
			three others, two of which want 1 and one 0, or the other way round; 2/3 is
			the best answer to that, and 1/12 is its loss.`,
		Thread: `No thread shows this level. An asker whose two outputs are always one
			half is told that a single neuron cannot do it; his network is only in a
			picture.`,
		URL:     "https://ai.stackexchange.com/questions/27010",
		Program: Program{Hidden: 1},
	},
}
