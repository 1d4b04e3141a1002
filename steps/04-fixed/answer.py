"""The answer: a network for XOR that learns.

    python3 answer.py [SEED [FILE]]

starts from np.random.seed(SEED), by default 0, and prints its progress. With a FILE
it also writes the curve: epoch,loss,abs_error.
"""
import sys

import numpy as np

np.random.seed(int(sys.argv[1]) if len(sys.argv) > 1 else 0)

X = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])  # 4×2, one example a row
Y = np.array([[0], [1], [1], [0]])              # 4×1

W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((1, 3)) - 1
b2 = 2*np.random.random((1, 1)) - 1

eta = 0.7
epochs = 2000


def sigmoid(z):
    return 1/(1 + np.exp(-z))


error = np.zeros(epochs)
loss = np.zeros(epochs)  # as the question measures it
for n in range(epochs):
    # forward
    hidden = sigmoid(np.dot(X, W1) + b1)       # 4×3
    output = sigmoid(np.dot(hidden, W2) + b2)  # 4×1
    error[n] = np.sum(np.abs(output - Y))
    loss[n] = np.mean(0.5*(output - Y)**2)
    # back
    delta2 = (output - Y)*output*(1 - output)            # 4×1
    delta1 = np.dot(delta2, W2.T)*hidden*(1 - hidden)    # 4×3
    # update; the products add up the examples
    W2 -= eta*np.dot(hidden.T, delta2)
    W1 -= eta*np.dot(X.T, delta1)
    b2 -= eta*np.sum(delta2, axis=0, keepdims=True)
    b1 -= eta*np.sum(delta1, axis=0, keepdims=True)
    if n % 200 == 0:
        print("epoch %d: error %.4f" % (n, error[n]))

if len(sys.argv) > 2:
    np.savetxt(sys.argv[2], np.column_stack([range(epochs), loss, error]),
               fmt=["%d", "%.11f", "%.11f"], delimiter=",",
               header="epoch,loss,abs_error", comments="")
