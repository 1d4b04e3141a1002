"""The question's network for XOR, which does not learn, and records itself.

    python3 question.py

writes recording.json, for step 07. An example is a column, as in step 03.
"""
import numpy as np

np.random.seed(0)

X = [np.array(x).reshape(2, 1) for x in ([0, 0], [1, 0], [0, 1], [1, 1])]
Y = [0, 1, 1, 0]

W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((3, 1)) - 1
b2 = 2*np.random.random((1, 1)) - 1

eta = 0.7


def sigmoid(z):
    return 1/(1 + np.exp(-z))


import json
rec = {"eta": eta, "activations": ["sigmoid", "sigmoid"], "loss": "squared", "states": []}
def record(**now):
    now = {k: v if hasattr(v, "tolist") else np.array(v) for k, v in now.items()}
    rec["states"].append({k: v.tolist() for k, v in now.items()})
    if len(rec["states"]) == 5: json.dump(rec, open("recording.json", "w")); raise SystemExit


for n in range(1000):
    D1, D2 = np.zeros(W1.shape), np.zeros(W2.shape)
    d1, d2 = np.zeros(b1.shape), np.zeros(b2.shape)
    outputs = []
    for x, y in zip(X, Y):
        # forward
        hidden = sigmoid(np.dot(W1.T, x) + b1)       # 3×1
        output = sigmoid(np.dot(W2.T, hidden) + b2)  # 1×1
        outputs.append(output)
        # back
        delta2 = (y - output)*output*(1 - output)
        delta1 = np.dot(W2, delta2)*hidden*(1 - hidden)
        D2 += np.outer(hidden, delta2)
        D1 += np.outer(x, delta1)
        d2 += delta2
        d1 += delta1
    record(x=X, y=Y, outputs=outputs, W1=W1, b1=b1, W2=W2, b2=b2)
    # update
    W1 -= eta*D1
    W2 -= eta*D2
    b1 -= eta*d1
    b2 -= eta*d2
