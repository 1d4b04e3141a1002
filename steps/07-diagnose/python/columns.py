"""A network for XOR in which each example is a column, with a fault, which records
itself.

    python3 columns.py

writes recording.json, for step 07.
"""
import numpy as np

np.random.seed(0)

X = np.array([[0, 1, 0, 1], [0, 0, 1, 1]])  # 2×4, an example a column
Y = np.array([[0, 1, 1, 0]])                # 1×4
m = X.shape[1]

W1 = np.random.randn(4, 2)
b1 = np.zeros((4, 1))
W2 = np.random.randn(1, 4)
b2 = np.zeros((1, 1))

eta = 1.0


def sigmoid(z):
    return 1/(1 + np.exp(-z))


import json
rec = {"eta": eta, "activations": ["tanh", "sigmoid"], "loss": "cross-entropy", "states": []}
def record(**now):
    now = {k: v if hasattr(v, "tolist") else np.array(v) for k, v in now.items()}
    rec["states"].append({k: v.tolist() for k, v in now.items()})
    if len(rec["states"]) == 5: json.dump(rec, open("recording.json", "w")); raise SystemExit


for n in range(2000):
    # forward
    A1 = np.tanh(W1 @ X + b1)
    A2 = sigmoid(W2 @ A1 + b2)
    record(x=X, y=Y, outputs=A2, W1=W1, b1=b1, W2=W2, b2=b2)
    # back
    dZ2 = A2 - Y
    dW2 = dZ2 @ A1.T / m
    db2 = np.sum(dZ2) / m
    dZ1 = (W2.T @ dZ2)*(1 - A1**2)
    dW1 = dZ1 @ X.T / m
    db1 = np.sum(dZ1) / m
    # update
    W1 -= eta*dW1
    b1 -= eta*db1
    W2 -= eta*dW2
    b2 -= eta*db2
