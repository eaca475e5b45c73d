"""The text of a PDF, read in a process of its own: no file of strangers can take more time or memory than it is given.

    python -m dragoman.intake.pdf < report.pdf

prints the text; exit code 3 means that it is locked, 4 that it holds pictures only, 5 that it is no PDF that can be read.
"""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO

from .quarantine import Unreadable

_SECONDS = 30
_MEMORY = 1_500_000_000  # bytes of address space
_PAGES = 200  # a report has a few; a yearbook is no report
_LOCKED, _PICTURES, _BROKEN = 3, 4, 5
_REASONS = {
    _LOCKED: ("is a locked PDF", "unlock it first"),
    _PICTURES: ("is a PDF of pictures without text", "let a text recogniser write its text into it first"),
}
_CUT_WORD = re.compile(r"(?<=[^\W\d_A-ZÀ-ÞА-Я])[-\u00ad]\n(?=[^\W\d_A-ZÀ-ÞА-Я])")


def text_of_pdf(data: bytes) -> str:
    """The text of a PDF, a line for each of its lines; words that a line's end cuts in two are put together.

    Raises:
        Unreadable: it is locked, holds no text, is none, or takes too long.
    """
    try:
        run = subprocess.run([sys.executable, "-m", "dragoman.intake.pdf"], input=data, capture_output=True, timeout=_SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise Unreadable(f"is a PDF that took more than {_SECONDS} seconds to read", "convert it to .txt (for example with pdftotext)") from error
    if run.returncode:
        raise Unreadable(*_REASONS.get(run.returncode, ("is no PDF that can be read", "convert it to .txt (for example with pdftotext)")))
    return _CUT_WORD.sub("", run.stdout.decode("utf-8", "replace"))


def main() -> int:
    """Read a PDF from standard input, write its text to standard output, and say by the exit code what was wrong."""
    _bound()
    from pypdf import PdfReader

    try:
        reader = PdfReader(BytesIO(sys.stdin.buffer.read()))
        if reader.is_encrypted and not reader.decrypt(""):
            return _LOCKED
        text = "\n\n".join(page.extract_text().strip() for page in reader.pages[:_PAGES])
    except Exception:  # a parser of hostile bytes can fail in any way; what matters is that it fails here
        return _BROKEN
    if not any(map(str.isalpha, text)):
        return _PICTURES
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return 0


def _bound() -> None:
    """Give this process no more memory than a PDF of the press needs, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


if __name__ == "__main__":
    sys.exit(main())
