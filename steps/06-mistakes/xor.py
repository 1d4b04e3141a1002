"""XOR in NumPy: the program of step 04. The entries of MISTAKES.md take lines of it."""
import numpy as np


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_prime(z):
    return sigmoid(z) * (1 - sigmoid(z))


x = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], float)
y = np.array([[0], [1], [1], [0]], float)
eta = 0.7
epochs = 2000

np.random.seed(0)
W1 = 2 * np.random.random((2, 3)) - 1
W2 = 2 * np.random.random((3, 1)) - 1
b1 = 2 * np.random.random((1, 3)) - 1
b2 = 2 * np.random.random((1, 1)) - 1

for epoch in range(epochs):
    z1 = x @ W1 + b1
    hidden = sigmoid(z1)
    z2 = hidden @ W2 + b2
    output = sigmoid(z2)

    delta2 = (output - y) * output * (1 - output)
    delta1 = (delta2 @ W2.T) * hidden * (1 - hidden)
    dW2 = hidden.T @ delta2
    db2 = delta2.sum(axis=0)
    dW1 = x.T @ delta1
    db1 = delta1.sum(axis=0)
    W1 -= eta * dW1
    b1 -= eta * db1
    W2 -= eta * dW2
    b2 -= eta * db2

print("loss", np.mean((output - y) ** 2) / 2)
