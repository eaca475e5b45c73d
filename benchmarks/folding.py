"""How long folding takes, and adding one report, by the number of reports: ``python -m benchmarks.folding [NUMBER …]``.

The readings are made up, as a reader would give them: exchanges between pairs of states that are drawn unevenly (a few take part in most of
what happens, as in the press), each told by several reports over some weeks, with demands, answers, expulsions, meetings, a channel and quotes.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta

from dragoman.reading.types import ChannelState, Event, Name, Quote, Reading, Time
from dragoman.record.folding import Folding
from dragoman.report.types import Block, Published, Report, Role
from dragoman.text import Span
from dragoman.world import load_world

_BEGIN = date(2012, 1, 1)
_DAYS = 4000
_STORY = 8  # reports of one exchange
_THINGS = (
    *("withdraw the troops from the border", "release the detained fishermen", "reopen the consulate general", "lift the duty on steel and grain"),
    *("explain the flight of the drones", "hand over the suspects", "return the seized tanker", "stop the exercise near the islands"),
    *("apologise for the remarks", "pay for the damaged pipeline", "cut the staff of the embassy", "grant visas to the inspectors"),
)
_WORDS = tuple(
    f"{a}{b}{c}" for a in ("fer", "lun", "mar", "ost", "pil", "ros", "tam", "vel") for b in ("an", "is", "ob", "ur") for c in ("den", "gel", "mit")
)
_LANGUAGES = ("en", "nb", "de", "fr", "ru", "sv")


def readings(number: int, *, seed: int = 7) -> Iterator[Reading]:
    """So many readings, in the order in which they appeared, story by story."""
    draw = random.Random(seed)
    states = sorted(k for k, s in load_world().states.items() if len(k) == 3)
    weights = [1 / (n + 1) for n in range(len(states))]
    made = 0
    while made < number:
        one, other = draw.choices(states, weights, k=2)
        if one == other:
            continue
        begun, thing = _BEGIN + timedelta(days=draw.randrange(_DAYS)), draw.choice(_THINGS)
        for n in range(min(_STORY, number - made)):
            yield _reading(draw, f"r{made:06d}", one, other, thing, begun, begun + timedelta(days=draw.randrange(20)), n)
            made += 1


def _reading(draw: random.Random, name: str, one: str, other: str, thing: str, begun: date, told: date, n: int) -> Reading:
    text, events, times = "", [], []

    def tells(act: str, actor: str, recipient: str, *, content: str = "", day: date | None = None, answers: bool = False) -> None:
        nonlocal text
        kind, _, mode = act.partition("/")
        start = len(text)
        text += f"{actor} {mode or kind.lower()} {recipient} {content}{f' on {day}' if day else ''}. "
        where = Span(start, len(text) - 1)
        if day:
            at = text.index(str(day), start)
            times.append(Time(span=Span(at, at + 10), text=str(day), edtf=str(day), relative=None, anchor=None, rule="made"))
        said = Span(text.index(content, start), text.index(content, start) + len(content)) if content else None
        events.append(
            Event(
                type=kind,
                mode=mode or None,
                actors=(actor,),
                recipients=(recipient,),
                agents=(),
                status="actual",
                date=str(day) if day else None,
                date_relative=None,
                time=len(times) - 1 if day else None,
                place=None,
                about=content,
                evidence=(where,),
                trigger=Span(start + len(actor) + 1, start + len(actor) + 1 + len(mode or kind)),
                rule="made",
                said_by=None,
                carrier=None,
                invokes=(),
                content=said,
                answers=answers,
                topics=(),
                amounts=(),
                wants=(),
            )
        )

    tells("REQUEST/demand", one, other, content=thing, day=begun if draw.random() < 0.4 else None)
    if told >= begun + timedelta(days=6):
        tells("REJECT/refuse", other, one, content=thing if draw.random() < 0.5 else "the demand", answers=True)
    if draw.random() < 0.3:
        tells("SANCTION/expel", one, other, content="two diplomats", day=begun + timedelta(days=4) if draw.random() < 0.5 else None)
    if draw.random() < 0.3:
        tells("CONSULT/meeting", one, other, day=begun - timedelta(days=draw.randrange(9)))
    said = random.Random(f"{one}{other}{begun}").sample(_WORDS, 12)  # no two ministers, and no two weeks, have the same words
    text += f"“We wait for an answer about {thing}: {' '.join(said)}”, the minister said."
    start = text.index("We wait")
    quote = Quote(
        span=Span(start, text.index("”")), kind="direct", speaker=f"person:minister-{one.lower()}", speaker_text=None, label=None, principal=(one,),
        cue=None, said_in=None, addressee=None, time=None, sentence=Span(start - 1, len(text)), rule="made",
    )  # fmt: skip
    line = ChannelState(
        key=f"embassy:{one}@{other}", kind="embassy", name="embassy", between=(one, other), state="reduced", status="actual", level=None, date=None,
        date_relative=None, time=None, evidence=Span(0, 10), rule="made",
    )  # fmt: skip
    report = Report(
        id=name, ref=name, source=f"{name}.txt", url=None, text=text, title=None, language=_LANGUAGES[n % len(_LANGUAGES)], outlet=None, byline=(),
        agency=None, published=Published(edtf=str(told), basis="stated"), blocks=(Block(span=Span(0, len(text)), role=Role.BODY, why="made"),),
    )  # fmt: skip
    names: tuple[Name, ...] = ()
    return Reading(
        report=report, names=names, times=tuple(times), quotes=(quote,), events=tuple(events), channels=(line,) if n == 0 else (), commitments=(),
        sentences=tuple(e.evidence[0] for e in events),
    )  # fmt: skip


def _median(taken: list[float]) -> str:
    ordered = sorted(taken)
    return f"{1000 * ordered[len(ordered) // 2]:.0f} ms (worst of {len(ordered)}: {1000 * ordered[-1]:.0f} ms)"


def main() -> None:
    """Print a line for each number of reports: folding them all, and adding single ones to them."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.folding", description=__doc__)
    options.add_argument("numbers", nargs="*", type=int, default=[1_000, 10_000])
    options.add_argument("--added", type=int, default=25, help="how many reports to add one by one, each into its story's midst")
    given = options.parse_args()
    world = load_world()
    for number in given.numbers:
        held = list(readings(number))
        apart = random.Random(1)
        single = [held.pop(apart.randrange(len(held))) for _ in range(given.added)]
        folding = Folding(world)
        began = time.process_time()
        folding.update(held)
        record = folding.record()
        taken = time.process_time() - began
        each = f"{1000 * taken / number:.2f} ms each"
        print(f"{number:7} reports: {taken:6.1f} s, {each}; {len(record.events)} events, {len(record.exchanges)} exchanges")
        gc.collect()
        gc.freeze()
        added, told = [], []
        for one in single:
            began = time.process_time()
            folding.update([one])
            added.append(time.process_time() - began)
            began = time.process_time()
            folding.record()
            told.append(time.process_time() - began)
        gc.unfreeze()
        print(f"{'':7} one more report: {_median(added)}; the whole record then: {_median(told)}")


if __name__ == "__main__":
    main()
