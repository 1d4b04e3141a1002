"""A network for XOR that moves after every example, has two faults, and records itself.

    python3 each_example.py

writes recording.json, for step 07.
"""
import numpy as np

np.random.seed(0)


class Network:
    def __init__(self, inputs, hidden, outputs):
        self.W1 = np.random.uniform(-1, 1, (hidden, inputs))
        self.W2 = np.random.uniform(-1, 1, (outputs, hidden))
        self.b1 = np.random.uniform(-1, 1, hidden)
        self.b2 = np.random.uniform(-1, 1, outputs)

    def train(self, x, y, eta):
        # forward
        hidden = sigmoid(self.W1 @ x + self.b1)
        output = sigmoid(self.W2 @ hidden + self.b2)
        record(x=x, y=y, outputs=output, W1=self.W1, b1=self.b1, W2=self.W2, b2=self.b2)
        # the output layer
        error = y - output
        delta2 = error*output*(1 - output)
        self.W2 += eta*np.outer(delta2, hidden)
        self.b2 += eta*delta2
        # the hidden layer
        delta1 = (self.W2.T @ error)*hidden*(1 - hidden)
        self.W1 += eta*np.outer(delta1, x)
        self.b1 += eta*delta1


def sigmoid(z):
    return 1/(1 + np.exp(-z))


import json
rec = {"eta": 0.5, "activations": ["sigmoid", "sigmoid"], "loss": "squared", "states": []}
def record(**now):
    now = {k: v if hasattr(v, "tolist") else np.array(v) for k, v in now.items()}
    rec["states"].append({k: v.tolist() for k, v in now.items()})
    if len(rec["states"]) == 5: json.dump(rec, open("recording.json", "w")); raise SystemExit


network = Network(2, 3, 1)
for n in range(20000):
    for x, y in [((0, 0), 0), ((1, 0), 1), ((0, 1), 1), ((1, 1), 0)]:
        network.train(x, y, eta=0.5)
