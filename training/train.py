"""Trains the tagger: `python -m training.train --data POLNEAR --base MINILM --out FOLDER`. Safe to stop and resume."""

import argparse
import copy
import json
import math
import time
from pathlib import Path
from random import Random

import numpy as np
import torch
from torch import Tensor, nn

from reportedly.reading.tagger.wordpiece import WordPiece

from .corpus import Corpus, Example, epoch, read, read_passages
from .model import Network, from_bert, shortened

SIZE, BUDGET = 256, 2048  # pieces in a window, in a batch
MASKED = 103  # [MASK]
OWN = Path(__file__).resolve().parents[1] / "tests" / "examples" / "attribution"


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder of PolNeAR with train/; without it our own text alone")
    parser.add_argument("--own", type=Path, default=OWN, help="folder of our own marked-up passages")
    parser.add_argument("--base", type=Path, required=True, help="folder with the MiniLM weights")
    parser.add_argument("--out", type=Path, required=True, help="where checkpoints go")
    parser.add_argument("--teacher", type=Path, help="a trained network to learn from, instead of from the base alone")
    parser.add_argument("--drop", type=int, nargs="*", default=[], help="layers of the teacher that are left out")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=3e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--layer-decay", type=float, default=0.85)
    parser.add_argument("--mask", type=float, default=0.04, help="share of pieces hidden")
    parser.add_argument("--link-weight", type=float, default=0.5)
    parser.add_argument("--ema", type=float, default=0.998)
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=int, default=150)
    return parser.parse_args()


def groups(network: Network, rate: float, head_rate: float, decay: float) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly, norms and biases have no weight decay."""
    found: dict[tuple[float, float], list[nn.Parameter]] = {}
    depth = len(network.encoder.layers)
    for name, p in network.named_parameters():
        if name.startswith("encoder.features"):
            lr = head_rate
        elif name.startswith("encoder.layers."):
            lr = rate * decay ** (depth - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            lr = rate * decay**depth
        else:
            lr = head_rate
        found.setdefault((lr, 0.0 if p.ndim < 2 else 0.01), []).append(p)
    return [{"params": ps, "lr": lr, "top": lr, "weight_decay": wd} for (lr, wd), ps in found.items()]


def losses(
    network: Network, example: Example, mask: float, generator: torch.Generator, teacher: Network | None = None
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Tag loss a word, content link loss a word, source link loss a cue word, and how far from the teacher."""
    ids, case, quote, zone, first, opens, words = (torch.from_numpy(a) for a in example.inputs)
    if mask:
        hidden = (torch.rand(ids.shape, generator=generator) < mask) & (ids > MASKED)
        ids = ids.masked_fill(hidden, MASKED)
    with torch.autocast("cpu", torch.bfloat16):
        tags, cues, sources = network(ids, case, quote, zone, first, opens, words)
    tag_loss = network.crf.loss(torch.from_numpy(example.tags), tags, opens, words).sum() / words.sum()
    links = []
    for scores, target, known in ((cues, example.cues, example.known[0]), (sources, example.sources, example.known[1])):
        found = torch.logsumexp(scores.masked_fill(~torch.from_numpy(target), -1e4), -1)
        counted = torch.from_numpy(known)
        links.append(-(found * counted).sum() / counted.sum().clamp(min=1))
    if teacher is None:
        return tag_loss, links[0], links[1], torch.zeros(())
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        theirs = teacher(ids, case, quote, zone, first, opens, words)
    apart = nn.functional.kl_div(
        torch.log_softmax(tags, -1), torch.log_softmax(theirs[0], -1), log_target=True, reduction="none"
    ).sum(-1)
    for mine, other in ((cues, theirs[1]), (sources, theirs[2])):
        apart = apart + (other.exp() * (other - mine)).sum(-1)
    return tag_loss, links[0], links[1], (apart * words).sum() / words.sum()


def schedule(step: int, steps: int) -> float:
    """Warm up over 6%, then fall in a straight line to 2% of the top rate."""
    warm = 0.06 * steps
    return step / warm if step < warm else max(0.02, (steps - step) / (steps - warm))


