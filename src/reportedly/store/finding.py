"""What a person typed -> what is in the case: full ids, unambiguous beginnings of ids, names."""

from pathlib import Path

from reportedly.model import NotFound
from reportedly.store.view import View

_SCHEME = "sha256:"


def short(view: View, document: str) -> str:
    """The id of a document as people see it: eight hexadecimal digits, or sixteen where eight are not its own."""
    digits = document.removeprefix(_SCHEME)
    sql = "SELECT count(*) FROM (SELECT 1 FROM documents WHERE id >= ? AND id < ? LIMIT 2)"
    row = view.row(sql, *_range(_SCHEME + digits[:8]))
    return digits[:16] if row and row[0] > 1 else digits[:8]


def reference(view: View, document: str, attribution: str) -> str:
    """The id of an attribution in the case, such as `a229d277:t3`."""
    return f"{short(view, document)}:{attribution}"


def document(view: View, typed: str) -> str:
    """The full id of the document that `typed` means: its id or the beginning of it, its name or a part of that.

    Raises NotFound.
    """
    digits = typed.removeprefix(_SCHEME).lower()
    by_name = "SELECT DISTINCT document FROM places WHERE "
    ways: list[tuple[str, tuple[str, ...]]] = [(by_name + "name = ?", (typed,))]
    if digits and set(digits) <= set("0123456789abcdef"):
        ways.append(("SELECT id FROM documents WHERE id >= ? AND id < ?", _range(_SCHEME + digits)))
    ways += [(by_name + "name = ? OR found_at = ?", (Path(typed).name, typed))] if "/" in typed else []
    ways += [(by_name + "substr(name, 1, length(?1)) = ?1", (typed,)), (by_name + "instr(name, ?) > 0", (typed,))]
    for sql, values in ways:
        found = [row[0] for row in view.rows(f"{sql} ORDER BY 1 LIMIT 6", *values)]
        if found:
            return _one(typed, found, "document")
    raise NotFound(f"{typed}: no such document in {view.path}")


def attribution(view: View, typed: str) -> tuple[str, str]:
    """The document's full id and the attribution's id in it, from such as `a229d277:t3` or `a229:t3`.

    Raises NotFound.
    """
    where, _, local = typed.rpartition(":")
    if where:
        whole = document(view, where)
        if view.row("SELECT 1 FROM attributions WHERE document = ? AND id = ?", whole, local):
            return whole, local
        raise NotFound(f"{typed}: no such attribution in {view.path}")
    found = [row[0] for row in view.rows("SELECT document FROM attributions WHERE id = ? ORDER BY 1 LIMIT 6", local)]
    if not found:
        raise NotFound(f"{typed}: no such attribution in {view.path}")
    if len(found) > 1:
        raise NotFound(f"{typed}: could be several attributions; name one as {reference(view, found[0], local)}")
    return found[0], local


def claim(view: View, typed: str) -> str:
    """The full id of a claim. Raises NotFound."""
    return _by_id(view, typed, "claims", "claim")


def actor(view: View, typed: str) -> str:
    """The full id of an actor of the case, from its id or its name. Raises NotFound."""
    named = [row[0] for row in view.rows("SELECT id FROM case_actors WHERE lower(name) = lower(?) LIMIT 6", typed)]
    return _one(typed, named, "actor") if named else _by_id(view, typed, "case_actors", "actor")


def anything(view: View, typed: str) -> tuple[str, str, str]:
    """What `typed` means, as (`attribution`, document, id), (`claim`, "", id) or (`actor`, "", id).

    Raises NotFound.
    """
    if ":" in typed:
        return "attribution", *attribution(view, typed)
    for kind, find in (("claim", claim), ("actor", actor)):
        try:
            return kind, "", find(view, typed)
        except NotFound as error:
            if "several" in str(error):
                raise
    return "attribution", *attribution(view, typed)


def _by_id(view: View, typed: str, table: str, what: str) -> str:
    if view.row(f"SELECT 1 FROM {table} WHERE id = ?", typed):  # noqa: S608 - our own names
        return typed
    sql = f"SELECT id FROM {table} WHERE substr(id, 1, length(?1)) = ?1 ORDER BY length(id), id LIMIT 6"  # noqa: S608 - our own names
    found = [row[0] for row in view.rows(sql, typed)] if typed else []
    if not found:
        raise NotFound(f"{typed}: no such {what} in {view.path}")
    return _one(typed, found, what)


def _one(typed: str, found: list[str], what: str) -> str:
    if len(found) == 1:
        return found[0]
    some = ", ".join(one.removeprefix(_SCHEME)[:16] for one in found[:5])
    raise NotFound(f"{typed}: could be several {what}s ({some}{', …' if len(found) > 5 else ''})")


def _range(beginning: str) -> tuple[str, str]:
    """All texts that begin so lie between these two."""
    return beginning, beginning + "g"
