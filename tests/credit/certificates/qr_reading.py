"""A reader of QR codes (ISO/IEC 18004) in clean, upright pictures: versions 2 to 6, what is written as bytes.

It knows nothing of how the code was made, and mends nothing: one wrong module within the data gives another text.
"""

from collections.abc import Callable, Iterator
from itertools import groupby

Picture = list[bytes]  # rows of grey, dark below 128
Square = list[list[bool]]  # rows of modules, True for dark
FINDER = (1, 1, 3, 1, 1)
MASKS: tuple[Callable[[int, int], bool], ...] = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: y * x % 2 + y * x % 3 == 0,
    lambda y, x: (y * x % 2 + y * x % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + y * x % 3) % 2 == 0,
)
# (version, bits of the level) to (blocks, bytes of data in each), for level M and the low level L.
BLOCKS = {(2, 0): (1, 28), (3, 0): (1, 44), (4, 0): (2, 32), (5, 0): (2, 43), (6, 0): (4, 27), (4, 1): (1, 80)}


def grey(raw: bytes) -> Picture:
    """The rows of a PGM file."""
    kind, size, deepest, pixels = raw.split(b"\n", 3)
    width, height = map(int, size.split())
    assert kind == b"P5" and deepest == b"255" and len(pixels) == width * height
    return [pixels[y * width : (y + 1) * width] for y in range(height)]


def text_in(picture: Picture) -> str:
    """What the one code in a picture holds."""
    square = modules(picture)
    taken = bytes_of(square)
    version = (len(square) - 17) // 4
    blocks, size = BLOCKS[version, told(square) >> 13]
    data = b"".join(taken[one : blocks * size : blocks] for one in range(blocks))
    bits = "".join(f"{byte:08b}" for byte in data)
    assert bits[:4] == "0100", "not written as bytes"
    length = int(bits[4:12], 2)
    return bytes(int(bits[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode("utf-8")


def modules(picture: Picture) -> Square:
    """The code's modules, found by the three squares in its corners."""
    corners = sorted(set(finders(picture)), key=sum)
    left, top = corners[0]
    right = max(x for x, _ in corners)
    unit = next(unit for x, y, unit in rows_with(picture) if (x, y) == (left, top))
    size = round((right - left) / unit) + 7
    step = (right - left) / (size - 7)
    assert size % 4 == 1, "no code, or a picture too coarse"
    places = [round((at - 3) * step) for at in range(size)]
    return [[picture[top + y][left + x] < 128 for x in places] for y in places]


def finders(picture: Picture) -> Iterator[tuple[int, int]]:
    """The middle of each corner square: there the pattern runs across and down."""
    columns = [bytes(column) for column in zip(*picture, strict=True)]
    down = {(x, y) for y, x, _ in rows_with(columns)}
    across = [(x, y) for x, y, _ in rows_with(picture)]
    near = [one for one in across if one in down]
    for x, y in near:
        if all((x, y) <= (a, b) for a, b in near if abs(a - x) + abs(b - y) < 12):
            yield x, y


def rows_with(picture: Picture) -> Iterator[tuple[int, int, float]]:
    """(x, y, width of a module) wherever a row holds the pattern of a corner square."""
    for y, row in enumerate(picture):
        at, runs = 0, []
        for dark, same in groupby(row, lambda value: value < 128):
            length = len(list(same))
            runs.append((dark, at, length))
            at += length
        for five in zip(*(runs[n:] for n in range(5)), strict=False):
            unit = sum(length for *_, length in five) / 7
            if five[0][0] and all(abs(run[2] - n * unit) < unit / 2 for run, n in zip(five, FINDER, strict=True)):
                yield round(five[2][1] + five[2][2] / 2), y, unit


def told(square: Square) -> int:
    """The fifteen bits beside the first corner, level and mask first."""
    where = [(8, x) for x in (0, 1, 2, 3, 4, 5, 7, 8)] + [(y, 8) for y in (7, 5, 4, 3, 2, 1, 0)]
    return int("".join(str(int(square[y][x])) for y, x in where), 2) ^ 0x5412


def bytes_of(square: Square) -> bytes:
    """All code words in the order in which they were written: two columns wide, up and down from the right."""
    size, mask = len(square), MASKS[told(square) >> 10 & 7]
    bits, upwards = "", True
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for y in range(size - 1, -1, -1) if upwards else range(size):
            for x in (right, right - 1):
                if not reserved(size, y, x):
                    bits += str(int(square[y][x] != mask(y, x)))
        upwards = not upwards
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits) - 7, 8))


def reserved(size: int, y: int, x: int) -> bool:
    """Whether a module belongs to the corners, the rulers or the aligning square, and not to the text."""
    corner = (y < 9 and (x < 9 or x >= size - 8)) or (y >= size - 8 and x < 9)
    aligning = size - 9 <= y < size - 4 and size - 9 <= x < size - 4
    return corner or y == 6 or x == 6 or aligning
