"""Options that every command takes, after the command as well as before it in the environment."""

from pathlib import Path
from typing import Annotated

import typer

from caseapp.domain.access import Role
from caseapp.domain.coded import Compartment
from caseapp.text.words import Lang

RegisterPath = Annotated[
    Path | None,
    typer.Option("--register", envvar="CASEAPP_REGISTER", help="Folder of the register."),
]
User = Annotated[
    str | None, typer.Option("--user", envvar="CASEAPP_USER", help="Name at the lock screen.")
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        envvar="CASEAPP_PASSPHRASE_FILE",
        help="File with the passphrase; without it there is a prompt.",
    ),
]
Language = Annotated[Lang, typer.Option("--lang", help="Language of sentences and paper.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Stage = Annotated[int | None, typer.Option("--stage", help="Number of the stage; the latest.")]
Roles = Annotated[list[Role], typer.Option("--role", help="May be given several times.")]
CompartmentName = Annotated[Compartment, typer.Option("--compartment", help="What to grant.")]
Unneeded = Annotated[
    str | None,
    typer.Option("--register", "--user", "--passphrase-file", hidden=True),
]
"""For commands that need no register and nobody: what every command takes is taken here too."""
RecoveryFile = Annotated[
    Path | None, typer.Option("--recovery-file", help="File that holds the recovery code.")
]
