"""Runs programs that are made of lines, given as JSON, and prints what they record."""
import json, sys
import numpy as np


def sigmoid(z): return 1 / (1 + np.exp(-z))
def tanh(z): return np.tanh(z)
def relu(z): return np.maximum(0, z)
def softmax(z): e = np.exp(z); return e / e.sum(axis=1, keepdims=True)


def run(lines, activations, loss, hiddens, outputs):
    eta, rng = 0.5, np.random.RandomState(3)
    x, y = rng.rand(5, 3), (rng.rand(5, outputs) > 0.5) * 1.0
    if activations[1] == "softmax": y = np.eye(outputs)[rng.randint(0, outputs, 5)]
    W1, b1 = 2*rng.rand(3, hiddens) - 1, 2*rng.rand(1, hiddens) - 1
    W2, b2 = 2*rng.rand(hiddens, outputs) - 1, 2*rng.rand(1, outputs) - 1
    rec = {"eta": eta, "activations": activations, "loss": loss, "x": x.tolist(), "y": y.tolist(), "states": []}
    s = dict(globals(), x=x, y=y, eta=eta, W1=W1, b1=b1, W2=W2, b2=b2, vW1=0, vb1=0, vW2=0, vb2=0)
    for u in range(5):
        rec["states"].append({k: np.array(s[k]).tolist() for k in ("W1", "b1", "W2", "b2")})
        s["z1"] = x @ s["W1"] + s["b1"]; s["hidden"] = s[activations[0]](s["z1"])
        s["z2"] = s["hidden"] @ s["W2"] + s["b2"]; s["output"] = s[activations[1]](s["z2"])
        rec.setdefault("outputs", s["output"].tolist())
        exec(lines, s)
    return rec


def tried(job):
    try: return run(**job)
    except Exception as e: return {"raised": str(e)}


print(json.dumps([tried(job) for job in json.load(open(sys.argv[1], encoding="utf-8"))]))
