"""`python -m bench.languages [--rooms DIR]`: are other languages seen, and English ones left alone?

Short sentences, as people put them on a phone; the English ones are those of coded rooms.
"""

import argparse
from pathlib import Path

from bench.themes import ROOMS, read
from oasis_live.themes.meaning.language import is_foreign

FOREIGN = {
    "cy": """Cael amser i wrando ar bobl|Gofal yn agos at adref|Gwrando heb frysio|Parchu pawb
        |Teulu yn rhan o’r tîm|Amser i wrando|Paned a sgwrs|Bod yn garedig|Croeso cynnes bob tro
        |Siarad Cymraeg gyda mam""",
    "de": "Zeit zum Zuhören|Menschen zuerst|Die Familie gehört dazu",
    "es": "Gente primero|Tiempo para escuchar|Escuchar a la familia",
    "fr": "Écouter sans se presser|Le temps d’écouter",
    "hu": "Idő a meghallgatásra",
    "it": "Ascoltare con calma|Una parola gentile",
    "lt": "Laikas išklausyti",
    "nl": "Tijd om te luisteren",
    "pl": "Słuchać ludzi|Czas na rozmowę|Herbata i dobre słowo",
    "pt": "Tempo para ouvir",
    "ro": "Timp pentru oameni",
    "so": "Waqti aan dhageysto",
    "sq": "Kohë për të dëgjuar",
    "tr": "Dinlemek için zaman",
}


def main() -> None:
    """Print how many of each are taken for another language, and which wrongly."""
    parser = argparse.ArgumentParser(prog="python -m bench.languages", description=__doc__)
    parser.add_argument("--rooms", type=Path, default=ROOMS)
    rooms = read(parser.parse_args().rooms)
    english = {card["text"] for room in rooms.values() for card in room}
    others = [text.strip() for texts in FOREIGN.values() for text in texts.split("|")]
    print(f"{len(english):,} English texts", _but([t for t in english if is_foreign(t)], "taken"))
    print(f"{len(others)} short others", _but([t for t in others if not is_foreign(t)], "missed"))


def _but(wrong: list[str], how: str) -> str:
    return f"{len(wrong)} {how}" + (f": {wrong[:10]}" if wrong else "")


if __name__ == "__main__":
    main()
