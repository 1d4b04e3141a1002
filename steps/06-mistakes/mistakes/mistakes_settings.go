package mistakes

// Mistakes in the numbers that training starts with. The code around them is right.

var settingMistakes = []Mistake{{
	Name: "eta-too-small", Title: "The learning rate is too small",
	Tell: "the loss differs from 0.125 at first, and is slow to get there",
	Text: `The loss changes all the time, always down, but too slowly to be seen. Multiply
		eta by ten and look again: if the same happens in a tenth of the epochs, this is
		the cause. Ten times the epochs would do as well.`,
	NumPy: `eta = 0.01`,
	Thread: `Seven rates were tried. The best was 1, but even then about ten thousand
		iterations were usual.`, URL: "https://stats.stackexchange.com/questions/351216",
	Program: Program{Eta: 0.01},
}, {
	Name: "eta-timid", Title: "The learning rate is smaller than it could be",
	Tell: "crawls below 0.125: the curve of correct code in slow motion",
	Text: `The loss leaves the plateau, but the epochs are over before it has got
		anywhere. Multiply eta, or the epochs, by ten.`,
	NumPy: `eta = 0.1`, Thread: `No public example found.`,
	Program: Program{Eta: 0.1},
}, {
	Name: "eta-too-large", Title: "The learning rate is too large",
	Tell: "the loss jumps, or has jumped to one value and stays there",
	Text: `An update leads past the valley and up the other side. In one run the loss goes
		up and down without end; in another it lands where all derivatives are 0, and
		stays there; in a third it happens to learn. The check passes, because every
		gradient is correct. Divide eta by ten.`,
	NumPy: `eta = 30`,
	Thread: `NumPy by hand, a rate of 4 with momentum: the loss is soon no longer a
		number. With a rate below 1 it trains.`,
	URL:     "https://github.com/lionelmessi6410/Neural-Networks-from-Scratch/issues/2",
	Chaotic: true, Program: Program{Eta: 30},
}, {
	Name: "eta-far-too-large", Title: "The learning rate is far too large",
	Tell: "a quarter within a few epochs, then no change; the check passes",
	Text: `The first updates make the weights so large that every output is 0 or every
		output is 1. There the sigmoids are saturated, so nothing changes any more. It
		looks like [sign-flipped], but the check passes, and the climb takes only a few
		epochs.`,
	NumPy: `eta = 100`, Thread: `No public example found.`,
	Program: Program{Eta: 100},
}, {
	Name: "too-few-epochs", Title: "Too few epochs",
	Tell: "a little below 0.125 and still falling: train on",
	Text: `This is the plateau of correct code, cut off before its end. The loss is
		already below 0.125 and falls faster and faster. Train on, or multiply eta.`,
	Thread: `XOR in C, titled "not enough training": 350 epochs help where 300 did not.
		The author first agrees, then suspects a local minimum, which the outputs suggest
		too: see [one-hidden-unit].`, URL: "https://github.com/codeplea/genann/issues/46",
	Program: Program{Epochs: 200},
}, {
	Name: "one-hidden-unit", Title: "One hidden unit",
	Tell: "ends near 1/12: one output right, the other three at 2/3 or 1/3",
	Text: `One unit can cut the square once. That sets one corner apart from the three
		others, of which two want 1 and one wants 0, or the other way round. The best
		answer for all three is then 2/3, or 1/3, and 1/12 is its loss.`,
	Thread: `An asker whose two outputs are always one half is told that a single unit
		cannot do it; the network is only in a picture. The outputs at 1/12 are in
		codeplea/genann, issue 46, from a network with more units: 0.07, 0.64, 0.65 and
		0.62.`, URL: "https://ai.stackexchange.com/questions/27010",
	Program: Program{Hidden: 1},
}}
