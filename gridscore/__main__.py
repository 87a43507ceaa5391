"""The command's entry point: `gridscore`, or `python -m gridscore`."""

from __future__ import annotations

import io
import os
import signal
import sys
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from types import FrameType
    from typing import Any

BUG, INTERRUPTED = 70, 130
_MOST_TOOLS = 6  # that can watch a process at a time
_STOPPED = 128
"""Exit status, with the number of the signal added, of a run that a signal ends."""


def run() -> None:
    """Run the command in a process that does nothing else, and end the process."""
    try:
        run_alone()
    except SystemExit as end:
        _leave(end)
        raise


def run_alone() -> None:
    """Run the command as the only one of its process; raises SystemExit with its exit status."""
    ended_by: list[int] = []
    _heed_signals(ended_by)
    try:
        from gridscore import kept

        kept.in_use = True
        sys.meta_path.insert(0, _NoPandas())
        main()
    except (KeyboardInterrupt, SystemExit):
        if ended_by:  # nobody waits for what other threads still do
            os._exit(_STOPPED + ended_by[0])
        raise


def _leave(end: SystemExit) -> None:
    """End the process as Python would, but for freeing every object there is, piece by piece.

    That takes 8 ms of a station's run and 20 of a city's, and frees what the system takes back
    anyway. By now every file is closed and no thread has anything left to do. What others want
    done at the end is done. Returns where it is Python's to tell why it cannot end so.
    """
    status = end.code
    if not isinstance(status, int) or _is_watched():
        return
    import atexit

    atexit._run_exitfuncs()  # noqa: SLF001  nothing else calls them
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        return
    os._exit(status)


def _is_watched() -> bool:
    """Say whether a profiler, a debugger or the like is at work, which may show something after."""
    monitoring: Any = getattr(sys, "monitoring", None)  # there is from Python 3.12 on
    tools = map(monitoring.get_tool, range(_MOST_TOOLS)) if monitoring else ()
    return bool(sys.getprofile() or sys.gettrace() or any(tools))


def _heed_signals(ended_by: list[int]) -> None:
    """Have a signal that ends the run unwind it, so that no half-written file is left behind.

    Its number is put into `ended_by`. What is not heeded, as under nohup, stays so.
    """
    names = ("SIGINT", "SIGTERM", "SIGHUP")  # the last is unknown to Windows
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]

    def stop(number: int, _frame: FrameType | None) -> NoReturn:
        for each in known:
            signal.signal(each, signal.SIG_IGN)  # whoever is impatient would break the unwinding
        ended_by.append(number)
        raise KeyboardInterrupt

    for each in known:
        if signal.getsignal(each) in (signal.SIG_DFL, signal.default_int_handler):
            signal.signal(each, stop)


class _NoPandas:
    """Finds no pandas: Arrow imports it wherever it is installed, which takes half a second."""

    def find_spec(self, name: str, *_: object) -> None:
        """Refuse pandas, which nothing here uses, and leave the rest to others."""
        if name == "pandas":
            raise ModuleNotFoundError(name)


def main() -> None:
    """Run the command; a bug is told in two lines, with the details saved to a file."""
    import gc

    # One short run frees what it uses by counting references; looking for cycles costs a tenth.
    gc.disable()
    # Whole numbers need no linear algebra; to start its threads is a third of loading numpy.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        _mend_streams()
        from gridscore.cli.app import app

        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        sys.exit(_tell_full(error) or _tell_bug(error))


def _mend_streams() -> None:
    """Give every standard stream a place to go, and let no character stop what is told.

    A stream that was closed by the caller is None in Python; what is told to nobody goes nowhere,
    but a result that nobody takes must fail, so standard output may not be written to. An old
    console's encoding lacks characters, which are then shown as `?`.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = os.open(os.devnull, os.O_WRONLY if name == "stderr" else os.O_RDONLY)
            stream = open(nowhere, mode, encoding="utf-8")  # noqa: PTH123, SIM115  stays open
            setattr(sys, name, stream)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _tell_full(error: Exception) -> int:
    """Say that standard output takes no more, where it is so; returns the exit status, or 0.

    Commands tell it themselves; this is for what is shown before one begins, such as help.
    """
    from gridscore.cli.exit_status import WRONG_USAGE
    from gridscore.cli.language import surrounding
    from gridscore.cli.session import OUTPUT_FAILS, drop_stdout
    from gridscore.messages import say

    if not isinstance(error, OSError) or error.errno not in OUTPUT_FAILS:
        return 0
    drop_stdout()
    _tell(say("usage.stdout-failed", surrounding(), why=error.strerror))
    return WRONG_USAGE


def _tell(text: str) -> None:
    sys.stderr.buffer.write((text + "\n").encode(sys.stderr.encoding, "replace"))


def _tell_bug(error: Exception) -> int:
    """Save the details of a bug and say where; returns the exit status."""
    import tempfile
    import traceback

    from gridscore import __version__
    from gridscore.cli.language import surrounding
    from gridscore.messages import say

    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="gridscore-bug-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(f"gridscore {__version__}\n")
            traceback.print_exception(error, file=file)
    except OSError:
        last = traceback.extract_tb(error.__traceback__)[-1]
        where = f"{os.path.basename(last.filename)}:{last.lineno}"  # noqa: PTH119  no more fails
        what = f"gridscore {__version__}, {type(error).__name__}, {where}"
        _tell(say("usage.bug-unsaved", surrounding(), what=what))
        return BUG
    _tell(say("usage.bug", surrounding(), path=file.name))
    return BUG


if __name__ == "__main__":
    run()
