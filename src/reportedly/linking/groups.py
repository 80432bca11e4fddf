"""Union-find over positions: what belongs together, in time that hardly grows with the number of unions."""


class Groups:
    """Disjoint sets of the numbers below `size`; the smallest member stands for its set."""

    def __init__(self, size: int) -> None:
        """Every number by itself."""
        self._parent = list(range(size))

    def find(self, at: int) -> int:
        """The member that stands for the set of `at`."""
        root = at
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[at] != root:
            self._parent[at], at = root, self._parent[at]
        return root

    def join(self, one: int, other: int) -> None:
        """Makes one set of two."""
        first, second = sorted((self.find(one), self.find(other)))
        self._parent[second] = first

    def sets(self) -> dict[int, list[int]]:
        """All sets, each by its smallest member, sorted."""
        found: dict[int, list[int]] = {}
        for at in range(len(self._parent)):
            found.setdefault(self.find(at), []).append(at)
        return found
