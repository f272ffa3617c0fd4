"""The language model of the text subnet: a small transformer whose keys also see the token before.

Each block mixes into its queries, keys and values a learned share of the previous position; that lets one layer find what
followed an earlier token, which a transformer of this size otherwise learns late. Positions enter as a linear penalty on distance
(ALiBi), half of the heads without any, so that a cache of keys and values can grow without rotating anything.
"""

import torch
from torch import nn


class Block(nn.Module):
    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(width)
        self.mix = nn.Parameter(torch.full((3, width), 0.5))
        self.query, self.key, self.value = (nn.Linear(width, width, bias=False) for _ in range(3))
        self.out = nn.Linear(width, width, bias=False)
        self.think = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, 4 * width), nn.GELU(), nn.Linear(4 * width, width)
        )

    def forward(self, x, bias, past, shift):
        batch, length, width = x.shape
        normed = self.norm(x)
        before = torch.cat([shift, normed[:, :-1]], dim=1)
        mixed = [normed + share * (before - normed) for share in self.mix]

        def split(layer, values):
            return layer(values).view(batch, length, self.heads, width // self.heads).transpose(1, 2)

        query = split(self.query, mixed[0])
        key = torch.cat([past[0], split(self.key, mixed[1])], dim=2)
        value = torch.cat([past[1], split(self.value, mixed[2])], dim=2)
        if torch.onnx.is_in_onnx_export():
            scores = query @ key.transpose(2, 3) * (width // self.heads) ** -0.5 + bias
            seen = scores.softmax(-1) @ value
        else:
            seen = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        x = x + self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = x + self.think(x)
        return x, torch.stack([key, value]), normed[:, -1:]


class LanguageModel(nn.Module):
    """`tokens` [b, n], `attention` [layers, 2, b, heads, past, width / heads], `shift` [layers, b, 1, width]."""

    def __init__(self, vocabulary: int, width: int, layers: int, heads: int) -> None:
        super().__init__()
        self.width, self.layers, self.heads = width, layers, heads
        self.embedding = nn.Embedding(vocabulary, width)
        nn.init.normal_(self.embedding.weight, std=0.02)
        self.blocks = nn.ModuleList(Block(width, heads) for _ in range(layers))
        self.norm = nn.LayerNorm(width)
        slopes = [0.0 if head < heads // 2 else 0.5 ** (3 * (head - heads // 2) + 1) for head in range(heads)]
        self.register_buffer("slopes", torch.tensor(slopes).view(heads, 1, 1), persistent=False)

    def empty_state(self, batch: int) -> tuple[torch.Tensor, torch.Tensor]:
        return (
            torch.zeros(self.layers, 2, batch, self.heads, 0, self.width // self.heads),
            torch.zeros(self.layers, batch, 1, self.width),
        )

    def forward(self, tokens, attention, shift):
        past = attention.shape[4]
        columns = torch.arange(past + tokens.shape[1])
        rows = columns[past:]
        distance = rows[:, None] - columns[None, :]
        bias = torch.where(distance < 0, torch.tensor(-1e9), -self.slopes * distance)
        x = self.embedding(tokens)
        attentions, shifts = [], []
        for index, block in enumerate(self.blocks):
            x, cached, last = block(x, bias, attention[index], shift[index])
            attentions.append(cached)
            shifts.append(last)
        logits = self.norm(x) @ self.embedding.weight.T
        return logits, torch.stack(attentions), torch.stack(shifts)
