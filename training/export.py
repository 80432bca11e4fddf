"""Writes a checkpoint as ONNX, whole and int8: `python -m training.export --checkpoint X --base MINILM --out FOLDER`."""

import argparse
import json
import shutil
import warnings
from pathlib import Path
from types import MethodType
from typing import Any

import numpy as np
import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic  # type: ignore[import-untyped]

from reportedly.reading.tagger.labels import tag
from reportedly.reading.tagger.windows import FEATURES, Batch

from .model import Layer, Network

SETTINGS = {
    "window": 192,
    "context": 0,
    "budget": 512,
    "stretch": 2.0,
    "attach": -1.5,
    "least": 0.3,
    "confidence": [0.5, 1.0, 0.5, 0.5, 0.5, 2.0],
}  # the last are fitted by calibrate


def example() -> tuple[torch.Tensor, ...]:
    """Inputs of the right kinds for tracing: 2 windows, 12 pieces, 7 words."""
    ids = torch.randint(1000, 2000, (2, 12))
    features = [torch.randint(0, n, (2, 12)) for n in FEATURES.values()]
    first = torch.arange(1, 8).repeat(2, 1)
    return ids, *features, first, torch.zeros_like(first), torch.ones_like(first)


class Attention(torch.autograd.Function):
    """Attention as one operator of ONNX Runtime, which has no room for padding: windows of one length go together."""

    @staticmethod
    def forward(ctx: object, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, heads: int) -> torch.Tensor:
        """All [B, T, D] to [B, T, D]."""
        b, t, d = q.shape
        q, k, v = (x.view(b, t, heads, d // heads).transpose(1, 2) for x in (q, k, v))
        weights = torch.softmax((q * (d // heads) ** -0.5) @ k.transpose(-1, -2), -1)
        return (weights @ v).transpose(1, 2).reshape(b, t, d)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        """The operator that stands for it in the file."""
        fused = g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads)
        fused.setType(q.type())
        return fused


def fused(layer: Layer, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
    """`Layer.forward` without dropout, attention being one operator; `bias` only ever kept padding out."""
    q, k, v = layer.qkv(x).chunk(3, -1)
    x = layer.norm1(x + layer.out(Attention.apply(q, k, v, layer.heads)))
    result: torch.Tensor = layer.norm2(x + layer.down(torch.nn.functional.gelu(layer.up(x))))
    return result


def export(network: Network, file: Path) -> None:
    """Traces the network into an ONNX file with free batch, piece and word dimensions."""
    for layer in network.encoder.layers:
        layer.forward = MethodType(fused, layer)  # type: ignore[method-assign]
    names = list(Batch._fields)
    pieces, words = {0: "batch", 1: "pieces"}, {0: "batch", 1: "words"}
    axes = {name: words if name in ("first", "opens", "mask") else pieces for name in names}
    outputs = ["tags", "cues", "sources"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            network,
            example(),
            str(file),
            input_names=names,
            output_names=outputs,
            dynamic_axes={**axes, **{o: words for o in outputs}},
            opset_version=17,
            dynamo=False,
        )


def quantise(whole: Path, small: Path, keep: list[str]) -> None:
    """int8 weights a channel; the named nodes stay as they are."""
    nodes = [n.name for n in onnx.load(str(whole)).graph.node if any(k in n.name for k in keep)]
    quantize_dynamic(
        str(whole),
        str(small),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=nodes,
        extra_options={"MatMulConstBOnly": True},
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True, help="several are averaged")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep", nargs="*", default=[], help="nodes with one of these in the name are not quantised")
    parser.add_argument("--cue", type=float, default=0.0, help="added to the score of a word's beginning a cue")
    parser.add_argument("--content", type=float, default=0.0, help="the same for a content")
    o = parser.parse_args()
    o.out.mkdir(parents=True, exist_ok=True)
    state = mean([torch.load(c, weights_only=True) for c in o.checkpoint])
    layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layers."))
    config = {**json.loads((o.base / "config.json").read_text()), "num_hidden_layers": layers}
    network = Network(config).eval()
    network.load_state_dict(state)
    export(network, o.out / "whole.onnx")
    quantise(o.out / "whole.onnx", o.out / "model.onnx", o.keep)
    shutil.copy(o.base / "vocab.txt", o.out / "vocab.txt")
    settings = {**SETTINGS, "chain": chain(network, o.cue, o.content)}
    (o.out / "config.json").write_text(json.dumps(settings) + "\n")


def chain(network: Network, cue: float, content: float) -> dict[str, list[object]]:
    """The CRF's weights; what is added to the score of a tag is added to every move into it."""
    moves, opening, closing = (t.detach().numpy().copy() for t in network.crf.scores())
    for role, more in ((1, cue), (2, content)):
        for place in (0, 3):
            moves[:, tag(role, place)] += more
            opening[tag(role, place)] += more
    return {
        "moves": np.round(moves, 4).tolist(),
        "opening": np.round(opening, 4).tolist(),
        "closing": np.round(closing, 4).tolist(),
    }


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several checkpoints' weights."""
    first = states[0].get("average", states[0])
    states = [s.get("average", s) for s in states]  # type: ignore[misc]
    return {k: torch.stack([s[k].float() for s in states]).mean(0) for k in first}


if __name__ == "__main__":
    main()
