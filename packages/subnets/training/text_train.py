"""Trains the text subnet's language models and writes them as ONNX; prints the held-out figures of the model cards.

All models come from one run: `small` is its end; `small-early` and `small-start` lie on the way back to its middle (weighted means of both
states' weights), so that there are weaker models of the same form. Every state of a multiple of 250 steps is kept in `.cache`.

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
WIDTH, LAYERS, HEADS = 128, 3, 4
BATCH, RATE, STEPS = 8, 3e-3, 3_000
# The states whose weighted mean a model is.
KEPT = {"small-start": {STEPS // 2: 0.5, STEPS: 0.5}, "small-early": {STEPS // 2: 0.2, STEPS: 0.8}, "small": {STEPS: 1.0}}
here = Path(__file__).parent
models = here.parent / "models"


def create_model() -> LanguageModel:
    merges = json.loads((models / "text-tokenizer.json").read_text())["merges"]
    return LanguageModel(256 + len(merges), WIDTH, LAYERS, HEADS)


def state_file(step: int) -> Path:
    return here / ".cache" / f"text-{step}.pt"


def kept_model(name: str) -> LanguageModel:
    states = [(torch.load(state_file(step), weights_only=True), weight) for step, weight in KEPT[name].items()]
    model = create_model()
    model.load_state_dict({key: sum(state[key] * weight for state, weight in states) for key in states[0][0]})
    return model


def load(name: str) -> tuple[torch.Tensor, torch.Tensor]:
    tokens = np.fromfile(here / ".cache" / f"{name}.tokens", np.uint16).reshape(-1, ROW)
    weights = np.fromfile(here / ".cache" / f"{name}.weights", np.uint8).reshape(-1, ROW)
    return torch.from_numpy(tokens.astype(np.int64)), torch.from_numpy(weights.astype(np.float32))


def losses(model: LanguageModel, rows: torch.Tensor) -> torch.Tensor:
    logits, _, _ = model(rows[:, :-1], *model.empty_state(len(rows)))
    return nn.functional.cross_entropy(logits.flatten(0, 1), rows[:, 1:].flatten(), reduction="none").view(len(rows), -1)


def report(name: str, model: LanguageModel) -> None:
    rows, weights = load("text-held-out")
    model.eval()
    with torch.no_grad():
        loss = torch.cat([losses(model, part) for part in rows.split(16)])
    weights = weights[:, 1:]
    parameters = sum(parameter.numel() for parameter in model.parameters())
    text, answers = loss[weights == 1].mean().item(), loss[weights > 1].mean().item()
    print(f"{name}: {parameters} parameters, held out: loss a token {text:.4f} of text, {answers:.4f} of answers", flush=True)


def train() -> None:
    torch.manual_seed(2)
    model = create_model()
    rows, weights = load("text-train")
    decayed = [parameter for parameter in model.parameters() if parameter.dim() > 1]
    others = [parameter for parameter in model.parameters() if parameter.dim() <= 1]
    groups = [{"params": decayed, "weight_decay": 0.05}, {"params": others, "weight_decay": 0.0}]
    optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
    started, total = time.time(), 0.0
    for step in range(STEPS):
        model.train()
        cosine = 0.02 + 0.98 * (0.5 + 0.5 * math.cos(math.pi * step / STEPS))
        for group in optimizer.param_groups:
            group["lr"] = RATE * min(1, (step + 1) / 100) * cosine
        part = slice(step * BATCH % len(rows), step * BATCH % len(rows) + BATCH)
        weight = weights[part, 1:]
        loss = (losses(model, rows[part]) * weight).sum() / weight.sum()
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        total += loss.item()
        if (step + 1) % 50 == 0:
            print(f"  step {step + 1} of {STEPS}: loss {total / 50:.4f}, {time.time() - started:.0f} s", flush=True)
            total = 0.0
        if (step + 1) % 250 == 0:
            torch.save(model.state_dict(), state_file(step + 1))
            report(f"step {step + 1}", model)


def export(name: str, model: LanguageModel) -> None:
    attention, shift = model.empty_state(1)
    two = torch.zeros(*attention.shape[:4], 2, attention.shape[5])
    torch.onnx.export(
        model.eval(),
        (torch.zeros(1, 3, dtype=torch.long), two, shift),
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
    parser.add_argument("--export-only", action="store_true", help="export what an earlier run left in .cache")
    torch.set_num_threads(1)
    if not parser.parse_args().export_only:
        train()
    for name in KEPT:
        model = kept_model(name)
        report(name, model)
        export(name, model)


if __name__ == "__main__":
    main()
