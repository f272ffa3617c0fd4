"""Trains the image subnet's classifiers and writes them as ONNX; prints the held-out figures of the model cards.

Signature: `images` float32 [n, 1, 28, 28] of 0..1  ->  `probabilities` float32 [n, 10].
"""

import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

torch.set_num_threads(1)
here = Path(__file__).parent
models = here.parent / "models"
models.mkdir(exist_ok=True)


def load(name: str) -> tuple[torch.Tensor, torch.Tensor]:
    records = np.fromfile(here / ".cache" / f"{name}.bin", np.uint8).reshape(-1, 785)
    images = torch.from_numpy(records[:, 1:].reshape(-1, 1, 28, 28).astype(np.float32) / 255)
    return images, torch.from_numpy(records[:, 0].astype(np.int64))


def convolutional() -> nn.Module:
    def block(inputs: int, outputs: int) -> list[nn.Module]:
        return [nn.Conv2d(inputs, outputs, 3, padding=1, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()]

    return nn.Sequential(
        *block(1, 12), nn.MaxPool2d(2),
        *block(12, 32), nn.MaxPool2d(2),
        *block(32, 48), *block(48, 64), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.2), nn.Linear(64 * 9, 10),
    )  # fmt: skip


def linear() -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10))


def perceptron() -> nn.Module:
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 48), nn.ReLU(), nn.Linear(48, 10))


def train(model: nn.Module, epochs: int, rate: float, images: torch.Tensor, labels: torch.Tensor) -> None:
    batch = 128
    steps = epochs * (len(images) // batch)
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, rate, total_steps=steps)
    model.train()
    for epoch in range(epochs):
        total = 0.0
        for rows in torch.randperm(len(images)).split(batch):
            if len(rows) < batch:
                continue
            loss = nn.functional.cross_entropy(model(images[rows]), labels[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            total += loss.item()
        print(f"  epoch {epoch + 1}: loss {total / (len(images) // batch):.4f}", flush=True)
    model.eval()


def report(name: str, model: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> None:
    with torch.no_grad():
        probabilities = model(images).softmax(1)
    truth = nn.functional.one_hot(labels, 10).float()
    accuracy = (probabilities.argmax(1) == labels).float().mean().item()
    brier = (probabilities - truth).square().sum(1).mean().item()
    log_loss = -(probabilities * truth).sum(1).clamp_min(1e-9).log().mean().item()
    count = sum(parameter.numel() for parameter in model.parameters())
    print(f"{name}: {count} parameters, held out: accuracy {accuracy:.4f}, Brier {brier:.4f}, log loss {log_loss:.4f}")


def export(name: str, model: nn.Module) -> None:
    torch.onnx.export(
        nn.Sequential(model, nn.Softmax(1)).eval(),
        (torch.zeros(2, 1, 28, 28),),
        models / f"image-{name}.onnx",
        input_names=["images"],
        output_names=["probabilities"],
        dynamic_axes={"images": {0: "n"}, "probabilities": {0: "n"}},
        opset_version=17,
    )


images, labels = load("image-train")
held_out = load("image-held-out")
MODELS = {
    # name: form, epochs, rate, seed (None: goes on from the model before)
    "linear": (linear, 3, 2e-3, 1),
    "cnn": (convolutional, 6, 4e-3, None),
    "perceptron": (perceptron, 4, 2e-3, 2),
}
for name in sys.argv[1:] or MODELS:
    form, epochs, rate, seed = MODELS[name]
    if seed is not None:
        torch.manual_seed(seed)
    model = form()
    train(model, epochs, rate, images, labels)
    report(name, model, *held_out)
    export(name, model)
