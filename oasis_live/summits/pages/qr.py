"""QR codes as SVG that stands in the page itself."""

import segno


def svg(address: str) -> str:
    """The picture. In capitals the code is smaller; hosts and room codes have no case."""
    return segno.make(address.upper(), micro=False, error="m").svg_inline(
        border=2, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
