package main

// Mistakes in the numbers a training is started with. The code around them is right.

var etaTooSmallSettings = Settings{
	Hidden: 3,
	Eta:    0.01,
	// right: Eta: 0.7,
	Epochs: 2000,
}

var etaTimidSettings = Settings{
	Hidden: 3,
	Eta:    0.1,
	// right: Eta: 0.7,
	Epochs: 2000,
}

var etaTooLargeSettings = Settings{
	Hidden: 3,
	Eta:    30,
	// right: Eta: 0.7,
	Epochs: 2000,
}

var etaFarTooLargeSettings = Settings{
	Hidden: 3,
	Eta:    100,
	// right: Eta: 0.7,
	Epochs: 2000,
}

var tooFewEpochsSettings = Settings{
	Hidden: 3,
	Eta:    0.7,
	Epochs: 200,
	// right: Epochs: 2000,
}

var oneHiddenUnitSettings = Settings{
	Hidden: 1,
	// right: Hidden: 3,
	Eta:    0.7,
	Epochs: 2000,
}

// Two units are enough for XOR, so this is no mistake; see the neighbours it has.
var twoHiddenUnitsSettings = Settings{
	Hidden: 2,
	// right: Hidden: 3,
	Eta:    0.7,
	Epochs: 2000,
}

// With two units W1 is square, and nothing stops the program.
var outerReversedSettings = twoHiddenUnitsSettings

// With two units the hidden layer is as wide as the input.
var ownActivationSettings = twoHiddenUnitsSettings

// Not a mistake at all: one start of 100 or so is like this.
var unluckyStartSettings = Settings{
	Hidden: 3,
	Eta:    0.7,
	Epochs: 2000,
	Seeds:  []uint32{116},
	// right: (not here)
}

// The loop over the epochs ends after one.
var oneAtATimeSettings = Settings{
	Hidden: 3,
	Eta:    0.7,
	Epochs: 1,
	// right: Epochs: 2000,
}
