"""Puts the state of a talk on the screen."""

from caseapp.domain.catalogue import Catalogue
from caseapp.domain.explanations import explanations
from caseapp.domain.interviews import InterviewState
from caseapp.text.errors_interviews import HINDRANCES
from caseapp.ui.compliance import said
from caseapp.ui.compliance.progress import Step
from caseapp.ui.compliance.question_brush import QuestionRow, Row, ThemeRow
from caseapp.ui.compliance.question_card import Shown
from caseapp.ui.compliance.talk_state import TalkState
from caseapp.ui.compliance.talk_view import TalkView
from caseapp.ui.compliance.wording import read, short_theme
from caseapp.ui.look import Look


class TalkScreen:
    """Draws one state after another into the same view."""

    def __init__(self, look: Look, view: TalkView) -> None:
        self._look, self._view = look, view
        self._tr = look.words
        self._code = ""

    def show(self, state: TalkState) -> None:
        """Show head, progress, and the question, the list or the closing card."""
        view, here = self._view, state.here
        code = here.check.code if here else ""
        if code and code == self._code:
            view.card.note.flush()  # words of this moment must survive the drawing
        elif code:
            view.card.fold_up()
        self._code = code
        self._head(state)
        view.progress.show_steps(self._steps(state))
        view.head.views.choose(state.as_list)
        if state.as_list:
            self._rows(state)
        elif here is None:
            self._closing(state)
        else:
            view.show_one()
            view.back.setEnabled(state.place > 0)
            view.card.show_question(
                Shown(
                    question=here,
                    number=state.place + 1,
                    of=len(state.questions),
                    category=state.view.category,
                    begun=state.begun.get(code),
                    unlocked=code in state.unlocked,
                    may_write=state.may_write,
                )
            )

    def forget(self) -> None:
        """Nothing is on the screen any more."""
        self._code = ""

    def _head(self, state: TalkState) -> None:
        head, view = self._view.head, state.view
        head.show_person(said.shown_name(view, self._tr), said.under_name(view, self._tr))
        under_way = view.own and view.state is InterviewState.STARTED
        head.show_under_way(under_way=under_way, may_change=view.own)
        hindrance = view.hindrance if under_way else None
        self._view.hindered.say(HINDRANCES[hindrance](self._tr) if hindrance else "")

    def _steps(self, state: TalkState) -> list[Step]:
        names = _themes(state.view.catalogue, self._look)
        return [
            Step(
                theme=names[question.check.theme],
                done=not question.is_open,
                passed=question.check.code in state.passed,
                here=place == state.place,
            )
            for place, question in enumerate(state.questions)
        ]

    def _rows(self, state: TalkState) -> None:
        view, lang = self._view, self._tr.lang.value
        chosen = view.rows.chosen_code() or (state.here.check.code if state.here else "")
        rows: list[Row] = []
        for theme in state.view.catalogue.themes:
            within = [each for each in state.questions if each.check.theme == theme.code]
            if not within:
                continue
            done = sum(not each.is_open for each in within)
            rows.append(ThemeRow(read(theme.label, lang), done, len(within)))
            begun = state.unwritten()
            rows += [
                QuestionRow(
                    each,
                    begun.get(each.check.code, ""),
                    state.may_write and (not each.is_locked or each.check.code in state.unlocked),
                )
                for each in within
            ]
        view.rows.show_rows(rows)
        view.rows.choose_code(chosen)
        view.show_list()

    def _closing(self, state: TalkState) -> None:
        tr, view = self._tr, self._view
        left = sum(each.is_open for each in state.questions)
        parts = []
        if left:
            parts.append(
                tr.many(
                    "{count} question was not asked.", "{count} questions were not asked.", left
                )
            )
        if notes := state.unwritten():
            parts.append(tr("Notes without an answer: {codes}.", codes=", ".join(sorted(notes))))
        words = explanations().get(state.view.lang) or explanations()["uk"]
        view.closing.show_state(
            state.wish or state.view.wish,
            state.view.service,
            " ".join(parts),
            "\n".join(words.closing),
        )
        view.closing.setEnabled(state.may_write)
        view.back.setEnabled(True)
        view.show_closing()


def _themes(seen: Catalogue, look: Look) -> dict[str, str]:
    return {theme.code: short_theme(theme, look.words) for theme in seen.themes}
