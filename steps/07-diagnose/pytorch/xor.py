"""A network for XOR in PyTorch, which records itself.

    python3 xor.py

writes recording.json, for step 07.
"""
import torch
from torch import nn

torch.manual_seed(0)

X = torch.tensor([[0., 0.], [1., 0.], [0., 1.], [1., 1.]])
Y = torch.tensor([[0.], [1.], [1.], [0.]])

model = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1), nn.Sigmoid())
criterion = nn.MSELoss()
lr = 0.5
optimizer = torch.optim.SGD(model.parameters(), lr=lr)


import json
rec = {"code": "pytorch", "eta": lr, "activations": ["tanh", "sigmoid"],
       "loss": "MSELoss", "states": []}
def record(model, **now):
    layers = [m for m in model.modules() if isinstance(m, torch.nn.Linear)]
    for k, m in enumerate(layers, 1):
        for name, p in zip("Wb", [m.weight, m.bias]):
            if p is not None: now[f"{name}{k}"], now[f"g{name}{k}"] = p, p.grad
    rec["states"].append({k: v if v is None else v.tolist() for k, v in now.items()})
    if len(rec["states"]) == 5: json.dump(rec, open("recording.json", "w")); raise SystemExit


for epoch in range(2000):
    output = model(X)
    loss = criterion(output, Y)
    optimizer.zero_grad()
    loss.backward()
    record(model, x=X, y=Y, outputs=output)
    optimizer.step()
