"""How big a list may be, and what reading it may cost."""

MEGABYTE = 2**20
FILE_BYTES = 20 * MEGABYTE
UNPACKED_BYTES = 200 * MEGABYTE
SHEETS = 100
ROWS = 20_000
COLUMNS = 200
CELL_CHARACTERS = 10_000
BLANK_ROWS = 100_000
BLANK_COLUMNS = 1_000
"""A blank cell farther out than rows and columns is passed over with a warning, but only so far: what
lies at the end of the world was put there, and the file is refused."""
LINE_BYTES = 16 * MEGABYTE
OUTPUT_BYTES = 64 * MEGABYTE
MEMORY_BYTES = 400 * MEGABYTE
CPU_SECONDS = 20
WALL_SECONDS = 20.0
