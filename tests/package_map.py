"""The map of the program in HACKING.md, made from the first lines of the packages.

`python tests/package_map.py` writes it again after a module or package has been added or renamed.
"""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

from places import PROJECT

HACKING = PROJECT / "HACKING.md"
START, END = "<!-- package map -->\n", "<!-- end of package map -->\n"


def packages() -> list[str]:
    """The packages of hooks/review/, lowest layer first, as the contract on imports orders them."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    return [layer for layer in reversed(layers) if layer != "__main__"]


def summary(file: Path) -> str:
    """The first paragraph of a module's docstring."""
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


def package_map() -> str:
    """A table with a row for each package: its name, what it is for, and its modules."""
    rows = []
    for name in packages():
        folder = PROJECT / "hooks/review" / name
        if folder.is_dir():
            parts = [_modules(folder), *(f"{each.name}/ ({_modules(each)})" for each in _inner_packages(folder))]
            rows.append(f"| `{name}/` | {summary(folder / '__init__.py')} | {'; '.join(parts)} |\n")
        else:
            rows.append(f"| `{name}.py` | {summary(folder.with_suffix('.py'))} | |\n")
    return "".join(["| | What it is for | Modules |\n| --- | --- | --- |\n", *rows])


def _inner_packages(folder: Path) -> list[Path]:
    return sorted(each for each in folder.iterdir() if (each / "__init__.py").is_file())


def _modules(folder: Path) -> str:
    return ", ".join(sorted(file.stem for file in folder.glob("*.py") if file.stem != "__init__"))


def main() -> None:
    text = HACKING.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    after = rest.partition(END)[2]
    HACKING.write_text(f"{before}{START}{package_map()}{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
