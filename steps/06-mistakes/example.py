"""XOR with tanh in the hidden layer, and two mistakes. The page of step 06 finds them."""
import numpy as np

from check import check, sigmoid


def sigmoid_prime(z):
    return sigmoid(z)*(1 - sigmoid(z))


def forward(W1, b1, W2, b2, x):
    hidden = np.tanh(x @ W1 + b1)
    return sigmoid(hidden @ W2 + b2)


def update(x, y, eta):
    """Update the parameters from one example."""
    global W1, b1, W2, b2
    hidden = np.tanh(x @ W1 + b1)
    output = sigmoid(hidden @ W2 + b2)
    delta2 = (output - y)*sigmoid_prime(output)
    delta1 = (delta2 @ W2.T)*hidden*(1 - hidden)
    W2 -= eta*hidden.T @ delta2
    b2 -= eta*delta2
    W1 -= eta*x.T @ delta1
    b1 -= eta*delta1


np.random.seed(3)
W1 = 2*np.random.random((2, 3)) - 1
W2 = 2*np.random.random((3, 1)) - 1
b1 = 2*np.random.random((1, 3)) - 1
b2 = 2*np.random.random((1, 1)) - 1

# the check
x, y, eta = np.array([[0.6, 0.9]]), np.array([[0.1]]), 1e-5
before = [p.copy() for p in (W1, b1, W2, b2)]
hidden, output = np.tanh(x @ W1 + b1), forward(*before, x)
update(x, y, eta)
check(before, (W1, b1, W2, b2), lambda *p: forward(*p, x), y, eta)
delta1, delta2 = (before[1] - b1)/eta, (before[3] - b2)/eta
print("output derivative used", (delta2/(output - y)).round(4))
print("hidden derivatives used", (delta1/(delta2 @ before[2].T)).round(4))
print("output", output.round(4), "hidden", hidden.round(4))

# the training
X = np.array([[0, 0], [1, 0], [0, 1], [1, 1]], float)
Y = np.array([[0], [1], [1], [0]], float)
for epoch in range(2000):
    for i in range(4):
        update(X[i:i+1], Y[i:i+1], 0.7)
print("outputs after training", forward(W1, b1, W2, b2, X).round(2).ravel())
