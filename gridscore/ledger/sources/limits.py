"""How much one file may hold: far above any real ledger, far below what fills a machine."""

MIB = 2**20

MAX_FILE_BYTES = 256 * MIB
MAX_COLUMNAR_BYTES = 2047 * MIB  # of a file that is read by columns; one more byte needs 64 bits
MAX_UNPACKED_COLUMNS = 4096 * MIB  # of a packed file that is read by columns
HUGE = 16 * MIB  # from which on two parts of a text or table are read at a time, else two files
MAX_UNPACKED_BYTES = 1024 * MIB
MAX_PARTS = 10_000  # files inside one workbook
MAX_FAULTS = 2_000_000  # cells without a value, in one sheet
MAX_CELL_TEXT = 4 * MIB  # a hundred times what Excel lets into a cell
MAX_TEXT_BYTES = 2048 * MIB  # text of all cells, a text that cells share counted for each

MAX_COLUMNS = 16_384  # as many as Excel has
MAX_CELLS = 30_000_000  # rows × columns from A1 to the last filled cell
MAX_LARGE_CELLS = 400_000_000  # the same, kept by columns
MAX_SPARSE_CELLS = 10_000_000  # the same, where next to none of them is filled
SPARSE = 20  # a sheet is sparse when it has this many cells for each filled one

SMALL_BYTES = 16 * 1024  # packed; deflate makes at most 16 MiB of it
BOMB_RATIO = 300  # how far real sheets never pack, and bombs always
BOMB_BYTES = 32 * MIB  # below this size the ratio says nothing
