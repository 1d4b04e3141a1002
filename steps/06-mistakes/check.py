import numpy as np


def check(before, after, forward, y, eta, h=1e-5):
    """Parameters before and after ONE update with ONE example, whose target is y."""
    w = [np.array(p, float) for p in before]
    loss = lambda: np.sum((forward(*w) - y) ** 2) / 2
    for number, (p, a) in enumerate(zip(w, after), 1):
        used, slope = (p - a) / eta, np.zeros(p.shape)
        for i in np.ndindex(p.shape):
            keep = p[i]
            p[i] = keep + h; up = loss()
            p[i] = keep - h; down = loss()
            p[i] = keep
            slope[i] = (up - down) / (2 * h)
        print(f"parameter {number}: subtracted {used}\nslope {slope}\nfactor {used / slope}")
