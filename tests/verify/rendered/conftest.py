"""The folder common to all workers is that of the other tests of rendered pages."""

from tests.rendered.conftest import shared

__all__ = ["shared"]
