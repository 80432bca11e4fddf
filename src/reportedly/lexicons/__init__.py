"""Word lists and code books as YAML, and the one loader.

`en/` holds what belongs to the English language, `world/` what is true in any. Every entry says in a
comment why it is in (or out) where that is not plain.
"""

from collections.abc import Hashable
from functools import cache
from importlib.resources import files
from typing import TypeVar, cast

import msgspec
import yaml

T = TypeVar("T")

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def load(name: str, shape: type[T]) -> T:
    """The lexicon `name` (such as `en/cues`), checked against `shape`.

    Raises msgspec.ValidationError where an entry does not fit, FileNotFoundError where there is none.
    """
    value = _loaded(name, cast("Hashable", shape))
    return cast("T", value)


@cache
def _loaded(name: str, shape: Hashable) -> object:
    raw = files(__package__).joinpath(f"{name}.yaml").read_bytes()
    return msgspec.convert(yaml.load(raw, _LOADER), shape)  # noqa: S506 - a safe loader, only the C one where it is built


__all__ = ["load"]
