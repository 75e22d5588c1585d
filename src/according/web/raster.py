"""A picture of shapes as PNG, with nothing but the standard library: for places where no SVG can be shown."""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterable, Iterator
from typing import Final

from according.web.plot import HEIGHT, WIDTH, Dot, Line, Shape, Text

SCALE: Final = 2  # dots of the picture for one of the drawing
RADIUS: Final = 4

#: The 5 × 7 dot-matrix letters of character displays: five columns for each of 95 signs from the blank on, lowest bit on top.
LETTERS: Final = bytes.fromhex(
    "0000000000 00005f0000 0007000700 147f147f14 242a7f2a12 2313086462 3649562050 0008070300 001c224100 0041221c00 "
    "2a1c7f1c2a 08083e0808 0080703000 0808080808 0000606000 2010080402 3e5149453e 00427f4000 7249494946 2141494d33 "
    "1814127f10 2745454539 3c4a494931 4121110907 3649494936 464949291e 0000140000 0040340000 0008142241 1414141414 "
    "0041221408 0201590906 3e415d594e 7c1211127c 7f49494936 3e41414122 7f4141413e 7f49494941 7f09090901 3e41415173 "
    "7f0808087f 00417f4100 2040413f01 7f08142241 7f40404040 7f021c027f 7f0408107f 3e4141413e 7f09090906 3e4151215e "
    "7f09192946 2649494932 03017f0103 3f4040403f 1f2040201f 3f4038403f 6314081463 0304780403 6159494d43 007f414141 "
    "0204081020 004141417f 0402010204 4040404040 0003070800 2054547840 7f28444438 3844444428 384444287f 3854545418 "
    "00087e0902 18a4a49c78 7f08040478 00447d4000 2040403d00 7f10284400 00417f4000 7c04780478 7c08040478 3844444438 "
    "fc18242418 18242418fc 7c08040408 4854545424 04043f4424 3c4040207c 1c2040201c 3c4030403c 4428102844 4c9090907c "
    "4464544c44 0008364100 0000770000 0041360800 0201020402 "
)


class Canvas:
    """A white picture that lines, discs and letters are drawn on."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.dots = bytearray(b"\xff" * (3 * width * height))

    def box(self, x: int, y: int, width: int, height: int, colour: bytes) -> None:
        """A filled box; what lies outside of the picture is left out."""
        left, right = max(0, x), min(self.width, x + width)
        for row in range(max(0, y), min(self.height, y + height)):
            at = 3 * (row * self.width + left)
            self.dots[at : at + 3 * max(0, right - left)] = colour * max(0, right - left)

    def line(self, x: float, y: float, x2: float, y2: float, width: int, colour: bytes) -> None:
        """A line as boxes along its longer side."""
        steps = max(1, round(max(abs(x2 - x), abs(y2 - y))))
        for step in range(steps + 1):
            part = step / steps
            at = round(x + (x2 - x) * part), round(y + (y2 - y) * part)
            self.box(at[0] - width // 2, at[1] - width // 2, width, width, colour)

    def disc(self, x: float, y: float, radius: float, colour: bytes) -> None:
        """A filled disc."""
        for row in range(-round(radius), round(radius) + 1):
            half = round((radius * radius - row * row) ** 0.5) if abs(row) <= radius else 0
            self.box(round(x) - half, round(y) + row, 2 * half + 1, 1, colour)

    def text(self, x: float, y: float, words: str, size: int, colour: bytes) -> None:
        """Letters with their feet on a line."""
        for nr, sign in enumerate(words):
            for column, bits in enumerate(_columns(sign)):
                for row in (row for row in range(8) if bits >> row & 1):
                    self.box(round(x) + (6 * nr + column) * size, round(y) + (row - 7) * size, size, size, colour)

    def png(self) -> bytes:
        """The picture as a PNG file."""
        rows = b"".join(b"\0" + self.dots[3 * self.width * row : 3 * self.width * (row + 1)] for row in range(self.height))
        head = struct.pack(">IIBBBBB", self.width, self.height, 8, 2, 0, 0, 0)
        parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _columns(sign: str) -> bytes:
    code = ord(sign) if " " <= sign <= "~" else ord("?")
    return LETTERS[5 * (code - 32) : 5 * (code - 31)]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _plain(words: str) -> str:
    """Words in the letters that there are: accents are left out."""
    apart = unicodedata.normalize("NFKD", words.replace("…", "..."))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def png(found: Iterable[Shape]) -> bytes:
    """Shapes as a PNG picture of twice the size of the drawing."""
    canvas = Canvas(SCALE * WIDTH, SCALE * HEIGHT)
    for shape in found:
        _draw(canvas, shape)
    return canvas.png()


def _draw(canvas: Canvas, shape: Shape) -> None:
    if isinstance(shape, Line):
        x, y, x2, y2 = (SCALE * place for place in shape[:4])
        canvas.line(x, y, x2, y2, max(1, round(SCALE * shape.width)), bytes.fromhex(shape.colour[1:]))
    elif isinstance(shape, Dot):
        for radius, colour in _rings(shape):
            canvas.disc(SCALE * shape.x, SCALE * shape.y, radius, colour)
    elif isinstance(shape, Text):
        words, size = _plain(shape.words), 3 if shape.size > 14 else 2
        shift = {"start": 0, "middle": 3 * size * len(words), "end": 6 * size * len(words)}[shape.anchor]
        canvas.text(SCALE * shape.x - shift, SCALE * shape.y, words, size, bytes.fromhex(shape.colour[1:]))


def _rings(dot: Dot) -> Iterator[tuple[float, bytes]]:
    yield SCALE * RADIUS, bytes.fromhex(dot.colour[1:])
    if dot.hollow:
        yield SCALE * (RADIUS - 1.5), b"\xff\xff\xff"
