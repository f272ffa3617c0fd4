"""Trains the text subnet's language models and writes them as ONNX; prints the held-out figures of the model cards.

Signature: `tokens` int64 [1, n], `state.attention` float32 [layers, 2, 1, heads, past, width / heads], `state.shift` float32
[layers, 1, 1, width]  ->  `logits` float32 [1, n, vocabulary], `next.attention`, `next.shift`.
"""

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

from text_model import LanguageModel

ROW = 256
SIZES = {
    # name: width, layers, heads, rows a step, rate
    "small": (128, 4, 4, 16, 3e-3),
    "tiny": (64, 2, 4, 8, 4e-3),
}
SCHEDULES = {
    # name: steps of the whole cosine, step from which the rate falls in a straight line instead, last step
    "small": (3_000, 1_150, 1_650),
    "tiny": (2_400, 2_400, 2_400),
}
here = Path(__file__).parent
models = here.parent / "models"


def load(name: str) -> tuple[torch.Tensor, torch.Tensor]:
    tokens = np.fromfile(here / ".cache" / f"{name}.tokens", np.uint16).reshape(-1, ROW)
    weights = np.fromfile(here / ".cache" / f"{name}.weights", np.uint8).reshape(-1, ROW)
    return torch.from_numpy(tokens.astype(np.int64)), torch.from_numpy(weights.astype(np.float32))


def losses(model: LanguageModel, rows: torch.Tensor) -> torch.Tensor:
    logits, _, _ = model(rows[:, :-1], *model.empty_state(len(rows)))
    return nn.functional.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten(), reduction="none").view(len(rows), -1)


def rate_share(name: str, step: int) -> float:
    horizon, fall, last = SCHEDULES[name]

    def cosine(at: int) -> float:
        return 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * at / horizon))

    share = cosine(step) if step <= fall else max(0.02, cosine(fall) * (1 - (step - fall) / (last - fall)))
    return share * min(1, (step + 1) / 100)


def report(name: str, model: LanguageModel) -> None:
    rows, weights = load("text-held-out")
    model.eval()
    with torch.no_grad():
        loss = torch.cat([losses(model, part) for part in rows.split(16)])
    weights = weights[:, 1:]
    parameters = sum(parameter.numel() for parameter in model.parameters())
    text, answers = loss[weights == 1].mean().item(), loss[weights > 1].mean().item()
    print(f"{name}: {parameters} parameters, held out: loss a token {text:.4f} of text, {answers:.4f} of answers", flush=True)


def train(name: str, model: LanguageModel, rows: torch.Tensor, weights: torch.Tensor) -> None:
    (*_, batch, rate), steps = SIZES[name], SCHEDULES[name][2]
    decayed = [parameter for parameter in model.parameters() if parameter.dim() > 1]
    others = [parameter for parameter in model.parameters() if parameter.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": 0.05}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=rate, betas=(0.9, 0.98))
    model.train()
    started, total = time.time(), 0.0
    for step in range(steps):
        for group in optimizer.param_groups:
            group["lr"] = rate * rate_share(name, step)
        part = slice(step * batch % len(rows), step * batch % len(rows) + batch)
        weight = weights[part, 1:]
        loss = (losses(model, rows[part]) * weight).sum() / weight.sum()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if (step + 1) % 100 == 0:
            print(f"  step {step + 1} of {steps}: loss {total / 100:.4f}, {time.time() - started:.0f} s", flush=True)
            total = 0.0
        if (step + 1) % 500 == 0:
            report(name, model)
            model.train()


def export(name: str, model: LanguageModel) -> None:
    attention, shift = model.empty_state(1)
    two = torch.zeros(*attention.shape[:4], 2, attention.shape[5])
    example = (torch.zeros(1, 3, dtype=torch.long), two, shift)
    torch.onnx.export(
        model.eval(),
        example,
        models / f"text-{name}.onnx",
        input_names=["tokens", "state.attention", "state.shift"],
        output_names=["logits", "next.attention", "next.shift"],
        dynamic_axes={
            "tokens": {1: "n"},
            "state.attention": {4: "past"},
            "logits": {1: "n"},
            "next.attention": {4: "all"},
        },
        opset_version=17,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(SIZES))
    parser.add_argument("--export-only", action="store_true", help="export what an earlier run left in .cache")
    options = parser.parse_args()
    torch.set_num_threads(1)
    vocabulary = 256 + len(json.loads((models / "text-tokenizer.json").read_text())["merges"])
    rows, weights = load("text-train")
    for name in options.names:
        torch.manual_seed(2)
        width, layers, heads, *_ = SIZES[name]
        model = LanguageModel(vocabulary, width, layers, heads)
        saved = here / ".cache" / f"text-{name}.pt"
        if options.export_only:
            model.load_state_dict(torch.load(saved, weights_only=True))
        else:
            train(name, model, rows, weights)
            torch.save(model.state_dict(), saved)
        report(name, model)
        export(name, model)


if __name__ == "__main__":
    main()
