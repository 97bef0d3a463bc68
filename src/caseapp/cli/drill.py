"""``demo`` and ``drill``: the register of invented people, and their day played live."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from caseapp.cli import options as o
from caseapp.cli.session import Terminal, Who
from caseapp.domain.dates import from_kyiv, kyiv
from caseapp.domain.drill import Debrief, DrillClock, Event, Leave, Opening, Part
from caseapp.services import demo
from caseapp.services.day import drill
from caseapp.services.day.drill import Drill
from caseapp.text.dates import clock as time_of
from caseapp.text.drill_labels import figure_name
from caseapp.text.labels import act_label
from caseapp.text.words import Lang, Words

_LONGEST_SLEEP = 1.0
_FASTEST = 3600


def demo_command(
    path: Annotated[
        Path | None, typer.Argument(help="Folder; by default the window's demo.")
    ] = None,
    morning: Annotated[
        bool, typer.Option("--morning", help="Stop before the first bus, for a whole drill.")
    ] = False,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Make the register of invented people anew, with their day played to the middle."""
    terminal = Terminal(lang, as_json)
    with terminal.refusals():
        made = demo.make(path, morning=morning)
        tr = terminal.words
        terminal.give(
            {"register": str(made.path), "user": demo.NAME, "passphrase": made.passphrase},
            tr("Register: {path}", path=made.path),
            tr("User: {name}", name=demo.NAME),
            tr("Passphrase, which is public: {text}", text=made.passphrase),
        )


def drill_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A recorded day.")],
    speed: Annotated[
        int, typer.Option("--speed", min=1, max=_FASTEST, help="Seconds of the day in one second.")
    ] = 10,
    start: Annotated[
        datetime | None,
        typer.Option("--from", formats=["%H:%M"], help="Kyiv time; what was before comes at once."),
    ] = None,
    leave: Annotated[
        list[Part] | None, typer.Option("--leave", help="What is not played; several times.")
    ] = None,
    station: Annotated[
        str, typer.Option("--station", help="With --leave arrivals: those of one station.")
    ] = "",
    register: o.RegisterPath = None,
    user: o.User = None,
    passphrase_file: o.PassphraseFile = None,
    lang: o.Language = Lang.UK,
    as_json: o.AsJson = False,
) -> None:
    """Play a recorded day live into the register of invented people; Ctrl+C ends it in good order."""
    terminal, who = Terminal(lang, as_json), Who(register, user, passphrase_file, lang)
    tr = terminal.words

    def tell(event: Event) -> None:
        if not as_json:
            terminal.say(f"{time_of(event.at)}\t{act_label(event.act, tr)}\t{event.name}")

    with terminal.refusals(), who.opened() as opened:
        ctx = opened.context
        began, opening = ctx.now(), drill.opening(ctx, folder)
        playing = drill.begin_drill(ctx, folder, Leave(frozenset(leave or ()), station))
        if (first := _begin_at(opening, start)) is not None:
            with suppress(KeyboardInterrupt):
                live(playing, DrillClock(first, speed, time.monotonic), tell)
        found = drill.debrief(playing, folder, began)
        terminal.give(_plain(found), *_lines(found, tr))


def live(
    playing: Drill,
    clock: DrillClock,
    tell: Callable[[Event], object],
    sleep: Callable[[float], object] = time.sleep,
) -> None:
    """Play until nothing is to come; ``clock`` begins to run once all that was due before is played."""
    while (due := playing.news().next_due) is not None:
        now = clock.now()
        if due <= now:
            for event in playing.play_until(now).value.events:
                tell(event)
        elif not clock.running:
            clock.go_on()
        else:
            sleep(min(_LONGEST_SLEEP, (due - now).total_seconds() / clock.speed))


def _begin_at(opening: Opening, start: datetime | None) -> datetime | None:
    """Return when the clock begins: just before the first act, or at a time of that day."""
    if opening.first is None:
        return None
    if start is None:
        return opening.first - timedelta(seconds=1)
    day = kyiv(opening.first).date()
    return from_kyiv(datetime.combine(day, start.time()))


def _plain(found: Debrief) -> dict[str, Any]:
    news = found.news
    return {
        "figures": [asdict(one) for one in found.figures],
        "own": dict(found.own),
        "played": news.played,
        "overtaken": news.overtaken,
        "waiting": news.waiting,
        "ahead": news.ahead,
    }


def _lines(found: Debrief, tr: Words) -> list[str]:
    here, day = tr("in the register"), tr("in the day")
    return [
        f"{figure_name(one.code, tr)}: {one.here} {here}, {one.day} {day}" for one in found.figures
    ]
