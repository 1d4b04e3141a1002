package mistakes

// Mistakes in the numbers that training starts with. The code around them is right.

var settingMistakes = map[string]Program{
	"eta-too-small":     {Eta: 0.01},
	"eta-timid":         {Eta: 0.1},
	"eta-too-large":     {Eta: 30},
	"eta-far-too-large": {Eta: 100},
	"too-few-epochs":    {Epochs: 200},
	"one-hidden-unit":   {Hidden: 1},
}
