"""`python -m tests.importing`: measure how the real documents come in, and publish it in docs/导入.md."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.conftest import CORPUS

from .measure import measure, table

PAGE = Path(__file__).parent.parent.parent / "docs/导入.md"
_BEGIN, _END = "<!-- 量得 -->\n", "<!-- 完 -->\n"


def measured() -> str:
    """The table of all 14."""
    texts = {path.name[:2]: path.read_text("utf-8") for path in (CORPUS / "texts").glob("*.txt")}
    index = {each["id"][:2]: each for each in json.loads((CORPUS / "index.json").read_text("utf-8"))}
    with TemporaryDirectory() as folder:
        paths = [Path(shutil.copy(path, folder)) for path in sorted((CORPUS / "texts").glob("*.txt"))]
        lines = table([measure(path.name[:2], path, texts, index) for path in paths])
        return "".join(f"{line}\n" for line in lines)


def published(page: str) -> str:
    """The page → the table that stands in it."""
    return page.partition(_BEGIN)[2].partition(_END)[0]


if __name__ == "__main__":
    before, begin, rest = PAGE.read_text("utf-8").partition(_BEGIN)
    PAGE.write_text(f"{before}{begin}{measured()}{_END}{rest.partition(_END)[2]}", "utf-8")
