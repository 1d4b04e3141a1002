"""A correct network for XOR, all four examples in one matrix, which records itself.

    python3 correct.py

writes recording.json, for step 07.
"""
import numpy as np

np.random.seed(0)

X = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
Y = np.array([[0], [1], [1], [0]])

W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((1, 3)) - 1
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


for n in range(2000):
    # forward
    hidden = sigmoid(X @ W1 + b1)
    output = sigmoid(hidden @ W2 + b2)
    record(x=X, y=Y, outputs=output, W1=W1, b1=b1, W2=W2, b2=b2)
    # back
    error2 = output - Y
    delta2 = error2*output*(1 - output)
    error1 = delta2 @ W2.T
    delta1 = error1*hidden*(1 - hidden)
    # update
    W2 -= eta*(hidden.T @ delta2)
    b2 -= eta*delta2.sum(axis=0)
    W1 -= eta*(X.T @ delta1)
    b1 -= eta*delta1.sum(axis=0)
