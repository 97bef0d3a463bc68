"""Sentences for the errors of `caseapp.domain.key_errors`."""

from collections.abc import Callable, Mapping
from typing import Any

from caseapp.domain import key_errors as e
from caseapp.domain.coded import Compartment
from caseapp.domain.errors import CaseError
from caseapp.text.labels import label
from caseapp.text.words import Words

_DAMAGED: Mapping[str, Callable[[Words], str]] = {
    "file": lambda tr: tr(
        "The key file of this register is damaged, and so is the one before it. The data is still"
        " there: restore a backup, which has the key file in it, and keep this folder."
    ),
    "root": lambda tr: tr(
        "The key file does not say who made this register, so nobody in it can be trusted. Restore a"
        " backup and keep this folder."
    ),
    "slot": lambda tr: tr(
        "The passphrase is right, but this user’s keys in the key file are damaged. Restore a backup"
        " and keep this folder."
    ),
    "wrap": lambda tr: tr(
        "The passphrase is right, but the key of this register’s data is missing for this user."
        " Another user can open the register and so mend it; or restore a backup."
    ),
}


def _recovery_code(error: e.RecoveryCodeWrong, tr: Words) -> str:
    if error.group:
        return tr(
            "The recovery code is mistyped: look at group {group} again. Nothing was changed.",
            group=error.group,
        )
    return tr(
        "This is not a whole recovery code: it has seven groups of four characters. Compare it with"
        " the sheet. Nothing was changed."
    )


SENTENCES: Mapping[type[CaseError], Callable[[Any, Words], str]] = {
    e.WrongPassphrase: lambda _, tr: tr(
        "The passphrase does not fit. Look at the keyboard’s language and Caps Lock, and try again."
    ),
    e.PauseNeeded: lambda x, tr: tr.many(
        "The passphrase was wrong several times. The next try is possible in {count} second.",
        "The passphrase was wrong several times. The next try is possible in {count} seconds.",
        x.seconds,
    ),
    e.PassphraseTooWeak: lambda _, tr: tr(
        "This passphrase is too easy to guess and was not taken. Use several words that do not belong"
        " together, or have one proposed."
    ),
    e.RecoveryCodeWrong: _recovery_code,
    e.RecoveryCodeRefused: lambda _, tr: tr(
        "This recovery code does not fit this register: it is of another one, or was used already."
        " Take the newest sheet. Nothing was changed."
    ),
    e.NotEnrolled: lambda _, tr: tr(
        "This user has no passphrase of their own yet. Use the one-time passphrase from the sheet"
        " first."
    ),
    e.EnrolledAlready: lambda _, tr: tr(
        "The one-time passphrase has been used already. Log in with your own passphrase; if somebody"
        " else used it, tell an administrator at once."
    ),
    e.UnknownUser: lambda _, tr: tr(
        "This register has no such user, or the user was removed. Nothing was changed."
    ),
    e.UserNameTaken: lambda _, tr: tr(
        "This register already has a user with this name. Nothing was changed; choose another name,"
        " for instance with the place or a number."
    ),
    e.CompartmentNotHeld: lambda x, tr: tr(
        "You have no access to the compartment “{compartment}”, so you cannot give or take it."
        " Somebody who has it can, or whoever has the recovery code. Nothing was changed.",
        compartment=label(Compartment(x.compartment), tr),
    ),
    e.OwnRemoval: lambda _, tr: tr(
        "Nobody can remove themself. Another administrator can do it. Nothing was changed."
    ),
    e.KdfRefused: lambda _, tr: tr(
        "The key file asks for an unusual way to check the passphrase, so it may have been tampered"
        " with. Nothing was tried. Restore a backup and keep this folder."
    ),
    e.KeysMissing: lambda _, tr: tr(
        "The key file (keys.json) is missing from this folder. Without it the data cannot be opened;"
        " put it back or restore a backup."
    ),
    e.KeysDamaged: lambda x, tr: _DAMAGED[x.what](tr),
    e.KeysForeign: lambda _, tr: tr(
        "This key file belongs to another register. Nothing was changed; choose a copy of this one."
    ),
    e.KeysNewer: lambda _, tr: tr(
        "The key file was written by a newer version of the program. Please install that version;"
        " nothing was changed."
    ),
    e.NotEnoughMemory: lambda x, tr: tr(
        "Checking the passphrase needs {mebibytes} MB of memory, and there is not so much free. Close"
        " other programs and try again.",
        mebibytes=x.mebibytes,
    ),
}