class Trainer:
    """The network, its running average and the optimiser, kept on disk together."""

    def __init__(self, o: argparse.Namespace) -> None:
        torch.set_num_threads(o.threads)
        torch.manual_seed(o.seed)
        self.options = o
        self.network = from_bert(o.base, o.dropout)
        self.teacher: Network | None = None
        if o.teacher:
            self.teacher = from_bert(o.base, 0.0).eval()
            self.teacher.load_state_dict(torch.load(o.teacher, weights_only=True))
            self.network = shortened(self.teacher, o.base, o.drop, o.dropout)
        self.average = copy.deepcopy(self.network).eval()
        self.optimiser = torch.optim.AdamW(
            groups(self.network, o.rate, o.head_rate, o.layer_decay), betas=(0.9, 0.98), eps=1e-6
        )
        self.number = 0
        self.latest = o.out / "latest.pt"
        if self.latest.exists():
            state = torch.load(self.latest, weights_only=True)
            self.network.load_state_dict(state["network"])
            self.average.load_state_dict(state["average"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.number = state["step"]

    def save(self) -> None:
        """Replaces the checkpoint to resume from, in one move."""
        new = self.latest.with_suffix(".new")
        torch.save(
            {
                "network": self.network.state_dict(),
                "average": self.average.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "step": self.number,
            },
            new,
        )
        new.replace(self.latest)

    def step(self, example: Example, steps: int) -> list[float]:
        """One update; its losses."""
        o, seed = self.options, self.options.seed * 1_000_000 + self.number
        torch.manual_seed(seed)
        self.network.train()
        parts = losses(self.network, example, o.mask, torch.Generator().manual_seed(seed), self.teacher)
        (parts[0] + o.link_weight * (parts[1] + 0.5 * parts[2]) + parts[3]).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        for group in self.optimiser.param_groups:
            group["lr"] = group["top"] * schedule(self.number + 1, steps)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.number += 1
        follow(self.average, self.network, min(o.ema, self.number / (self.number + 20)))
        found = [p.item() for p in parts]
        if not math.isfinite(found[0]):
            raise SystemExit(f"loss is not finite at step {self.number}")
        return found


def main() -> None:
    """The training loop."""
    o = options()
    o.out.mkdir(parents=True, exist_ok=True)
    (o.out / "options.json").write_text(json.dumps({k: str(v) for k, v in vars(o).items()}, indent=1))
    pieces = WordPiece(o.base / "vocab.txt")
    corpus = Corpus(read(o.data / "train", pieces) if o.data else [], read_passages(o.own))
    trainer = Trainer(o)
    per_epoch = sum(1 for _ in epoch(corpus, pieces, Random(o.seed * 1000), SIZE, BUDGET))
    steps = per_epoch * o.epochs
    print(
        f"{len(corpus.documents)} articles, {len(corpus.passages)} passages, {per_epoch} steps an epoch, from step {trainer.number} of {steps}",
        flush=True,
    )
    began, cpu, sums = time.time(), time.process_time(), np.zeros(4)
    for number in range(trainer.number // per_epoch, o.epochs):
        for i, example in enumerate(epoch(corpus, pieces, Random(o.seed * 1000 + number), SIZE, BUDGET)):
            if number * per_epoch + i < trainer.number:
                continue  # done before it was stopped
            sums += trainer.step(example, steps)
            if trainer.number % 25 == 0:
                print(
                    f"step {trainer.number} wall {time.time() - began:.0f} cpu {time.process_time() - cpu:.0f} "
                    f"loss {' '.join(f'{x / 25:.4f}' for x in sums)}",
                    flush=True,
                )
                sums[:] = 0
            if trainer.number % o.save_every == 0:
                trainer.save()
        trainer.number = (number + 1) * per_epoch  # epochs differ by a batch or so
        trainer.save()
        torch.save(trainer.average.state_dict(), o.out / f"average-{number + 1}.pt")


@torch.no_grad()
def follow(average: Network, network: Network, keep: float) -> None:
    """Moves the running average of the weights."""
    for a, n in zip(average.parameters(), network.parameters(), strict=True):
        a.lerp_(n, 1 - keep)


if __name__ == "__main__":
    main()
