"""Splits scikit-learn's bundled scans of handwritten digits (UCI, CC BY 4.0) into training and held-out records.

A record is one byte for the label and 64 bytes for 8x8 pixels of 0..16. The held-out part ships with the package; the training
part goes to the cache folder and ships nowhere but in the models' weights.
"""

from pathlib import Path

import numpy as np
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split

here = Path(__file__).parent
cache = here / ".cache"
cache.mkdir(exist_ok=True)
(here.parent / "data").mkdir(exist_ok=True)

digits = load_digits()
records = np.concatenate([digits.target[:, None], digits.data], axis=1).astype(np.uint8)
train, held_out = train_test_split(records, test_size=0.2, random_state=20, stratify=digits.target)
(cache / "training-digits.bin").write_bytes(train.tobytes())
(here.parent / "data" / "held-out-digits.bin").write_bytes(held_out.tobytes())
print(f"{len(train)} scans for training, {len(held_out)} held out")
