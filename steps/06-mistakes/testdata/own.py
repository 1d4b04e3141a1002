# What the entries of "NumPy's own" and some others say of NumPy. The test puts xor.py in the
# place of the lines that begin with "# program of", with the lines of that entry in it.

# program of bias-grows
assert b1.shape == (4, 3) and b2.shape == (4, 1)
assert np.mean((output - y) ** 2) / 2 < 0.01
one = sigmoid(sigmoid(np.array([[1, 0]]) @ W1 + b1) @ W2 + b2)
assert one.shape == (4, 1)
try:
    b1 = np.zeros((1, 3))
    b1 -= eta * delta1
    raise SystemExit("b1 -= eta * delta1 passes")
except ValueError:
    pass

# program of integer-dtype
# with whole numbers at the start:
assert W1.dtype == np.int64
W1 = np.array([[1, -1, 1], [1, 0, -1]])
W1[:] = W1 - 0.03
assert (W1 == [[0, -1, 0], [0, 0, -1]]).all()
W1[0, 0] -= -0.03
assert W1[0, 0] == 0
try:
    W1 -= 0.03
    raise SystemExit("W1 -= 0.03 passes")
except TypeError:
    pass
w = np.array([3])
for whole in 2, 1, 0, 0:
    w[:] = w - 0.03
    assert w[0] == whole
w[:] = 3 + 1e-4
assert w[0] == 3
w[:] = 3 - 1e-4
assert w[0] == 2

# program of derivative-in-place
# in the program, and as it is found in public:
before = sigmoid(x @ (W1 + eta*dW1) + b1 + eta*db1)
assert np.allclose(dW2, (before * (1 - before)).T @ delta2)
a = b = np.array([-1, 2.5])
a[a <= 0] = 0; a[a > 0] = 1
assert (b == [0, 1]).all()

# inputs-to-255
x = np.array([200, 255], np.uint8)
assert (x // 255 == [0, 1]).all() and ((x / 255).astype(int) == [0, 1]).all()

# label-broadcast, written by hand: the product raises, or W2 changes its shape.
wide = np.zeros((4, 1)) - np.zeros(4)
assert wide.shape == (4, 4)
assert (np.ones((4, 3)).T @ wide).shape == (3, 4)
try:
    wide @ np.ones((3, 1)).T
    raise SystemExit("the product passes")
except ValueError:
    pass

# bias-summed-over-units: axis=1 of four examples, with keepdims.
b1 = np.zeros((1, 3))
b1 = b1 - np.ones((4, 3)).sum(axis=1, keepdims=True)
assert b1.shape == (4, 3)

# At a softmax output: the deltas of an example add up to 0.
softmax = np.exp([0.3, -1.2, 0.5])/np.exp([0.3, -1.2, 0.5]).sum()
assert abs((softmax - np.array([0.2, 0.7, 0.1])).sum()) < 1e-15

# shuffle-loses-examples
import random
random.seed(0)
rows = np.arange(8).reshape(4, 2)
random.shuffle(rows)
assert len({tuple(r) for r in rows}) < 4
print("ok")
