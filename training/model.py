"""The network: a BERT encoder with extra input features, span tags under a CRF, and two biaffine pointers."""

import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from reportedly.reading.tagger.labels import TAGS, allowed, opening_tags, closing_tags
from reportedly.reading.tagger.windows import FEATURES

REACH = 80  # words; farther apart counts as this far
PARAGRAPHS = 2  # likewise for paragraphs
LINK_WIDTH = 128
FORBIDDEN = -1e4


class Layer(nn.Module):
    """One transformer layer, normalised after each part as in BERT."""

    def __init__(self, width: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """x [B, T, D], bias [B, 1, 1, T] added to the attention scores."""
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4).unbind(0)
        scores = (q * (d // self.heads) ** -0.5) @ k.transpose(-1, -2) + bias
        weights = torch.softmax(scores, -1)
        weights = nn.functional.dropout(weights, self.dropout, self.training)
        mixed = (weights @ v).transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + self.drop(self.out(mixed)))
        result: Tensor = self.norm2(x + self.drop(self.down(nn.functional.gelu(self.up(x)))))
        return result


class Encoder(nn.Module):
    """BERT with embeddings of letter case, quotation state and zone added to its input."""

    def __init__(self, config: dict[str, int], dropout: float) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width)
        self.places = nn.Embedding(config["max_position_embeddings"], width)
        self.features = nn.ModuleDict({name: nn.Embedding(n, width) for name, n in FEATURES.items()})
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(width, config["intermediate_size"], config["num_attention_heads"], dropout)
            for _ in range(config["num_hidden_layers"])
        )

    def forward(self, ids: Tensor, case: Tensor, quote: Tensor, zone: Tensor) -> Tensor:
        """All [B, T] to [B, T, D]."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x: Tensor = self.words(ids) + self.places(places)
        x = x + self.features["case"](case) + self.features["quote"](quote) + self.features["zone"](zone)
        x = self.drop(self.norm(x))
        bias = (ids == 0)[:, None, None, :].to(x.dtype) * FORBIDDEN
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Pointer(nn.Module):
    """From every word a distribution over the words of the window, or none of them."""

    def __init__(self, width: int, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(width, LINK_WIDTH)
        self.key = nn.Linear(width, LINK_WIDTH)
        self.none = nn.Linear(width, 1)
        self.drop = nn.Dropout(dropout)
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.paragraphs = nn.Parameter(torch.zeros(2 * PARAGRAPHS + 1))

    def forward(self, x: Tensor, paragraph: Tensor, mask: Tensor) -> Tensor:
        """x [B, W, D], paragraph [B, W], mask [B, W] to log probabilities [B, W, W + 1], none last."""
        q = self.drop(nn.functional.gelu(self.query(x)))
        k = self.drop(nn.functional.gelu(self.key(x)))
        scores = (q @ k.transpose(1, 2)).float() * LINK_WIDTH**-0.5
        place = torch.arange(x.shape[1], device=x.device)
        apart = (place[None, :] - place[:, None]).clamp(-REACH, REACH) + REACH
        leap = (paragraph[:, None, :] - paragraph[:, :, None]).clamp(-PARAGRAPHS, PARAGRAPHS) + PARAGRAPHS
        scores = scores + self.distance[apart] + self.paragraphs[leap]
        scores = scores + (1 - mask[:, None, :].float()) * FORBIDDEN
        return torch.log_softmax(torch.cat([scores, self.none(x).float()], -1), -1)


class Network(nn.Module):
    """Encoder, tag scores [B, W, tags] and the two pointers [B, W, W + 1]."""

    def __init__(self, config: dict[str, int], dropout: float = 0.1) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.encoder = Encoder(config, dropout)
        self.drop = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(TAGS))
        self.to_cue = Pointer(width, dropout)
        self.to_source = Pointer(width, dropout)
        self.crf = Crf()

    def forward(
        self, ids: Tensor, case: Tensor, quote: Tensor, zone: Tensor, first: Tensor, opens: Tensor, mask: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Pieces [B, T], words [B, W]."""
        x = self.encoder(ids, case, quote, zone)
        x = torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[2]))
        x = self.drop(x)
        paragraph = torch.cumsum(opens, 1)
        return (self.tags(x).float(), self.to_cue(x, paragraph, mask), self.to_source(x, paragraph, mask))


