"""Taking back the arrival of anybody, not only the last: the wrong person was marked and it is seen later."""

from caseapp.domain.errors import NotFound
from caseapp.domain.ids import ArrivalId
from caseapp.domain.person_views import ActId
from caseapp.domain.views import Undone
from caseapp.services.context import Context, Done
from caseapp.services.history import undo_act
from caseapp.storage.journal import store

_CAME = frozenset({"mark_arrived", "mark_unexpected"})


def take_back_arrival(ctx: Context, arrival: ArrivalId) -> Done[Undone]:
    """Undo the act by which somebody arrived; who was taken back and marked again arrived by the latter.

    Raises:
        NotAllowed: somebody else marked them, and the roles take back only one's own acts.
        NotFound: there is no such arrival here.
        NothingToUndo: it is taken back already.
        UndoRefused: something rests on it by now, or it was changed since.
    """
    with ctx.register.read() as view:
        held = store.entries_of_row(view, "arrival", arrival)
        came = [one.entry for one in held if one.entry.act in _CAME]
        newest = max(came, key=lambda entry: (entry.clock, entry.dot), default=None)
        made = None if newest is None else store.transaction_of(view, newest.dot)
    if made is None:
        raise NotFound("arrival")
    return undo_act(ctx, ActId(made.replica, made.first))
