"""What is read aloud to a relative who asks: one sentence for everybody who may hear nothing."""

from caseapp.domain.asking import Reply, Say
from caseapp.text.words import Lang, Words


def read_aloud(reply: Reply, tr: Words) -> str:
    """Return the words to read aloud, in quotation marks.

    Where nothing may be said there is no name in them, and no way to tell one reason from another.
    """
    if reply.say is Say.NOTHING:
        return tr(
            "“I may not say of anybody whether they are here. Please leave your name and number: if there"
            " is something I may tell you, you will be called.”"
        )
    called = reply.latin if tr.lang is Lang.EN else reply.called
    return tr(
        "“Yes, {name} is back in Ukraine. Where exactly I may not say. Please leave your number: I will"
        " pass it on.”",
        name=called,
    )
