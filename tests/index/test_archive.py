"""A version that is not exactly what was built is refused by name, and never searched."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from index.archive import POINTER, VERSIONS, current_version, open_archive, open_version
from index.building import build
from index.checking import NOTE
from index.errors import ArchiveError, DamagedArchiveError, NoArchiveError, OtherEmbedderError
from index.manifest import FORMAT, NAME, Manifest, read_manifest, write_manifest
from tests.conftest import QuietProgress
from tests.index.conftest import PAGES
from tests.index.disks import read_only
from tests.index.hashing_embedder import HashingEmbedder

# What a version consists of; the names of tantivy's segments are drawn by lot, so they are listed by kind.
KINDS = ["manifest.json", "articles.sqlite", "vectors.faiss", "terms/meta.json", "terms/.managed.json"]
KINDS += [f"terms/*.{suffix}" for suffix in ("fast", "fieldnorm", "idx", "pos", "store", "term")]
NOT_READABLE = Path("/proc/self/mem")


@pytest.fixture(scope="module")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pristine")
    for name, text in PAGES.items():
        (folder / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "seeds" / name).write_text(text, encoding="utf-8")
    build(folder / "seeds", folder / "archive", HashingEmbedder(), QuietProgress())
    return folder / "archive"


@pytest.fixture
def whole(pristine: Path, tmp_path: Path) -> Path:
    """A copy of a good archive, to be damaged."""
    return Path(shutil.copytree(pristine, tmp_path / "archive"))


def version_of(archive: Path) -> Path:
    return archive / VERSIONS / (archive / POINTER).read_text().strip()


def refused(archive: Path) -> str:
    """What is said of an archive that is damaged."""
    with pytest.raises(DamagedArchiveError) as caught:
        open_archive(archive, "hashing/1")
    assert "Build the archive again." in str(caught.value)
    return str(caught.value)


def test_a_good_archive_opens_and_a_passage_has_one_number_in_all_its_parts(whole: Path) -> None:
    archive = open_archive(whole, "hashing/1")
    numbers = range(archive.manifest.passages)
    passages = archive.articles.passages(numbers)
    articles = archive.articles.by_id(p.article_id for p in passages.values())
    texts = [articles[passages[n].article_id].text[passages[n].start : passages[n].end] for n in numbers]
    vectors = HashingEmbedder().embed_passages(texts)
    for number in numbers:
        assert archive.vectors.search(vectors[number], 1, None) == pytest.approx({number: 1.0}, abs=1e-3)
        assert archive.lexicon.scores(texts[number], [number]).keys() == {number}
    assert sum(len(archive.articles.articles_of(source)) for source in PAGES) == archive.manifest.articles == 3


def test_the_list_of_kinds_is_the_whole_version(whole: Path) -> None:
    version = version_of(whole)
    listed = {path for kind in KINDS for path in version.glob(kind)}
    others = {path.name for path in version.rglob("*") if path.is_file() and path not in listed}
    assert others <= {NOTE, ".tantivy-writer.lock", ".tantivy-meta.lock"}  # the locks are empty
    assert listed == {version / name for name in read_manifest(version).files} | {version / NAME}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied", "longer", "missing", "a folder", "unreadable"])
def test_a_version_with_any_file_damaged_is_refused_by_the_name_of_the_file(
    whole: Path, kind: str, damage: str
) -> None:
    (path,) = version_of(whole).glob(kind)
    data = bytearray(path.read_bytes())
    path.unlink()
    if damage == "flipped":
        data[random.Random(kind).randrange(len(data))] ^= 4
        path.write_bytes(data)
    elif damage == "cut":
        path.write_bytes(data[:-1])
    elif damage == "emptied":
        path.write_bytes(b"")
    elif damage == "longer":
        path.write_bytes(data + b"\0")
    elif damage == "a folder":
        path.mkdir()
    elif damage == "unreadable":
        if not NOT_READABLE.exists():
            pytest.skip("no /proc on this system")
        path.symlink_to(NOT_READABLE)
    said = refused(whole)
    assert (str(path.parent) if path.name == NAME else str(path)) in said


@pytest.mark.parametrize("seed", range(60))
def test_no_flipped_bit_of_the_manifest_goes_unnoticed(whole: Path, seed: int) -> None:
    path = version_of(whole) / NAME
    data = bytearray(path.read_bytes())
    data[random.Random(seed).randrange(len(data))] ^= 1 << seed % 8
    path.write_bytes(data)
    with pytest.raises(DamagedArchiveError, match="Build the archive again"):
        open_version(path.parent)


def test_a_version_of_an_unknown_format_is_told_with_both_numbers(whole: Path) -> None:
    path = version_of(whole) / NAME
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {"format": FORMAT + 40}))
    assert f"has format {FORMAT + 40}, this version reads format {FORMAT}" in refused(whole)


@pytest.mark.parametrize("text", ["", "[]", "null", "1", "{", '{"format": 2}', '"format"'])
def test_a_manifest_that_is_none_is_refused(whole: Path, text: str) -> None:
    (version_of(whole) / NAME).write_text(text)
    assert str(version_of(whole)) in refused(whole)


def test_parts_of_two_versions_under_one_honest_manifest_are_refused_with_both_counts(whole: Path) -> None:
    version = version_of(whole)
    manifest = read_manifest(version)
    document = {name: getattr(manifest, name) for name in Manifest.__dataclass_fields__}
    write_manifest(Manifest(**{**document, "passages": manifest.passages + 1}), version)
    assert f"the manifest says 3 and {manifest.passages + 1}" in refused(whole)


def test_an_archive_of_another_embedder_is_refused_naming_both_and_what_to_do(whole: Path) -> None:
    with pytest.raises(OtherEmbedderError, match=r"hashing/1, and another/2 is in use\. Run `python -m index build`"):
        open_archive(whole, "another/2")


def test_where_nothing_was_built_the_command_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoArchiveError, match=r"no archive in .*empty yet\. Run `python -m index build`"):
        open_archive(tmp_path / "empty", "hashing/1")


@pytest.mark.parametrize("content", ["", "\n", "  \n"])
def test_an_empty_pointer_counts_as_no_archive(whole: Path, content: str) -> None:
    (whole / POINTER).write_text(content)
    with pytest.raises(NoArchiveError, match="python -m index build"):
        open_archive(whole, "hashing/1")


@pytest.mark.parametrize(
    "content", [b"20200101T000000.000000Z\n", b"\xff\xfe\x00", b"\x00", b"..", b"../..", b"x" * 5000, "江".encode()]
)
def test_a_pointer_to_nowhere_is_refused(whole: Path, content: bytes) -> None:
    (whole / POINTER).write_bytes(content)
    assert str(whole) in refused(whole)


def test_a_pointer_that_is_a_folder_is_refused_by_name(whole: Path) -> None:
    (whole / POINTER).unlink()
    (whole / POINTER).mkdir()
    assert str(whole / POINTER) in refused(whole)


def test_a_file_in_place_of_the_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "archive").write_text("no folder")
    with pytest.raises(ArchiveError):
        current_version(tmp_path / "archive")


def test_an_archive_on_a_read_only_disk_opens_as_well(whole: Path, tmp_path: Path) -> None:
    for lock in whole.rglob("*.lock"):
        lock.unlink()
    with read_only(whole, tmp_path / "disk") as disk:
        archive = open_archive(disk, "hashing/1")
        assert archive.lexicon.search("望远镜", 3)
        assert archive.articles.counts() == (3, archive.manifest.passages)


def test_a_lock_file_is_no_part_of_a_version(whole: Path) -> None:
    open_archive(whole, "hashing/1")
    for lock in version_of(whole).rglob("*.lock"):
        lock.unlink()
    open_archive(whole, "hashing/1")


def test_an_opened_archive_is_not_disturbed_by_its_removal(whole: Path) -> None:
    archive = open_archive(whole, "hashing/1")
    shutil.rmtree(whole)
    assert archive.lexicon.search("望远镜", 3)
    assert archive.articles.counts() == (3, archive.manifest.passages)
    assert archive.vectors.search(HashingEmbedder().embed_questions(["江"])[0], 2, None)
