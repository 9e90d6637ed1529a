"""`python -m tools.healthy`: exit status 0 while the server of these settings answers.

The container's health check. It asks under the public name, because in production the server
answers to no other.
"""

import sys
from urllib.error import URLError
from urllib.request import Request, urlopen

from oasis_live import settings as all_settings

PATIENCE_SECONDS = 4


def main() -> int:
    """Ask `/healthz` once."""
    settings = all_settings.read()
    address = f"http://{settings.loopback_host}:{settings.port}/healthz"
    try:
        with urlopen(
            Request(address, headers={"Host": settings.public_host}), timeout=PATIENCE_SECONDS
        ):
            return 0
    except (URLError, OSError) as error:
        print(f"{address}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
