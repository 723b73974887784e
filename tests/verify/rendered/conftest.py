"""LibreOffice, fonts and the folder common to all workers are those of the other tests of rendered pages."""

from tests.rendered.conftest import office, shared

__all__ = ["office", "shared"]
