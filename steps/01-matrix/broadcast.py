"""Four outputs that are all right, and a loss that says they are not."""
import numpy as np

output = np.array([[0], [1], [1], [0]])  # a column, 4×1
labels = np.array([0, 1, 1, 0])          # four numbers in a row

difference = output - labels
print("shape", difference.shape)
print("loss ", np.mean(0.5*difference**2))
