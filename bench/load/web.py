"""One HTTP request on a connection of its own, as a phone's first visit makes it."""

import asyncio
import json
from typing import Any

from bench.load.line import Address, Refused


async def ask(
    address: Address, method: str, path: str, body: Any = None, *, source: str = "127.0.0.1"
) -> tuple[int, bytes]:
    """Status and body, asked from this address of ours. Raises OSError when nobody listens."""
    sent = b"" if body is None else json.dumps(body).encode()
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: {address.name}\r\nConnection: close\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(sent)}\r\n\r\n"
    )
    reader, writer = await asyncio.open_connection(
        address.host, address.port, local_addr=(source, 0)
    )
    try:
        writer.write(head.encode() + sent)
        answer = await reader.read()
    finally:
        writer.close()
    top, _, rest = answer.partition(b"\r\n\r\n")
    if not top:
        raise Refused("cut")
    return int(top.split(b" ", 2)[1]), rest
