"""Records what the shipped models give in Python, for tests that compare the package's own runs with it."""

import json
from pathlib import Path

import numpy as np
import onnxruntime
import torch

from text_train import KEPT, kept_model

here = Path(__file__).parent
models = here.parent / "models"
fixtures = here.parent / "test" / "fixtures"
fixtures.mkdir(exist_ok=True)


def rounded(values: np.ndarray) -> list:
    return np.asarray(values, np.float64).round(5).tolist()


def open_model(name: str) -> onnxruntime.InferenceSession:
    return onnxruntime.InferenceSession(models / f"{name}.onnx", providers=["CPUExecutionProvider"])


records = np.fromfile(here / ".cache" / "image-held-out.bin", np.uint8).reshape(-1, 785)[:4]
images = records[:, 1:].reshape(-1, 1, 28, 28).astype(np.float32) / 255
image = {"images": [record[1:].tobytes().hex() for record in records]}
for name in ("cnn", "perceptron", "linear"):
    image[name] = rounded(open_model(f"image-{name}").run(["probabilities"], {"images": images})[0])
(fixtures / "image-outputs.json").write_text(json.dumps(image) + "\n")

# Tokens by number, so that the record does not depend on a tokenizer. The language models are asked in torch, not
# through ONNX.
tokens = np.fromfile(here / ".cache" / "text-held-out.tokens", np.uint16)[:24].astype(np.int64)
text = {"tokens": tokens.tolist()}
for name in KEPT:
    model = kept_model(name).eval()
    with torch.no_grad():
        logs = model(torch.from_numpy(tokens)[None], *model.empty_state(1))[0][0].double().log_softmax(-1).numpy()
    text[name] = {
        "likeliest": int(logs[-1].argmax()),
        "ofTokens": rounded(logs[np.arange(len(tokens) - 1), tokens[1:]]),
    }
(fixtures / "text-outputs.json").write_text(json.dumps(text) + "\n")
print("recorded test/fixtures/image-outputs.json and text-outputs.json")
