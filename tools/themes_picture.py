"""`python -m tools.themes_picture`: what a facilitator's acts bring, from the last table of
docs/themes.md into docs/images/themes-acts.svg.
"""

from pathlib import Path

HOME = Path(__file__).parent.parent
PAGE, PICTURE = HOME / "docs" / "themes.md", HOME / "docs" / "images" / "themes-acts.svg"
MARK, ROW = "<!-- themes -->", "ours"
WIDTH, HEIGHT, LEFT, TOP, RIGHT, FOOT = 640, 320, 56, 24, 216, 264
ACTS = (0, 5, 10, 20)
LOWEST, HIGHEST = 0.5, 0.8
# Each way of the table, what people call it, and its colour (t1, t5 and t6 of tokens.css).
WAYS = (
    ("assist", "takes what is offered along", "#253D9B"),
    ("fac", "merges doubled themes first", "#B04F60"),
    ("drag", "moves single cards", "#0F8FAC"),
)


def main() -> None:
    """Read, draw, write."""
    PICTURE.write_text(drawn(figures(PAGE.read_text(encoding="utf-8"))), encoding="utf-8")


def figures(text: str) -> dict[str, list[float]]:
    """For each way the agreement after no act, 5, 10 and 20, from our row of the table."""
    lines = [line for line in text.partition(MARK)[2].splitlines() if line.startswith("|")]
    head, row = _cells(lines[0]), next(_cells(line) for line in lines if _cells(line)[0] == ROW)
    cell = {name.partition(" ")[0]: value for name, value in zip(head, row, strict=True)}
    start = float(cell["BF1"])
    return {way: [start, *map(float, cell[way].split("/"))] for way, _said, _colour in WAYS}


def drawn(lines: dict[str, list[float]]) -> str:
    """The picture."""
    parts = [_across(mark / 10) for mark in range(5, 9)]
    parts += [
        _text(_x(act), FOOT + 24, str(act) if act else "no act", anchor="middle") for act in ACTS
    ]
    parts.append(_text(LEFT, HEIGHT - 10, "acts of a facilitator, in rooms of 30 to 1,000 texts"))
    for way, said, colour in WAYS:
        at = [(_x(act), _y(value)) for act, value in zip(ACTS, lines[way], strict=True)]
        points = " ".join(f"{x:.0f},{y:.0f}" for x, y in at)
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="3"/>'
        )
        parts += [f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="{colour}"/>' for x, y in at]
        x, y = at[-1]
        parts.append(_text(x + 10, y + 5, said, colour))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img"'
        f' font-family="system-ui, sans-serif" font-size="14">'
        f"<title>Agreement with a coder's themes by a facilitator's acts</title>"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#F7F8F4"/>{"".join(parts)}</svg>\n'
    )


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip().split("|")[1:-1]]


def _x(act: int) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * act / max(ACTS)


def _y(value: float) -> float:
    return FOOT - (FOOT - TOP) * (value - LOWEST) / (HIGHEST - LOWEST)


def _across(value: float) -> str:
    y = _y(value)
    line = f'<path d="M{LEFT} {y:.0f}H{WIDTH - RIGHT}" stroke="#CFD8D3"/>'
    return line + _text(LEFT - 10, y + 5, f"{value:.1f}", anchor="end")


def _text(x: float, y: float, said: str, colour: str = "#47605D", anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="{colour}" text-anchor="{anchor}">{said}</text>'


if __name__ == "__main__":
    main()
