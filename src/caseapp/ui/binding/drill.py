"""The drill's use cases, bound to one open register. The day that is played lives on the work thread."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from caseapp.domain.drill import Debrief, Leave, News
from caseapp.services import demo
from caseapp.services.context import Context, Done
from caseapp.services.day import drill
from caseapp.services.day.drill import Drill
from caseapp.ui.drill.services import DrillServices


@dataclass
class _Played:
    """The drill that is on; ``begin`` is always called first."""

    ctx: Context
    drill: Drill | None = None

    def begin(self, leave: Leave) -> News:
        self.drill = drill.begin_drill(self.ctx, demo.day_folder(), leave)
        return self.drill.news()

    def play(self, moment: datetime) -> Done[News]:
        return self._on().play_until(moment)

    def debrief(self, since: datetime) -> Debrief:
        return drill.debrief(self._on(), demo.day_folder(), since)

    def _on(self) -> Drill:
        assert self.drill is not None  # noqa: S101 - the presenter begins before it plays
        return self.drill


def drill_services(ctx: Context) -> DrillServices:
    """Return the drill's use cases."""
    played = _Played(ctx)
    return DrillServices(
        opening=partial(drill.opening, ctx, demo.day_folder()),
        begin=played.begin,
        play=played.play,
        debrief=played.debrief,
    )
