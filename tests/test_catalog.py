"""Kinds, styles and the cache are where they should be; an office's own come first."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from generator import catalog


def folder(root: Path, *files: str) -> Path:
    for name in files:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return root


def test_beside_the_package_in_a_checkout() -> None:
    assert catalog.bundled("templates") == Path(catalog.__file__).parent.parent / "templates"
    assert list(catalog.bundled("examples").glob("*.yaml"))


def test_inside_the_package_where_it_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalog, "_HERE", folder(tmp_path, "templates/a"))
    assert catalog.bundled("templates") == tmp_path / "templates"


def test_every_bundled_kind_and_style_is_found() -> None:
    searched = catalog.folders()
    assert set(catalog.kinds(searched)) == {path.parent.name for path in searched[0].glob("*/kind.yaml")}
    assert set(catalog.styles(searched)) == {path.stem for path in (searched[0] / "styles").glob("*.yaml")}


def test_the_first_folder_wins(tmp_path: Path) -> None:
    one = folder(tmp_path / "1", "总结/kind.yaml", "styles/公文.yaml")
    two = folder(tmp_path / "2", "总结/kind.yaml", "思路/kind.yaml", "styles/函.yaml")
    assert catalog.kinds([one, two]) == {"总结": one / "总结/kind.yaml", "思路": two / "思路/kind.yaml"}
    assert catalog.styles([one, two]) == {"公文": one / "styles/公文.yaml", "函": two / "styles/函.yaml"}


def test_own_folders_stand_before_the_bundled_one(tmp_path: Path) -> None:
    assert catalog.folders([tmp_path]) == [tmp_path, catalog.bundled("templates")]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="XDG is for the others")
@pytest.mark.parametrize(
    ("given", "expected"), [("/var/c", "/var/c/niangao"), ("", "/h/.cache/niangao"), ("c", "/h/.cache/niangao")]
)
def test_the_cache_is_where_the_desktop_says(given: str, expected: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", given)
    monkeypatch.setenv("HOME", "/h")
    assert str(catalog.cache()) == expected


@pytest.mark.parametrize(
    ("platform", "end"), [("win32", "AppData/Local/niangao"), ("darwin", "Library/Caches/niangao")]
)
def test_other_systems_have_their_own_places(platform: str, end: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.delenv("LOCALAPPDATA", raising=False)
    assert catalog.cache() == Path.home() / end


def test_the_users_folder_on_windows_may_be_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    assert catalog.cache() == tmp_path / "niangao"


def test_a_user_without_a_home_has_no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr(Path, "home", homeless)
    with pytest.raises(OSError):
        catalog.cache().mkdir(parents=True)
