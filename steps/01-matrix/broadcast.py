"""Four outputs, all correct, and a loss that is not 0."""
import numpy as np

output = np.array([[0], [1], [1], [0]])  # a column, 4×1
targets = np.array([0, 1, 1, 0])         # four numbers in a row

difference = output - targets
print(difference)
print("loss", np.mean(0.5*difference**2))
