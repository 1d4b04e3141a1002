package main

// The list of the mistakes.

// Mistake is a program with something wrong in it, and what is known about that.
type Mistake struct {
	Name      string // what -name takes
	Title     string
	Tell      string // how it is told from its neighbours, in a line
	Recognise string // the same at more length
	Met       string // who met it, in a sentence
	URL       string // where that can be read
	Program   Program

	// After so many epochs, in rising order, its page counts who has learned by then.
	CountAfter []int
}

// mistakes are all of them. The correct code stands first.
var mistakes = []Mistake{
	{
		Name:  "correct",
		Title: "The program of step 04, as it is",
		Tell:  "the one to compare with: a plateau near 0.125, then all the way down",
		Recognise: "The loss stays near 0.125 for a while, since a network that says " +
			"one half to everything is where all starts meet first. Then it " +
			"falls. The check agrees with every number.",
		CountAfter: []int{500, 1000, 2000, 5000},
	},
	{
		Name:  "two-hidden-units",
		Title: "Correct, but with two hidden units",
		Tell:  "no mistake: two units can do it, but fewer starts get there",
		Recognise: "Nothing is wrong here. Two hidden units are enough to represent " +
			"XOR, but more starts end in a place from which no small step leads " +
			"on. Compare outer-reversed and own-activation with this row, not " +
			"with the first one.",
		Program: Program{Settings: twoHiddenUnitsSettings},
	},

	// In the deltas.
	{
		Name:  "sign-flipped",
		Title: "Target minus output, and then subtracted",
		Tell:  "climbs to a quarter without a jerk; in the check every factor is −1",
		Recognise: "The loss climbs from the first epoch on, and smoothly. No other " +
			"mistake makes the check say −1 for every matrix. The formulas are " +
			"right, one by one: either take output − target and subtract the " +
			"gradient, or take target − output and add it.",
		Met: "A perceptron whose gradient is made of output minus target, and is " +
			"then added to the weights. (The same program has dot-product, " +
			"too.)",
		URL:     "https://datascience.stackexchange.com/questions/56928",
		Program: Program{Backprop: (*Gradients).signFlippedBackprop},
	},
	{
		Name:  "derivative-twice",
		Title: "The derivative is taken of what is already an activation",
		Tell:  "off in all matrices, W2 and b2 by little; the plateau never ends",
		Recognise: "sigmoidPrime itself is right, if it is given z. Here it is given " +
			"an activation, which has been through the sigmoid already, so the " +
			"slope it returns is never near 0. The check disagrees in all " +
			"matrices. That includes b2, whose gradient is the output's delta " +
			"and nothing else: look there first.",
		Met: "In Go: a reader of this program asks what its sigmoidPrime ought " +
			"to be given, because the results do not match. Later versions of " +
			"the repository have it right.",
		URL:     "https://github.com/dwhitena/gophernet/issues/6",
		Program: Program{Backprop: (*Gradients).derivativeTwiceBackprop},
	},
	{
		Name:  "derivative-of-z",
		Title: "a·(1 − a), with the pre-activation for a",
		Tell:  "the only one that leaves the finite numbers",
		Recognise: "a·(1 − a) is right for an activation, which lies between 0 and 1. " +
			"A pre-activation can be anything, so the slope gets a wrong sign " +
			"and no bound: weights grow, slopes grow with them, and the numbers " +
			"overflow.",
		Met: "A Sigmoid class that keeps its input x and multiplies by x(1 − x) " +
			"on the way back.",
		URL:     "https://github.com/BoltzmannEntropy/interviews.ai/issues/15",
		Program: Program{Backprop: (*Gradients).derivativeOfZBackprop},
	},
	{
		Name:  "sigmoid-as-slope",
		Title: "The sigmoid stands in for its own derivative",
		Tell:  "all matrices off like derivative-twice, but it falls, and ends anywhere",
		Recognise: "The sigmoid is at least positive, so the steps go roughly the " +
			"right way, and some starts learn. Where an output is near 1 the " +
			"true slope is near 0 and the sigmoid near 1: outputs that are " +
			"right get pushed about.",
		Met: "No thread with exactly this was found. A relative: a backward " +
			"function that calls sigmoid where a product belonged.",
		URL:     "https://github.com/yizt/numpy_neural_network/issues/3",
		Program: Program{Backprop: (*Gradients).sigmoidAsSlopeBackprop},
	},
	{
		Name:  "no-slope-output",
		Title: "The derivative is forgotten at the output",
		Tell:  "learns faster than correct code: it is cross-entropy's gradient",
		Recognise: "The check disagrees in all matrices, and yet everything is " +
			"learned, and sooner. Without σ′(z₂) the delta is the gradient of " +
			"another loss, cross-entropy. So it is a fault only if the loss you " +
			"print is meant to be the one you descend.",
		Met: "XOR again: the gradients of the output weights lack y(1 − y), " +
			"those of the hidden weights have it.",
		URL:     "https://stackoverflow.com/questions/59399842",
		Program: Program{Backprop: (*Gradients).noSlopeOutputBackprop},
	},
	{
		Name:  "no-slope-hidden",
		Title: "The derivative is forgotten in the hidden layer",
		Tell:  "W1 and b1 off, mostly too large, and at 0.125 for good",
		Recognise: "W2 and b2 agree, so the output's delta is right, and what is wrong " +
			"lies between it and W1. The slopes of W1 and b1 come out too " +
			"large, by a different factor for every unit and example.",
		Met: "In effect, not literally: a ReLU derivative that tests its own " +
			"output for being 0 or more is 1 everywhere, and might as well be " +
			"missing.",
		URL:     "https://github.com/iamtrask/Grokking-Deep-Learning/issues/56",
		Program: Program{Backprop: (*Gradients).noSlopeHiddenBackprop},
	},
	{
		Name:  "raw-error",
		Title: "The raw error goes to the hidden layer, not the delta",
		Tell:  "W1 and b1 too large, mostly by 4 or more; learns all the same",
		Recognise: "The delta of the output is right where it is used for W2, so W2 " +
			"and b2 pass. The hidden layer got the error before the slope was " +
			"multiplied in. Its gradient is too large, but points roughly the " +
			"right way.",
		Met: "The asker runs both forms, the one that sends the raw error back " +
			"and the one that sends the delta, and finds that the wrong one " +
			"converges better.",
		URL:     "https://stackoverflow.com/questions/53287032",
		Program: Program{Backprop: (*Gradients).rawErrorBackprop},
	},
	{
		Name:  "w2-left-out",
		Title: "W2 is left out of the hidden delta",
		Tell:  "W1 and b1 off, with a wrong sign wherever W2 is negative",
		Recognise: "Every hidden unit gets the same error, whatever its weight to the " +
			"output is. Where that weight is negative, W1 and b1 move the wrong " +
			"way, so the check shows signs that differ. The output layer makes " +
			"up for it, from most starts.",
		Met: "A relative: an assignment where a multiplication was meant " +
			"overwrites all of the gradient that came back, W2 included, with 0 " +
			"or 1.",
		URL:     "https://github.com/haifengl/smile/issues/528",
		Program: Program{Backprop: (*Gradients).w2LeftOutBackprop},
	},
	{
		Name:  "dot-product",
		Title: "A matrix product where one element by element was meant",
		Tell:  "W1 and b1 off, as in no-slope-hidden, but a little way below 0.125",
		Recognise: "hidden·(1 − hidden) should be a row of slopes, one for each unit. " +
			"As a matrix product it is their sum, one number, and every unit " +
			"gets it. So W1 and b1 move too far. The output's delta is right, " +
			"so W2 and b2 pass.",
		Met: "A dot product of out and 1 − out stands where the product element " +
			"by element belongs. (The same program has sign-flipped, too.)",
		URL:     "https://datascience.stackexchange.com/questions/56928",
		Program: Program{Backprop: (*Gradients).dotProductBackprop},
	},
	{
		Name:  "outer-reversed",
		Title: "The outer product the wrong way round, with two hidden units",
		Tell:  "only W1 is off, b1 passes: so it is the product, not the delta",
		Recognise: "b1 passes, and its gradient is the hidden delta itself. So the " +
			"delta is right, and the product with x is not. With three hidden " +
			"units the program would stop: the shapes do not fit. With two, W1 " +
			"is square, and nothing complains. Train such a network once with " +
			"another number of units.",
		Met: "The weight changes are outer(input, delta) where outer(delta, " +
			"input) was due; being 3×3, nothing complains.",
		URL: "https://github.com/iamtrask/Grokking-Deep-Learning/issues/23",
		Program: Program{
			Backprop: (*Gradients).outerReversedBackprop,
			Settings: outerReversedSettings,
		},
	},
	{
		Name:  "own-activation",
		Title: "A layer's own activation in the gradient of its weights",
		Tell:  "only W1 is off, as in outer-reversed, but the plateau never ends",
		Recognise: "As in outer-reversed the delta is right and the product is not. " +
			"Here the other factor is wrong: the gradient of a weight needs " +
			"what went into it, x, and not what came out. Again two hidden " +
			"units hide it from the shapes.",
		Met: "The gradient of a layer takes the layer's own activation where " +
			"that of the layer before belongs.",
		URL: "https://datascience.stackexchange.com/questions/25394",
		Program: Program{
			Backprop: (*Gradients).ownActivationBackprop,
			Settings: ownActivationSettings,
		},
	},

	// In the update.
	{
		Name:  "sign-flipped-hidden",
		Title: "The sign is flipped in the hidden layer only",
		Tell:  "flat, not climbing; the factor is −1 for W1 and b1 alone",
		Recognise: "The output layer learns, the hidden layer works against it, and " +
			"they meet where every output is one half. The check tells: factor " +
			"−1, but for W1 and b1 only.",
		Met:     "No thread was found.",
		Program: Program{Epoch: signFlippedHiddenEpoch},
	},
	{
		Name:  "w2-too-early",
		Title: "W2 moves before the hidden delta has read it",
		Tell:  "learns as if nothing were wrong; the check is off by a little",
		Recognise: "The hidden delta reads a W2 that is one step newer. A step is " +
			"small, so the error is small, and it is in W1 and b1 only. With a " +
			"smaller eta it would be smaller still: that is how you tell it " +
			"from a wrong formula.",
		Met: "In Java: the weights change first, and only then are they " +
			"transposed for the hidden error.",
		URL:     "https://github.com/kim-marcel/basic_neural_network/issues/7",
		Program: Program{Epoch: w2TooEarlyEpoch},
	},
	{
		Name:  "biases-not-updated",
		Title: "The biases are never updated",
		Tell:  "the factor is 0, for b1 and b2 alone; about half of the starts learn",
		Recognise: "The backprop is right, and so is what it stores. Only the last " +
			"step does not use it. That is why the check must compare what is " +
			"subtracted, not what is stored.",
		Met: "In C: the forward pass adds the biases, the backprop never touches " +
			"them. A patch is given.",
		URL:     "https://github.com/glouw/tinn/issues/30",
		Program: Program{Epoch: biasesNotUpdatedEpoch},
	},
	{
		Name:  "gradient-not-reset",
		Title: "The gradients are never set back to zero",
		Tell:  "first update ok, second not; learns faster than correct code",
		Recognise: "The first update has nothing to forget, so its check passes; " +
			"always check a second one. This program scales its gradients in " +
			"place, by eta. What is left of the last epoch is thus eta times " +
			"what it was, and adding to it is known as momentum. Luck, not " +
			"design: see gradient-piles-up.",
		Met: "XOR in Octave: the gradient is set to zero once before the loop, " +
			"and then only added to. (A very small learning rate does not help, " +
			"either.)",
		URL:     "https://stats.stackexchange.com/questions/135359",
		Program: Program{Epoch: gradientNotResetEpoch},
	},
	{
		Name:  "gradient-piles-up",
		Title: "The gradients are never set back, nor scaled in place",
		Tell:  "first update ok, second not; many starts never settle",
		Recognise: "As gradient-not-reset, but the update works on a copy, so nothing " +
			"makes old gradients smaller. The network rolls like a ball without " +
			"friction: past the goal, back, and sometimes far out to where " +
			"every slope is 0.",
		Met: "The call that sets the gradients to zero is missing, with figures: " +
			"the loss falls and then rises.",
		URL:     "https://github.com/IBM/aihwkit/issues/446",
		Program: Program{Epoch: gradientPilesUpEpoch},
	},
	{
		Name:  "averaged",
		Title: "The gradient is averaged, the learning rate was made for the sum",
		Tell:  "the factor is 0.25 everywhere: right direction, a quarter of the step",
		Recognise: "Nothing is wrong with the direction. A mean over four examples is " +
			"a quarter of their sum, so the network needs about four times the " +
			"epochs, or four times the learning rate.",
		Met: "Somebody says that with the mean over a batch the best learning " +
			"rate became much higher than for one example at a time. That is a " +
			"claim; no code is shown.",
		URL:     "https://stats.stackexchange.com/questions/183840",
		Program: Program{Epoch: averagedEpoch},
	},
	{
		Name:  "last-example-only",
		Title: "Only the last example's gradient is kept",
		Tell:  "climbs; every output is what the last example wants, here 0",
		Recognise: "Look at the outputs. They are all 0, which is what the last " +
			"example wants. The check disagrees everywhere, with no factor in " +
			"common.",
		Met: "The gradients are assigned anew for each image and applied after " +
			"the loop. Harmless as shipped there, the batch being one image.",
		URL:     "https://github.com/dmarcosg/DSAC/issues/6",
		Program: Program{Epoch: lastExampleOnlyEpoch},
	},
	{
		Name:  "weights-replaced",
		Title: "The step replaces the weights, it does not change them",
		Tell:  "exactly 0.125 after a few epochs, all weights near 0",
		Recognise: "Print a weight: it has lost its start after one epoch. The step " +
			"takes the place of the weight, all weights become small, and then " +
			"the gradients do.",
		Met: "In pseudocode, in a Russian mirror of Stack Overflow: after the " +
			"second epoch nothing moves. Whether the real program did this " +
			"cannot be seen.",
		URL:     "https://techfeed.net/563456/",
		Program: Program{Epoch: weightsReplacedEpoch},
	},

	// In the start.
	{
		Name:  "zero-start",
		Title: "All weights start at zero",
		Tell:  "starts at 0.125, stays there to the last digit; the check passes",
		Recognise: "All hidden units are equal and all slopes of W1 are 0, so the " +
			"units stay equal. Print W1: every number is 0. The check passes, " +
			"because the gradient is right: this is a place where it is 0.",
		Met:     "An argument that this is a danger, without anybody's run.",
		URL:     "https://stats.stackexchange.com/questions/27112",
		Program: Program{Uniform: zeroStartUniform},
	},
	{
		Name:  "equal-start",
		Title: "All weights start at one",
		Tell:  "ends where one-hidden-unit ends; the hidden units are all alike",
		Recognise: "The three units start equal, get equal gradients and stay equal, " +
			"so the network has one unit, three times. Print W1: its columns " +
			"are the same. The check passes.",
		Met: "Every weight and bias starts at 1, and the asker finds the weights " +
			"the same after the training.",
		URL:     "https://datascience.stackexchange.com/questions/79607",
		Program: Program{Uniform: equalStartUniform},
	},
	{
		Name:  "tiny-start",
		Title: "The starting weights are far too small",
		Tell:  "starts at 0.125 and stays, as zero-start, but the weights do differ",
		Recognise: "Nearly the same place as zero-start. The units are not quite " +
			"equal, so it gets away some day, but not in these epochs. Print " +
			"W1: small numbers, all different.",
		Met: "An epsilon of 0.12 is multiplied in twice, all four outputs stay " +
			"at one half, and the gradient check passed.",
		URL:     "https://stackoverflow.com/questions/27334215",
		Program: Program{Uniform: tinyStartUniform},
	},
	{
		Name:  "unlucky-start",
		Title: "An unlucky start, and nothing else",
		Tell:  "one start; other seeds of the same program learn",
		Recognise: "Two outputs are right and two stay at one half. Nothing is wrong: " +
			"start again with another seed before you look for a bug. Most of " +
			"them learn.",
		Met: "One run in five to ten does not learn, and the asker wants to know " +
			"whether that is normal.",
		URL:     "https://stats.stackexchange.com/questions/213666",
		Program: Program{Settings: unluckyStartSettings},
	},

	// In the settings.
	{
		Name:  "eta-too-small",
		Title: "The learning rate is too small",
		Tell:  "the start differs from 0.125, and it takes a visible while to get there",
		Recognise: "The loss moves all the time, always down, and too slowly to be " +
			"seen. Multiply eta by ten and look again: if ten times as much " +
			"happens, this is it.",
		Met: "Seven rates were tried, 1 was best, and even then about ten " +
			"thousand iterations were usual.",
		URL:     "https://stats.stackexchange.com/questions/351216",
		Program: Program{Settings: etaTooSmallSettings},
	},
	{
		Name:  "eta-timid",
		Title: "The learning rate is smaller than it could be",
		Tell:  "crawls below 0.125 as if it were all in slow motion; the check passes",
		Recognise: "This is the curve of correct code, drawn out. It leaves the plateau, " +
			"and the epochs are over before it has got anywhere. Multiply eta, or " +
			"the epochs, by ten.",
		Program: Program{Settings: etaTimidSettings},
	},
	{
		Name:  "eta-too-large",
		Title: "The learning rate is too large",
		Tell:  "the loss goes up and down without an end; the check passes",
		Recognise: "A step leads past the valley and up the other side. The curve of " +
			"one start goes up and down without an end, while the check says " +
			"that every gradient is right. Divide eta by ten.",
		Met: "Code with a learning rate of 1 for Adam stalls; that the rate is " +
			"the cause is what the thread says.",
		URL:     "https://github.com/FluxML/Flux.jl/issues/1352",
		Program: Program{Settings: etaTooLargeSettings},
	},
	{
		Name:  "eta-far-too-large",
		Title: "The learning rate is far too large",
		Tell:  "a quarter within a few epochs, then dead still; the check passes",
		Recognise: "The first steps throw the weights so far out that every output is " +
			"0 or every output is 1. There the sigmoids are flat, so nothing " +
			"moves any more. It looks like sign-flipped, but the check passes, " +
			"and the climb takes a few epochs only.",
		Met:     "No thread was found in which this is seen to be the cause.",
		Program: Program{Settings: etaFarTooLargeSettings},
	},
	{
		Name:  "too-few-epochs",
		Title: "Too few epochs",
		Tell:  "a little below 0.125 and still falling: train on",
		Recognise: "This is the plateau of correct code, cut off before its end. The " +
			"loss is already below 0.125 and falls from epoch to epoch, faster " +
			"and faster.",
		Met: "The default optimiser, 500 epochs, and all outputs are about one " +
			"half.",
		URL:     "https://github.com/keras-team/keras/issues/1295",
		Program: Program{Settings: tooFewEpochsSettings},
	},
	{
		Name:  "one-hidden-unit",
		Title: "One hidden unit",
		Tell:  "ends near 1/12: one output right, the other three at 2/3 or 1/3",
		Recognise: "One unit can cut the square once. That sets one corner apart from " +
			"the three others, two of which want 1 and one 0, or the other way " +
			"round; 2/3 is the best answer to that, and 1/12 is its loss.",
		Met: "An asker whose network always says 0.5. That one neuron is the " +
			"cause is what an answer says; the network is only in a picture.",
		URL:     "https://ai.stackexchange.com/questions/27010",
		Program: Program{Settings: oneHiddenUnitSettings},
	},

	// In the network.
	{
		Name:  "no-biases",
		Title: "No biases",
		Tell:  "crawls; about half of the starts learn, and the check passes",
		Recognise: "Without biases the input (0,0) makes every hidden unit say one " +
			"half, whatever the weights are. XOR can still be represented, but " +
			"it is harder to reach. biases-not-updated has nearly the same " +
			"curve, but does not pass the check.",
		Met: "A network of 2, 2 and 1 units without biases never came to XOR, " +
			"while an answer builds weights with which it can.",
		URL: "https://stats.stackexchange.com/questions/12197",
		Program: Program{
			Forward:  (*Network).noBiasesForward,
			Backprop: (*Gradients).noBiasesBackprop,
		},
	},
	{
		Name:  "linear-hidden",
		Title: "The hidden layer has no activation function",
		Tell:  "quickly to 0.125 from every start, and never away; the check passes",
		Recognise: "Two linear layers are one linear layer, and one linear layer " +
			"cannot do XOR: the best it can say is one half, to everything. " +
			"More units, epochs or starts change nothing.",
		Met: "One and two layers without an activation give the asker the same " +
			"result, and an answer proves why.",
		URL: "https://math.stackexchange.com/questions/2329675",
		Program: Program{
			Forward:  (*Network).linearHiddenForward,
			Backprop: (*Gradients).linearHiddenBackprop,
		},
	},
	{
		Name:  "dying-relu",
		Title: "ReLU units that die",
		Tell:  "a step for each number of dead units: learned, 1/16, 1/12, 1/8",
		Recognise: "A ReLU unit that is 0 for all four examples has a slope of 0 for " +
			"all four and never comes back. With three units, two such deaths " +
			"leave one unit. Print hidden: a column of zeros is a dead unit. " +
			"More units, or another seed, help.",
		Met: "An XOR example whose seed starts it with dead units gets three of " +
			"four right; another seed mends it.",
		URL: "https://github.com/harvard-edge/cs249r_book/pull/1618",
		Program: Program{
			Forward:  (*Network).dyingReluForward,
			Backprop: (*Gradients).dyingReluBackprop,
		},
	},

	// In the examples.
	{
		Name:  "wrong-label",
		Title: "A wrong label",
		Tell:  "its loss goes to 0, but one output is not what XOR wants",
		Recognise: "The program is content: the loss it prints, by its own labels, " +
			"falls as it should. It learned what it was shown. Print inputs, " +
			"targets and outputs side by side.",
		Met: "The samples in an article label (1,1) as 1; the author calls it a " +
			"slip of the text.",
		URL:     "https://github.com/mstksg/inCode/issues/17",
		Program: Program{Targets: wrongLabelTargets},
	},
	{
		Name:  "minus-one-labels",
		Title: "Targets of −1 and +1 for an output between 0 and 1",
		Tell:  "far above 0.25: a target of −1 is out of a sigmoid's reach",
		Recognise: "With targets of 0 and 1, and outputs between them, no loss can " +
			"stay above 0.5, and a hopeless one is 0.25. If yours is above, the " +
			"targets are out of reach. The output is pushed towards −1, stops " +
			"at 0, and pulls its neighbours along.",
		Met:     "A sigmoid output is taught sin(x), and never goes negative.",
		URL:     "https://stackoverflow.com/questions/5105718",
		Program: Program{Targets: minusOneLabelsTargets},
	},
	{
		Name:  "label-broadcast",
		Title: "Every output is compared with every label",
		Tell:  "0.125 within a few epochs, every output exactly one half; check passes",
		Recognise: "Each output is pulled towards all four labels at once, and their " +
			"mean is one half. The loss belongs to the gradient, so the check " +
			"passes. In NumPy it takes only a (4,1) minus a (4,). In Go " +
			"somebody has to write the loop; package tensor refuses shapes that " +
			"differ.",
		Met:     "Shapes (77,) and (77,1) make 77×77 differences without a word.",
		URL:     "https://github.com/HIPS/Kayak/issues/14",
		Program: Program{Epoch: labelBroadcastEpoch, Loss: labelBroadcastLoss},
	},
	{
		Name:  "forward-first",
		Title: "All four forward passes first, and then the backprops",
		Tell:  "off in all matrices, as derivative-twice; passes with one example alone",
		Recognise: "The network keeps the activations of one example only. When the " +
			"backprops come, they are those of the last one, for all four. " +
			"Train with a single example: the check passes then. So no formula " +
			"is wrong, and an example reads what another has left.",
		Program: Program{Epoch: forwardFirstEpoch},
	},
	{
		Name:  "one-at-a-time",
		Title: "Each example is trained until it fits, and then the next",
		Tell:  "climbs in its only pass; then every output is what the last one wants",
		Recognise: "Each example is learned at once, and the next one overwrites it. " +
			"The check disagrees everywhere, because a step is really many " +
			"steps for one example. Put a loop around it, so that all four come " +
			"round again and again, and the same code does learn.",
		Met: "The exact case: a loop until the error is small, inside the loop " +
			"over the four examples. (Read in a mirror.)",
		URL:     "https://www.xszz.org/faq-1/question-2018090738065.html",
		Program: Program{Epoch: oneAtATimeEpoch, Settings: oneAtATimeSettings},
	},

	// Go's own.
	{
		Name:  "eta-is-zero",
		Title: "eta is the constant 7/10",
		Tell:  "the loss never changes, not in the last digit; the factor is 0",
		Recognise: "7 and 10 are whole numbers, so 7/10 is 0, a constant that fits " +
			"into a float64 without a complaint. Print eta, or run staticcheck, " +
			"which reports such divisions (SA4025).",
		Met:     "Not in Go: in Python 2, where 2/m is 0, and the gradient with it.",
		URL:     "https://github.com/ageron/handson-ml/issues/16",
		Program: Program{Settings: etaIsZeroSettings},
	},
	{
		Name:  "loss-is-zero",
		Title: "The loss begins with the constant 1/2",
		Tell:  "the loss is 0 from the first epoch on, and the network learns",
		Recognise: "1/2 is 0, and so is 0·d·d. The gradient does not use the loss, so " +
			"the training is right and only the curve is wrong. The check " +
			"disagrees everywhere, but here it is the loss that is at fault: " +
			"look which of the two slopes is 0.",
		Met: "Not in Go: 2 divided by the layer's size is 0 in Python 2, there " +
			"in the starting weights.",
		URL:     "https://github.com/andersy005/deep-learning-specialization-coursera/pull/7",
		Program: Program{HalfSquare: lossIsZeroHalfSquare},
	},
	{
		Name:  "half-is-zero",
		Title: "The start is centred by the constant 1/2",
		Tell:  "the start is near 0.23, not near 0.13: weights all positive",
		Recognise: "u − 1/2 was meant to lie around 0, but 1/2 is 0, so all weights " +
			"start between 0 and 2. It learns all the same, from fewer starts. " +
			"Print W1: no minus sign in it.",
		Met: "Not in Go, and in another place of the start: 2 divided by the " +
			"layer's size is 0 in Python 2.",
		URL:     "https://github.com/andersy005/deep-learning-specialization-coursera/pull/7",
		Program: Program{Uniform: halfIsZeroUniform},
	},
	{
		Name:  "shared-weights",
		Title: "The gradient of W2 is W2",
		Tell:  "W2 is 0 after every update; the check fails in all matrices",
		Recognise: "g.Zero() clears the weights, because they are the same matrix. A " +
			"*Matrix is a pointer: to assign it copies no number. During an " +
			"epoch W2 fills with gradients, and the loss is printed then. Print " +
			"W2 after an update: it is 0, and all outputs are equal.",
		Met: "With vectors, not with a network: NewVector keeps the caller's " +
			"slice, and its values creep up on every turn of a loop.",
		URL:     "https://github.com/gonum/matrix/issues/427",
		Program: Program{NewGradients: sharedWeightsNewGradients},
	},
	{
		Name:  "shared-scratch",
		Title: "One matrix for two purposes",
		Tell:  "W1 and b1 off; b1 sinks on and on, whatever the error is",
		Recognise: "delta1 and slope1 are the same matrix, so computing the slope " +
			"overwrites the delta, and the product is the slope squared. W1 " +
			"then moves the same way whatever the error is.",
		Met: "No thread with exactly this was found; the cause is the same as in " +
			"shared-weights.",
		URL:     "https://github.com/gonum/matrix/issues/427",
		Program: Program{NewGradients: sharedScratchNewGradients},
	},
}

// mistakeCalled returns the mistake of that name.
func mistakeCalled(name string) (m Mistake, ok bool) {
	for _, m := range mistakes {
		if m.Name == name {
			return m, true
		}
	}
	return Mistake{}, false
}
