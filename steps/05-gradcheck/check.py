"""A gradient check for a network in NumPy, from the outside: one update is enough.

    python3 check.py

The network here is the question's, with one example.
"""
import numpy as np


def sigmoid(z):
    return 1/(1 + np.exp(-z))


np.random.seed(0)
W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((3, 1)) - 1
b2 = 2*np.random.random((1, 1)) - 1
x, y, eta = np.array([[1], [1]]), 0, 0.7


def forward():
    hidden = sigmoid(np.dot(W1.T, x) + b1)
    return hidden, sigmoid(np.dot(W2.T, hidden) + b2)


def loss():
    return 0.5*((forward()[1] - y)**2).item()


def slope(loss, w, h=1e-5):
    """Return the slope of loss() along every number of the array w."""
    slopes = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        was = w[i]
        w[i] = was + h
        above = loss()
        w[i] = was - h
        below = loss()
        w[i] = was
        slopes[i] = (above - below)/(2*h)
    return slopes


# before the update
measured = [slope(loss, w) for w in (W1, W2, b1, b2)]
before = [w.copy() for w in (W1, W2, b1, b2)]

# the update: yours
hidden, output = forward()
delta2 = (y - output)*output*(1 - output)
delta1 = np.dot(W2, delta2)*hidden*(1 - hidden)
W2 -= eta*np.outer(hidden, delta2)
W1 -= eta*np.outer(x, delta1)
b2 -= eta*delta2
b1 -= eta*delta1

# after the update: the decrease of each number, divided by eta times its slope
for name, was, w, s in zip(["W1", "W2", "b1", "b2"], before, [W1, W2, b1, b2], measured):
    print(name, np.round((was - w)/(eta*s), 4).tolist())
