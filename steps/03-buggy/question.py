"""The question: a network for XOR that does not learn.

    python3 question.py [SEED [FILE]]

starts from np.random.seed(SEED), by default 0, and prints what its author saw. With
a FILE it also writes the curve: epoch,loss,abs_error.
"""
import sys

import numpy as np

np.random.seed(int(sys.argv[1]) if len(sys.argv) > 1 else 0)

X = [np.array(x).reshape(2, 1) for x in ([0, 0], [1, 0], [0, 1], [1, 1])]
Y = [0, 1, 1, 0]

W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((3, 1)) - 1
b2 = 2*np.random.random((1, 1)) - 1

eta = 0.7  # not in the question: there, the first update raises a NameError
epochs = 1000


def sigmoid(z):
    return 1/(1 + np.exp(-z))


error = np.zeros(epochs)
absolute = np.zeros(epochs)
for n in range(epochs):
    D1, D2 = np.zeros(W1.shape), np.zeros(W2.shape)
    d1, d2 = np.zeros(b1.shape), np.zeros(b2.shape)
    for x, y in zip(X, Y):  # x is a column, 2×1
        # forward
        hidden = sigmoid(np.dot(W1.T, x) + b1)       # 3×1
        output = sigmoid(np.dot(W2.T, hidden) + b2)  # 1×1
        error[n] += 0.5*((output - y)**2).item()/4
        absolute[n] += abs(output - y).item()
        # back
        delta2 = (y - output)*output*(1 - output)
        delta1 = np.dot(W2, delta2)*hidden*(1 - hidden)
        D2 += np.outer(hidden, delta2)
        D1 += np.outer(x, delta1)
        d2 += delta2
        d1 += delta1
    # update
    W1 -= eta*D1
    W2 -= eta*D2
    b1 -= eta*d1
    b2 -= eta*d2
    if n % 1000 == 0:
        print("epoch %d: loss %.4f" % (n, error[n]))

if len(sys.argv) > 2:
    np.savetxt(sys.argv[2], np.column_stack([range(epochs), error, absolute]),
               fmt=["%d", "%.11f", "%.11f"], delimiter=",",
               header="epoch,loss,abs_error", comments="")
