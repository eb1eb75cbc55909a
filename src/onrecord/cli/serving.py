"""`onrecord serve`: the pages over a record."""

from __future__ import annotations

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_RECORD, RecordPath

_TOKEN_BYTES = 18


def serve(
    record: RecordPath = DEFAULT_RECORD,
    host: Annotated[str, typer.Option("--host", metavar="HOST", help="Listen at this address.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="Listen at this port; 0 is any free one.")
    ] = 8000,
    token: Annotated[
        str | None,
        typer.Option("--token", envvar="ONRECORD_TOKEN", metavar="TEXT", help="Answer only those who show this."),
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help="A name by which this server is called.")
    ] = None,
    open: Annotated[bool, typer.Option("--open", help="Open the pages in a browser.")] = False,
) -> None:
    """Show a record as pages in the browser, with a REST API.

    Only this machine can reach them, unless --host says otherwise; then a token is asked for, and made up where none
    is given.
    """
    import gc
    import secrets
    import socket
    import webbrowser

    gc.disable()  # all that is imported stays: to look for garbage in it is a tenth of what starting takes
    try:
        from onrecord.cli.streams import complain, lines
        from onrecord.record import Record
        from onrecord.web.app import create_app
        from onrecord.web.safety import is_local
        from onrecord.web.server import address, bind
        from onrecord.web.server import serve as answer
    finally:
        gc.enable()

    with Record(record, create=False):  # says what is wrong with it, and brings it up to date
        pass
    if token is None and not is_local(host):
        token = secrets.token_urlsafe(_TOKEN_BYTES)
    if token == "":
        raise typer.BadParameter("--token is empty: give a text that nobody guesses")
    with bind(host, port) as listening:
        where = address(listening, host, token)
        application = create_app(record, token=token, allowed_hosts=(socket.gethostname(), host, *(allow_host or ())))

        def ready() -> None:
            output = lines()
            output.write(f"{record} is at {where}\n")
            output.flush()
            complain("Ctrl-C ends it.")
            if open:
                webbrowser.open(where)

        answer(application, listening, ready)
