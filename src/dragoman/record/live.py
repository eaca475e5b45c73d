"""Keeping what is worked out as things come and go: only what a change touches is looked at again.

Three kinds of stage make up the folding, and none depends on the order in which things came: `Clusters` gather what is tied pair by pair,
`Choices` let each thing choose among others, `Names` give ids. Each takes what is gone and what is new and tells the same of its results, so
that stages follow one another; a result that stays as it was stays the same object.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

N = TypeVar("N", bound=Hashable)  # compared as objects, not by what they hold
G = TypeVar("G", bound=Hashable)
C = TypeVar("C")

# So many weak keys in common are looked at.
_WEAK = 2
# A row of which more than one in so many comes or goes is put in order anew.
_FEW = 20


@dataclass(frozen=True, slots=True)
class Change(Generic[G]):
    """What is no more, and what is new."""

    gone: tuple[G, ...] = ()
    new: tuple[G, ...] = ()

    def __add__(self, other: Change[G]) -> Change[G]:
        return Change(self.gone + other.gone, self.new + other.new)

    def only(self, counts: Callable[[G], bool]) -> Change[G]:
        """The same of those that count."""
        return Change(tuple(filter(counts, self.gone)), tuple(filter(counts, self.new)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Under what a thing is found and looks for others; of weak keys two must be common. Two things meet when one looks where the other is found."""

    found: Iterable[Hashable] = ()
    looks: Iterable[Hashable] = ()
    weakly_found: Iterable[Hashable] = ()
    looks_weakly: Iterable[Hashable] = ()


class _Shelf(Generic[N]):
    """Things under keys, kept as their hashes: two keys of one hash only mean that a few more are looked at."""

    __slots__ = ("_held",)

    def __init__(self) -> None:
        self._held: dict[int, list[N]] = {}

    def put(self, keys: Iterable[Hashable], thing: N) -> None:
        held = self._held
        for key in set(map(hash, keys)):
            if key in held:
                held[key].append(thing)
            else:
                held[key] = [thing]

    def take(self, keys: Iterable[Hashable], thing: N) -> None:
        for key in set(map(hash, keys)):
            group = self._held[key]
            group.remove(thing)
            if not group:
                del self._held[key]

    def under(self, keys: Iterable[Hashable]) -> Iterator[N]:
        held = self._held
        for key in set(map(hash, keys)):
            yield from held.get(key, ())


def net(gone: Iterable[G], new: Iterable[G]) -> Change[G]:
    """The change without what is both gone and new: that stays."""
    gone, new = tuple(gone), tuple(new)
    both = set(map(id, gone)) & set(map(id, new))
    return Change(tuple(g for g in gone if id(g) not in both), tuple(g for g in new if id(g) not in both)) if both else Change(gone, new)


class Sieve(Generic[G]):
    """Those things that counted when they came."""

    def __init__(self, counts: Callable[[G], bool]) -> None:
        self._counts = counts
        self._held: set[G] = set()

    def update(self, change: Change[G]) -> Change[G]:
        """Take things away and in; the same of those that count."""
        gone = tuple(g for g in change.gone if g in self._held)
        self._held.difference_update(gone)
        new = tuple(filter(self._counts, change.new))
        self._held.update(new)
        return Change(gone, new)


