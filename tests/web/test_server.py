from __future__ import annotations

import socket

import pytest

from onrecord.errors import ServerError
from onrecord.web.server import address, bind


def test_a_port_that_is_taken_is_told_with_the_remedy() -> None:
    with bind("127.0.0.1", 0) as listening:
        listening.listen()
        port = listening.getsockname()[1]
        with pytest.raises(ServerError, match=f"port {port} is taken: give --port another one"):
            bind("127.0.0.1", port)


@pytest.mark.parametrize("host", ["192.0.2.1", "no such host"])
def test_an_address_of_another_machine_is_refused(host: str) -> None:
    with pytest.raises(ServerError, match="is no address of this machine"):
        bind(host, 0)


def test_the_address_to_open() -> None:
    with bind("127.0.0.1", 0) as listening:
        port = listening.getsockname()[1]
        assert address(listening, "127.0.0.1", None) == f"http://127.0.0.1:{port}/"
        assert address(listening, "::1", "a b&c") == f"http://[::1]:{port}/?token=a%20b%26c"
        assert address(listening, "0.0.0.0", None) == f"http://{socket.gethostname()}:{port}/"  # noqa: S104
