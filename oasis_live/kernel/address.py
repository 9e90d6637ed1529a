"""Where somebody comes from, as far as limits are concerned."""

from ipaddress import IPv6Address, ip_address


def network(address: str) -> str:
    """What counts as one address. An IPv6 connection owns 2^64 of them; they count as one."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if not isinstance(found, IPv6Address):
        return str(found)
    # A server that listens on `::` sees every IPv4 client as one of these.
    return str(found.ipv4_mapped or f"{int(found) >> 64:x}::/64")