class Crf(nn.Module):
    """A linear-chain CRF over the words of a window; a tag sequence closes at every paragraph's end."""

    def __init__(self) -> None:
        super().__init__()
        n = len(TAGS)
        self.barred: Tensor
        self.barred_opening: Tensor
        self.barred_closing: Tensor
        self.moves = nn.Parameter(torch.zeros(n, n))
        self.opening = nn.Parameter(torch.zeros(n))
        self.closing = nn.Parameter(torch.zeros(n))
        self.register_buffer("barred", torch.tensor(~allowed()).float() * FORBIDDEN)
        self.register_buffer("barred_opening", torch.tensor(~opening_tags()).float() * FORBIDDEN)
        self.register_buffer("barred_closing", torch.tensor(~closing_tags()).float() * FORBIDDEN)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Moves [tags, tags], opening [tags] and closing [tags], the forbidden ones very low."""
        return (self.moves + self.barred, self.opening + self.barred_opening, self.closing + self.barred_closing)

    def loss(self, tags: Tensor, emissions: Tensor, opens: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood of every window: tags, opens, mask [B, W], emissions [B, W, n] to [B]."""
        moves, opening, closing = self.scores()
        across = closing[:, None] + opening[None, :]
        steps = torch.where(opens[:, :, None, None].bool(), across, moves)  # [B, W, n, n]
        alpha = opening + emissions[:, 0]
        for t in range(1, emissions.shape[1]):
            ahead = torch.logsumexp(alpha[:, :, None] + steps[:, t], 1) + emissions[:, t]
            alpha = torch.where(mask[:, t, None].bool(), ahead, alpha)
        every = torch.logsumexp(alpha + closing, 1)
        own = emissions.gather(2, tags[:, :, None])[:, :, 0] * mask
        n = emissions.shape[2]
        pairs = steps[:, 1:].reshape(*steps[:, 1:].shape[:2], n * n)
        taken = pairs.gather(2, (tags[:, :-1] * n + tags[:, 1:])[:, :, None])[:, :, 0] * mask[:, 1:]
        last = tags.gather(1, mask.sum(1, keepdim=True) - 1)[:, 0]
        return every - (own.sum(1) + taken.sum(1) + opening[tags[:, 0]] + closing[last])


def from_bert(folder: Path, dropout: float) -> Network:
    """A network whose encoder starts from the BERT weights in a folder (config.json, model.safetensors)."""
    network = Network(json.loads((folder / "config.json").read_text()), dropout)
    old = load_file(str(folder / "model.safetensors"))
    e = network.encoder
    with torch.no_grad():
        e.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        e.places.weight.copy_(
            old["embeddings.position_embeddings.weight"] + old["embeddings.token_type_embeddings.weight"][0]
        )
        for table in e.features.values():
            table.weight.zero_()  # type: ignore[operator]
        _copy(e.norm, old, "embeddings.LayerNorm")
        for i, layer in enumerate(e.layers):
            _copy_layer(layer, old, f"encoder.layer.{i}")
    return network


def shortened(whole: Network, folder: Path, without: list[int], dropout: float) -> Network:
    """A trained network with some of its layers left out, to be trained on (DistilBERT's manner, Sanh et al. 2019)."""
    config = json.loads((folder / "config.json").read_text())
    kept = [i for i in range(config["num_hidden_layers"]) if i not in without]
    network = Network({**config, "num_hidden_layers": len(kept)}, dropout)
    state = {k: v for k, v in whole.state_dict().items() if not k.startswith("encoder.layers.")}
    for new, old in enumerate(kept):
        mark = f"encoder.layers.{old}."
        state |= {
            k.replace(mark, f"encoder.layers.{new}."): v for k, v in whole.state_dict().items() if k.startswith(mark)
        }
    network.load_state_dict(state)
    return network


def _copy_layer(layer: nn.Module, old: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        parts = [old[f"{name}.attention.self.{p}.{kind}"] for p in ("query", "key", "value")]
        getattr(layer.qkv, kind).copy_(torch.cat(parts))
    for mine, theirs in (
        ("out", "attention.output.dense"),
        ("norm1", "attention.output.LayerNorm"),
        ("up", "intermediate.dense"),
        ("down", "output.dense"),
        ("norm2", "output.LayerNorm"),
    ):
        _copy(getattr(layer, mine), old, f"{name}.{theirs}")


def _copy(module: nn.Module, old: dict[str, Tensor], name: str) -> None:
    for kind in ("weight", "bias"):
        getattr(module, kind).copy_(old[f"{name}.{kind}"])
