"""The rules of the house that a linter does not know."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

import claimtrack
from claimtrack import analysis
from claimtrack.interop import ALL_FORMATS

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "claimtrack"
MODEL = SRC / "model"

MODULE_LINES = 400
FUNCTION_LINES = 60
FRONT_DOOR_NAMES = 35

# All else that `import claimtrack` may load is the standard library.
LIGHT_PACKAGES = frozenset({"claimtrack", "attr", "attrs"})

# What may stand beside kw_only=True, where a record needs it.
RECORD_KEYWORDS = frozenset({"cache_hash", "eq", "hash", "order", "repr", "slots"})
RECORD_MAKERS = frozenset({"attr", "attrs", "dataclass", "dataclasses"})

MACHINE_PATH = re.compile(
    r"""(?<![\w.:/~-])
    (?: /(?: builds | home | media | mnt | opt | private | root | srv | tmp | Users
           | work\w* )/\w
      | [A-Za-z]:\\Users\\ )""",
    re.VERBOSE,
)


def modules(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    """The modules below a folder, with their path from the root."""
    for path in sorted(folder.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_bytes())


def exported(package: Path) -> frozenset[str]:
    """The names in a package's `__all__`."""
    for node in ast.parse((package / "__init__.py").read_bytes()).body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")], value=names):
                return frozenset(ast.literal_eval(names))
    return frozenset()


def submodules(package: Path) -> frozenset[str]:
    """The names of a package's own modules and packages."""
    return frozenset(
        path.stem
        for path in package.iterdir()
        if path.suffix == ".py" or (path / "__init__.py").is_file()
    )


def records(folder: Path) -> Iterator[tuple[str, ast.ClassDef, ast.expr]]:
    """The classes that attrs or dataclasses make, each with its decorator."""
    for path, module in modules(folder):
        makers = set(RECORD_MAKERS)
        for node in ast.walk(module):
            if isinstance(node, ast.ImportFrom) and node.module in RECORD_MAKERS:
                makers.update(alias.asname or alias.name for alias in node.names)
        for node in ast.walk(module):
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if re.split(r"\W", ast.unparse(decorator), maxsplit=1)[0] in makers:
                    yield f"{path}: {node.name}", node, decorator


def is_plain(decorator: ast.expr) -> bool:
    """Whether a decorator is `attrs.frozen(kw_only=True)`, but for lawful extras."""
    match decorator:
        case ast.Call(
            func=ast.Attribute(value=ast.Name(id="attrs"), attr="frozen"),
            args=[],
            keywords=keywords,
        ):
            given = {word.arg: ast.unparse(word.value) for word in keywords}
            return given.pop("kw_only", None) == "True" and given.keys() <= (
                RECORD_KEYWORDS
            )
    return False


def committed_texts() -> Iterator[tuple[str, str]]:
    """The text files that `.gitignore` does not keep out, with their path."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = [".git", *(x.rstrip("/") for x in lines if x and not x.startswith("#"))]
    folders = [ROOT]
    while folders:
        for path in sorted(folders.pop().iterdir()):
            if any(fnmatch(path.name, pattern) for pattern in ignored):
                continue
            if path.is_dir():
                folders.append(path)
            elif b"\0" not in (content := path.read_bytes()):
                text = content.decode("utf-8", errors="replace")
                yield path.relative_to(ROOT).as_posix(), text


def test_a_module_has_at_most_four_hundred_lines() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines())
        for path in sorted(SRC.rglob("*.py"))
    }

    assert lengths
    assert {k: n for k, n in lengths.items() if n > MODULE_LINES} == {}


def test_a_function_has_at_most_sixty_lines() -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, module in modules(SRC)
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
    }

    assert lengths
    assert {k: n for k, n in lengths.items() if n > FUNCTION_LINES} == {}


def test_no_module_has_the_name_of_a_function_of_its_own_room() -> None:
    rooms = [path.parent for path in sorted(SRC.rglob("__init__.py"))]

    clashes = {room.name: exported(room) & submodules(room) for room in rooms}

    assert {room: names for room, names in clashes.items() if names} == {}


def test_every_record_of_the_model_is_plainly_frozen_and_keyword_only() -> None:
    decorators = {name: decorator for name, _, decorator in records(MODEL)}

    odd = {k: ast.unparse(d) for k, d in decorators.items() if not is_plain(d)}

    assert decorators
    assert odd == {}


def test_no_record_of_the_model_serialises_itself() -> None:
    names = [
        f"{name}.{node.name}"
        for name, record, _ in records(MODEL)
        for node in record.body
        if isinstance(node, ast.FunctionDef)
        and (node.name == "to_dict" or node.name.startswith("from_"))
    ]

    assert names == []


def test_importing_claimtrack_loads_the_standard_library_and_attrs_only() -> None:
    code = (
        "import sys; before = set(sys.modules); import claimtrack; "
        "print(*{name.partition('.')[0] for name in sys.modules.keys() - before})"
    )

    ran = subprocess.run(
        [sys.executable, "-I", "-c", code], capture_output=True, check=True, text=True
    )

    loaded = set(ran.stdout.split())
    assert "claimtrack" in loaded
    assert loaded - LIGHT_PACKAGES - sys.stdlib_module_names == set()


def test_the_front_door_has_at_most_thirty_five_names() -> None:
    names = claimtrack.__all__

    assert len(names) == len(set(names))
    assert 0 < len(names) <= FRONT_DOOR_NAMES


def test_every_name_of_the_front_door_can_be_imported() -> None:
    missing = [name for name in claimtrack.__all__ if not hasattr(claimtrack, name)]

    assert missing == []
    assert set(claimtrack.__all__) <= set(dir(claimtrack))


def test_the_front_door_refuses_a_name_that_it_does_not_have() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        claimtrack.no_such_name  # noqa: B018 -- looking it up is the act


def test_every_check_has_a_name_of_its_own() -> None:
    names = [check.__name__ for check in analysis.CHECKS]

    assert names
    assert len(names) == len(set(names))


def test_every_code_is_explained_in_the_reference() -> None:
    page = (ROOT / "docs" / "reference" / "checks.md").read_text(encoding="utf-8")

    missing = [code for code in analysis.CODES if f"`{code}`" not in page]

    assert analysis.CODES
    assert missing == []


def test_every_ending_that_is_written_is_told_of_the_command() -> None:
    page = (ROOT / "docs" / "reference" / "cli.md").read_text(encoding="utf-8")

    missing = [
        one.name
        for one in ALL_FORMATS
        if one.write is not None
        and not re.search(
            rf"^\| `{re.escape(one.endings[0])}`.*`{one.name}`", page, re.MULTILINE
        )
    ]

    assert missing == []


def test_no_committed_text_names_a_path_of_one_machine() -> None:
    found = [
        f"{path}:{number} {line.strip()}"
        for path, text in committed_texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line)
    ]

    assert found == []


def test_the_first_ten_cells_have_at_most_four_lines() -> None:
    page = (ROOT / "docs" / "how-to" / "the-first-ten-cells.md").read_text("utf-8")

    cells = page.split("```python\n")[1:]

    typed = [re.findall(r"^(?:>>>|\.\.\.) ", cell, re.MULTILINE) for cell in cells]
    assert len(cells) == 10
    assert max(map(len, typed)) <= 4
