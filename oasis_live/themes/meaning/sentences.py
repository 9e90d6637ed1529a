"""Vectors from the sentence model: texts that mean alike are near, whatever their words.

all-MiniLM-L6-v2 with weights of 8 bits (see `model/README.md`). A text is put through it by itself,
since in a batch it would get another vector; on one thread a batch saves no time either.
"""

import os
from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from oasis_live.themes.meaning.method import Method
from oasis_live.themes.meaning.vectors import Vector, Vectors

FOLDER = Path(__file__).parent.parent / "model"
DIMENSIONS = 384
# With shared words beside meaning, and a threshold lower by as much as chance likeness is then.
WORDS = 0.4
_WEIGHTS, _WORDS, _SUMS = "minilm-int8.onnx", "tokenizer.json", "SHA256SUMS"
_TRIED = "Somebody took the time to listen to what mattered to us."


class Unusable(Exception):
    """The model can't be used here; the sentence says why."""


def theta(cards: int) -> float:
    """How alike two cards must be to belong together, by the number of cards: among more cards more
    are alike by chance. The constants are the best of a few on coded rooms of 30 to 1,000 texts.
    """
    return 0.09 + 0.08 * float(np.log10(max(cards, 10) / 30))


def sentences(embed: Callable[[str], Vector], model: str = "") -> Method:
    """The method, with a memory of its own for the texts of one room. `model` is its mark."""
    known: dict[str, Vector] = {}

    def typed(text: str) -> Vector:
        # Asked from another thread, while this one may just forget the text.
        vector = known.get(text)
        return embed(text) if vector is None else vector

    def one(text: str) -> Vector:
        vector = known[text] = typed(text)
        return vector

    return Method(
        "sentences",
        remembered(embed, known),
        theta,
        common=1.0,
        reads_english_only=True,
        words=WORDS,
        one=one,
        typed=typed,
        known=known,
        model=model,
    )


def mark_of(embed: Callable[[str], Vector], folder: Path = FOLDER) -> str:
    """64 hexadecimal digits for vectors that may be compared: made by the same files and, since
    weights of 8 bits differ a little between processors and releases of the runtime, alike here.
    """
    tried = np.asarray(embed(_TRIED), dtype="<f4").tobytes()
    return sha256((folder / _SUMS).read_bytes() + tried).hexdigest()


def embedder(folder: Path = FOLDER) -> Callable[[str], Vector]:
    """Gives a text its vector of length 1 in about 3 ms for 10 words, 18 ms for 100 (one thread).
    Raises Unusable where a file or a package is missing, or a file is not the one that we ship.
    """
    _check(folder)
    # Since 1.29 it reports to its makers unless told not to before it is loaded; and nothing leaves
    # this server (https://github.com/microsoft/onnxruntime/pull/27379).
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    try:
        import onnxruntime  # noqa: PLC0415 - without it words alone have to do
        from tokenizers import Tokenizer  # noqa: PLC0415
    except ImportError as error:
        raise Unusable(f"The package {error.name} is missing.") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    weights = str(folder / _WEIGHTS)
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
    tokenizer = Tokenizer.from_file(str(folder / _WORDS))

    def embed(text: str) -> Vector:
        ids = np.array([tokenizer.encode(text).ids], dtype=np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        vector: Vector = session.run(["emb"], given)[0][0]
        return vector

    return embed


def remembered(
    embed: Callable[[str], Vector], known: dict[str, Vector]
) -> Callable[[Sequence[str]], Vectors]:
    """`embed` for many texts, each once as long as it is asked for: what was withdrawn is forgotten
    with the next look. `known` is its memory.
    """

    def vectors(texts: Sequence[str]) -> Vectors:
        now = {text: known[text] if text in known else embed(text) for text in dict.fromkeys(texts)}
        # Never empty: another thread would put every text through the model.
        known.update(now)
        for text in known.keys() - now.keys():
            del known[text]
        rows = np.array([known[text] for text in texts], dtype=np.float32)
        return rows.reshape(len(texts), DIMENSIONS)

    return vectors


def _check(folder: Path) -> None:
    """Raises Unusable unless the files are those whose hashes stand beside them."""
    try:
        sums = (folder / _SUMS).read_text(encoding="utf-8").split()
        for wanted, name in zip(sums[::2], sums[1::2], strict=True):
            if sha256((folder / name).read_bytes()).hexdigest() != wanted:
                raise Unusable(f"{name} is not the file that belongs to this release.")
    except OSError as error:
        raise Unusable(f"{error.filename} can't be read.") from error