class Clusters(Generic[N, G]):
    """Things tied pair by pair, gathered into groups.

    The strongest ties count first, and two groups become one only when each thing of the one goes with each of the other.

    Args:
        keys: where a thing is found and looks.
        tie: how sure it is that two belong together, 0.0 when they do not; the same for either order.
        order: a place in any order of things.
        goes_with: whether two things can be in one group.
        make: a group of things, in order.
        stands_for: what of a thing decides with what it goes; things of which it is equal are asked about once.
    """

    def __init__(
        self,
        *,
        keys: Callable[[N], Keys],
        tie: Callable[[N, N], float],
        order: Callable[[N], Any],
        goes_with: Callable[[N, N], bool],
        make: Callable[[Sequence[N]], G],
        stands_for: Callable[[N], Hashable] = lambda n: n,
    ) -> None:
        self._keys, self._tie, self._order, self._goes_with, self._make, self._stands_for = keys, tie, order, goes_with, make, stands_for
        self._found: _Shelf[N] = _Shelf()
        self._looking: _Shelf[N] = _Shelf()
        self._weak: _Shelf[N] = _Shelf()
        self._looking_weakly: _Shelf[N] = _Shelf()
        self._ties: dict[N, dict[N, float]] = {}
        self._group_of: dict[N, frozenset[N]] = {}
        self._made: dict[frozenset[N], G] = {}

    def __iter__(self) -> Iterator[G]:
        return iter(self._made.values())

    def update(self, change: Change[N]) -> Change[G]:
        """Take things away and in; the groups that are no more, and those that are new."""
        touched: set[N] = set()
        stale: set[frozenset[N]] = set()
        for thing in change.gone:
            keys = self._keys(thing)
            self._found.take(keys.found, thing)
            self._looking.take(keys.looks, thing)
            self._weak.take(keys.weakly_found, thing)
            self._looking_weakly.take(keys.looks_weakly, thing)
            for other in self._ties.pop(thing):
                del self._ties[other][thing]
                touched.add(other)
            stale.add(self._group_of.pop(thing))
        for thing in change.new:
            self._ties[thing] = ties = {}
            keys = self._keys(thing)
            for other in self._near(keys):
                if strength := self._tie(thing, other):
                    ties[other] = self._ties[other][thing] = strength
            self._found.put(keys.found, thing)
            self._looking.put(keys.looks, thing)
            self._weak.put(keys.weakly_found, thing)
            self._looking_weakly.put(keys.looks_weakly, thing)
        touched.difference_update(change.gone)
        fresh: dict[frozenset[N], list[N]] = {}
        for component in self._components({*touched, *change.new}):
            stale.update(self._group_of[n] for n in component if n in self._group_of)
            for group in self._gathered(component):
                fresh[frozenset(group)] = group
        gone = tuple(self._made.pop(s) for s in stale if s not in fresh)
        new = []
        for held, group in fresh.items():
            if held not in self._made:
                self._made[held] = self._make(group)
                new.append(self._made[held])
            for n in group:
                self._group_of[n] = held
        return Change(gone, tuple(new))

    def _near(self, keys: Keys) -> set[N]:
        near = {*self._found.under(keys.looks), *self._looking.under(keys.found)}
        common = Counter(self._weak.under(keys.looks_weakly))
        common.update(self._looking_weakly.under(keys.weakly_found))
        near.update(n for n, count in common.items() if count >= _WEAK)
        return near

    def _components(self, start: Iterable[N]) -> Iterator[list[N]]:
        """Everything that hangs together by ties with these, each component in order."""
        seen: set[N] = set()
        for first in start:
            if first in seen:
                continue
            seen.add(first)
            component, waiting = [], [first]
            while waiting:
                thing = waiting.pop()
                component.append(thing)
                fresh = self._ties[thing].keys() - seen
                seen |= fresh
                waiting.extend(fresh)
            yield sorted(component, key=self._order)

    def _gathered(self, component: Sequence[N]) -> Iterator[list[N]]:
        if len(component) == 1:
            yield list(component)
            return
        place = {n: i for i, n in enumerate(component)}
        ties = sorted((-strength, i, j) for n, i in place.items() for other, strength in self._ties[n].items() if (j := place[other]) > i)
        leader = list(range(len(component)))
        members = {i: [i] for i in leader}
        speak: dict[int, dict[Hashable, N]] = {i: {self._stands_for(n): n} for i, n in enumerate(component)}
        apart: set[tuple[int, int]] = set()
        for _, i, j in ties:
            low, high = sorted((leader[i], leader[j]))
            if low == high or (low, high) in apart:
                continue
            if not all(self._goes_with(a, b) for a in speak[low].values() for b in speak[high].values()):
                apart.add((low, high))
                continue
            for m in members[high]:
                leader[m] = low
            members[low] += members.pop(high)
            speak[low].update(speak.pop(high))
            apart = {p for p in apart if high not in p}
        yield from ([component[m] for m in sorted(group)] for group in members.values())


class Choices(Generic[N, G, C]):
    """Things that each choose among others: those choose again where something came or went under what they look for.

    Args:
        looks: keys under which a thing looks.
        found: keys under which what can be chosen is found.
        order: a place in any order of what can be chosen.
        choose: what a thing makes of those it finds, in order.
    """

    def __init__(
        self,
        *,
        looks: Callable[[N], Iterable[Hashable]],
        found: Callable[[G], Iterable[Hashable]],
        order: Callable[[G], Any],
        choose: Callable[[N, Sequence[G]], C],
    ) -> None:
        self._looks, self._keys, self._order, self._choose = looks, found, order, choose
        self._found: _Shelf[G] = _Shelf()
        self._looking: _Shelf[N] = _Shelf()
        self._chosen: dict[N, C] = {}

    def __getitem__(self, thing: N) -> C:
        return self._chosen[thing]

    def update(self, things: Change[N], among: Change[G]) -> tuple[Mapping[N, C], Mapping[N, C]]:
        """Take both away and in; the choices that are no more, and those that are new or may be others now."""
        again: set[N] = set()
        for one in among.gone:
            keys = tuple(self._keys(one))
            self._found.take(keys, one)
            again.update(self._looking.under(keys))
        for one in among.new:
            keys = tuple(self._keys(one))
            self._found.put(keys, one)
            again.update(self._looking.under(keys))
        gone = {n: self._chosen.pop(n) for n in things.gone}
        for n in things.gone:
            self._looking.take(self._looks(n), n)
        again.difference_update(things.gone)
        new = {}
        for n in things.new:
            self._looking.put(self._looks(n), n)
            again.add(n)
        for n in again:
            choice = self._choose(n, sorted(set(self._found.under(self._looks(n))), key=self._order))
            if n in self._chosen:
                if self._chosen[n] == choice:
                    continue
                gone[n] = self._chosen[n]
            self._chosen[n] = new[n] = choice
        return gone, new


