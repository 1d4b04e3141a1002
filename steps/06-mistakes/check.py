"""A gradient check of one update with one example.

    python3 check.py

Below, both functions are called for the network of xor.py, with the update from the
original question.
"""
import numpy as np


def check(before, after, forward, y, eta, loss=lambda o, y: np.sum((o - y)**2)/2):
    """Parameters before and after ONE update with ONE example, whose target is y."""
    w, h = [np.array(p, float) for p in before], 1e-5
    for k, (p, a) in enumerate(zip(w, after)):
        if p.shape != np.shape(a):
            print(k, "shape", p.shape, "became", np.shape(a))
        elif eta == 0 and np.array_equal(p, a):
            print(k, "has not changed")
        elif eta == 0:
            show(k, "after", a, "before", p)
        else:
            gradient = np.zeros(p.shape)
            for i in np.ndindex(p.shape):
                was = p[i]
                p[i] = was + h; above = loss(forward(*w), y)
                p[i] = was - h; below = loss(forward(*w), y)
                p[i] = was
                gradient[i] = (above - below)/(2*h)
            show(k, "used", (p - a)/eta, "gradient", gradient)


def show(k, u_name, u, v_name, v):
    """Print u, v and u/v; of more than 12 numbers the smallest and the largest."""
    with np.errstate(all="ignore"):
        ratio = u/v
    if v.size <= 12:
        for name, x in (u_name, u), (v_name, v), ("ratio", ratio):
            print(k, name, np.array2string(x, formatter={"float": "{:.5g}".format}))
        return
    clear = abs(v) >= abs(v).max()/1000  # the others are next to 0
    for name, x in (u_name, u), (v_name, v), ("ratio", ratio[clear]), (
            f"{u_name} where the {v_name} is next to 0", u[~clear]):
        if x.size > 0:
            print(k, name, "from %.5g to %.5g" % (x.min(), x.max()))


def sigmoid(z):
    return 1/(1 + np.exp(-z))


if __name__ == "__main__":
    np.random.seed(0)
    W1 = 2*np.random.random((2, 3)) - 1
    W2 = 2*np.random.random((3, 1)) - 1
    b1 = 2*np.random.random((1, 3)) - 1
    b2 = 2*np.random.random((1, 1)) - 1
    eta = 1e-5  # for the check

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

    # the activation derivatives that the update used
    delta1, delta2 = (before[1] - b1)/eta, (before[3] - b2)/eta
    print("output derivative used", (delta2/(output - y)).round(4))
    print("hidden derivatives used", (delta1/(delta2 @ before[2].T)).round(4))
