"""By what tries are counted: an address of IPv4, or the network that one holder of IPv6 has for herself."""

import asyncio

import httpx
import pytest
from fastapi import FastAPI

from portal.door.door import counted_as
from portal.door.throttle import VERIFY_BY_ADDRESS
from tests.portal.conftest import URL


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("socket", "socket"),
    ],
)
def test_one_holder_is_one_address(host: str, counted: str) -> None:
    assert counted_as(host) == counted


def test_another_address_of_the_same_holder_is_no_new_try(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(VERIFY_BY_ADDRESS, "amount", 2)

    async def ask(host: str) -> int:
        transport = httpx.ASGITransport(app, client=(host, 4711))
        async with httpx.AsyncClient(transport=transport, base_url=URL) as client:
            return (await client.get("/periksa?kode=503")).status_code

    hosts = ("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1")
    assert [asyncio.run(ask(host)) for host in hosts] == [404, 404, 429, 404]