@dataclass(slots=True)
class Joined(Generic[N, G]):
    """Things put to what they belong to: each host with all that was put to it makes one result.

    Args:
        make: a result of a host and what was put to it, in order.
        order: a place in any order of what is put.
    """

    make: Callable[[N, Sequence[Any]], G]
    order: Callable[[Any], Any]
    _guests: dict[N, set[Any]] = field(default_factory=lambda: defaultdict(set))
    _made: dict[N, G] = field(default_factory=dict)

    def update(self, hosts: Change[N], gone: Iterable[tuple[N, Any]], new: Iterable[tuple[N, Any]]) -> Change[G]:
        """Take hosts and what is put to them away and in; the results that are no more, and those that are new."""
        touched: set[N] = {*hosts.new}
        for host, guest in gone:
            self._guests[host].discard(guest)
            touched.add(host)
        for host, guest in new:
            self._guests[host].add(guest)
            touched.add(host)
        left = []
        for host in hosts.gone:
            left.append(self._made.pop(host))
            self._guests.pop(host, None)
        touched.difference_update(hosts.gone)
        made = []
        for host in touched:
            if host in self._made:
                left.append(self._made.pop(host))
            result = self.make(host, sorted(self._guests.get(host, ()), key=self.order))
            self._made[host] = result
            made.append(result)
        return net(left, made)


class Files(Generic[N, G]):
    """Things put under one key each; what stands under a key makes one result.

    Args:
        key: where a thing belongs.
        order: a place in any order of things.
        make: the result of a key and its things, in order.
    """

    def __init__(self, *, key: Callable[[N], Hashable], order: Callable[[N], Any], make: Callable[[Any, Sequence[N]], G]) -> None:
        self._key, self._order, self._make = key, order, make
        self._held: dict[Hashable, set[N]] = defaultdict(set)
        self._made: dict[Hashable, G] = {}

    def update(self, change: Change[N]) -> Change[G]:
        """Take things away and in; the results that are no more, and those that are new."""
        touched = set()
        for thing in change.gone:
            key = self._key(thing)
            self._held[key].discard(thing)
            touched.add(key)
        for thing in change.new:
            key = self._key(thing)
            self._held[key].add(thing)
            touched.add(key)
        gone = tuple(self._made.pop(key) for key in touched if key in self._made)
        new = []
        for key in touched:
            if self._held[key]:
                self._made[key] = self._make(key, sorted(self._held[key], key=self._order))
                new.append(self._made[key])
            else:
                del self._held[key]
        return Change(gone, tuple(new))


class Row(Generic[G]):
    """Things in their order, kept as they come and go.

    Args:
        order: a place in any order of things.
    """

    def __init__(self, order: Callable[[G], Any]) -> None:
        self._order = order
        self._keys: list[Any] = []
        self._held: list[G] = []

    def __iter__(self) -> Iterator[G]:
        return iter(self._held)

    @property
    def last(self) -> G | None:
        """The last one, if there is any."""
        return self._held[-1] if self._held else None

    def update(self, change: Change[G]) -> None:
        """Take things away and in."""
        if len(change.gone) + len(change.new) > len(self._held) // _FEW:
            gone = set(map(id, change.gone))
            self._held = sorted((*(g for g in self._held if id(g) not in gone), *change.new), key=self._order)
            self._keys = [self._order(g) for g in self._held]
            return
        for thing in change.gone:
            at = bisect_left(self._keys, self._order(thing))
            while self._held[at] is not thing and self._held[at] != thing:
                at += 1
            del self._keys[at], self._held[at]
        for thing in change.new:
            key = self._order(thing)
            at = bisect_left(self._keys, key)
            self._keys.insert(at, key)
            self._held.insert(at, thing)


class Names(Generic[N, G]):
    """Ids for things; those of which the ids are equal are numbered in their order.

    Args:
        called: the id of a thing.
        order: a place in any order of things.
        make: the thing under the id that it gets.
    """

    def __init__(self, *, called: Callable[[N], str], order: Callable[[N], Any], make: Callable[[N, str], G]) -> None:
        self._called, self._order, self._make = called, order, make
        self._alike: dict[str, set[N]] = defaultdict(set)
        self._made: dict[N, tuple[str, G]] = {}

    def __iter__(self) -> Iterator[G]:
        return (one for _, one in self._made.values())

    def update(self, change: Change[N]) -> Change[G]:
        """Take things away and in; the named ones that are no more, and those that are new."""
        touched = set()
        gone, new = [], []
        for thing in change.gone:
            name = self._called(thing)
            self._alike[name].discard(thing)
            gone.append(self._made.pop(thing)[1])
            touched.add(name)
        for thing in change.new:
            name = self._called(thing)
            self._alike[name].add(thing)
            touched.add(name)
        for name in touched:
            for n, thing in enumerate(sorted(self._alike[name], key=self._order)):
                own = name if n == 0 else f"{name}-{n + 1}"
                if thing in self._made:
                    if self._made[thing][0] == own:
                        continue
                    gone.append(self._made[thing][1])
                self._made[thing] = own, self._make(thing, own)
                new.append(self._made[thing][1])
            if not self._alike[name]:
                del self._alike[name]
        return net(gone, new)
