"""A gradient check of one update with one example.

    python3 check.py

Below the function it is called for the network of xor.py.
"""
import numpy as np


def check(before, after, forward, y, eta, h=1e-5):
    """Parameters before and after ONE update with ONE example, whose target is y."""
    w = [np.array(p, float) for p in before]
    loss = lambda: np.sum((forward(*w) - y)**2)/2
    for k, (p, a) in enumerate(zip(w, after)):
        used, slope = (p - a)/eta, np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            was = p[i]
            p[i] = was + h; above = loss()
            p[i] = was - h; below = loss()
            p[i] = was
            slope[i] = (above - below)/(2*h)
        for name, v in ("subtracted", used), ("slope", slope), ("factor", used/slope):
            print(k, name, v.round(6).tolist())


def sigmoid(z):
    return 1/(1 + np.exp(-z))


np.random.seed(0)
W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((1, 3)) - 1
b2 = 2*np.random.random((1, 1)) - 1
eta = 0.7

x, y = np.array([[0.6, 0.9]]), np.array([[0.1]])  # one example


def forward(W1, b1, W2, b2):  # your forward pass
    return sigmoid(sigmoid(x @ W1 + b1) @ W2 + b2)


before = [p.copy() for p in (W1, b1, W2, b2)]

# one update of your program
hidden = sigmoid(x @ W1 + b1)
output = sigmoid(hidden @ W2 + b2)
delta2 = (y - output)*output*(1 - output)
delta1 = (delta2 @ W2.T)*hidden*(1 - hidden)
W2 -= eta*hidden.T @ delta2
b2 -= eta*delta2
W1 -= eta*x.T @ delta1
b1 -= eta*delta1

check(before, (W1, b1, W2, b2), forward, y, eta)
