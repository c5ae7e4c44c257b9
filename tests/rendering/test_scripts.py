"""The scripts of a site joined: one file for each that a page loads, in which every module keeps to itself."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import rjsmin

from review.files.program import THEME
from review.site.scripts import FOLDER, LOADED, joined, scripts

NAMED = re.compile(r"""["']([\w./-]+\.js)["']""")

# The place of the first token in which two scripts differ, by the name of the script; -1 where none does.
SAME_TOKENS = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const { tokenizer } = createRequire(`${process.cwd()}/package.json`)("acorn");
const read = (text) => [...tokenizer(text, { ecmaVersion: "latest", sourceType: "module" })]
  .map((token) => [token.type.label, token.value?.pattern ?? token.value, token.value?.flags]);
const differs = (one, other) => one.length === other.length
  ? one.findIndex((token, place) => JSON.stringify(token) !== JSON.stringify(other[place])) : 0;
const scripts = JSON.parse(readFileSync(0, "utf-8"));
console.log(JSON.stringify(Object.fromEntries(scripts.map(([name, a, b]) => [name, differs(read(a), read(b))]))));
"""


def modules_of_program() -> dict[str, str]:
    """The modules of the project's scripts by their addresses."""
    folder = THEME / FOLDER
    return {f"{FOLDER}{file.relative_to(folder).as_posix()}": file.read_text("utf-8") for file in folder.rglob("*.js")}


def test_a_module_is_joined_after_what_it_needs_and_knows_only_what_it_imports():
    sources = {
        "assets/a.js": 'import { twice } from "./parts/b.js";\n/** Why. */\nconst one = 1;\nstart(twice(one));\n',
        "assets/parts/b.js": 'import { two } from "../c.js";\nconst one = 2;\nexport const twice = (x) => two * x;\n',
        "assets/c.js": "export const two = 2;\nexport function unused() {}\n",
    }
    assert joined(sources, "assets/a.js").replace("\n", "") == (
        "const module0=(()=>{const two=2;function unused(){}return{two,unused};})();"
        "const module1=(()=>{const{two}=module0;const one=2;const twice=(x)=>two*x;return{twice};})();"
        "const{twice}=module1;const one=1;start(twice(one));"
    )


def test_what_is_imported_under_another_name_has_that_name():
    sources = {
        "assets/a.js": 'import { two as pair, one } from "./b.js";\nstart(pair, one);\n',
        "assets/b.js": "export const two = 2;\nexport const one = 1;\n",
    }
    assert "const{two:pair,one}=module0;start(pair,one);" in joined(sources, "assets/a.js").replace("\n", "")


def test_a_module_that_two_need_is_there_once():
    sources = {
        "assets/a.js": 'import { b } from "./b.js";\nimport { c } from "./c.js";\nb(c);\n',
        "assets/b.js": 'import { c } from "./c.js";\nexport const b = c;\n',
        "assets/c.js": "export const c = 1;\n",
    }
    assert joined(sources, "assets/a.js").count("c=1") == 1


def test_what_is_loaded_on_demand_stays_apart_and_keeps_its_exports():
    sources = {
        "assets/review.js": 'import { offer } from "./search/offer.js";\noffer();\n',
        "assets/search/offer.js": 'export const offer = () => import("./page.js");\n',
        "assets/search/page.js": "export const page = 1;\n",
    }
    made = scripts(sources)
    assert 'import("./search/page.js")' in made["assets/review.js"]
    assert made["assets/search/page.js"] == "export const page=1;"
    assert made.keys() == {"assets/review.js", "assets/search/page.js"}


@pytest.mark.parametrize(
    ("sources", "message"),
    [
        ({"a.js": 'import { b } from "./b.js";\n'}, "a.js imports b.js, which does not exist"),
        (
            {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'},
            "a.js imports itself, through b.js",
        ),
        ({"a.js": 'import b from "./b.js";\n'}, "by name"),
        ({"a.js": 'import { b } from "./b.js";\n', "b.js": "export default 1;\n"}, "by name"),
    ],
)
def test_what_cannot_be_joined_is_named(sources, message):
    with pytest.raises(ValueError, match=message):
        joined(sources, "a.js")


def test_texts_are_left_as_they_are():
    text = "const a = `https://x  /* no */ ${b}`, c = 'd  // e', f = /\\/\\/ {2}/;"
    assert "`https://x  /* no */ ${b}`" in joined({"a.js": text}, "a.js")
    assert "'d  // e'" in joined({"a.js": text}, "a.js")
    assert "/\\/\\/ {2}/" in joined({"a.js": text}, "a.js")


@pytest.mark.process
def test_every_script_says_what_its_modules_say(project, monkeypatch):
    """Token by token: what makes them small guesses where texts and regular expressions are."""
    sources = modules_of_program()
    short = scripts(sources)
    monkeypatch.setattr(rjsmin, "jsmin", lambda text: text)
    long = scripts(sources)
    ran = subprocess.run(
        ["node", "--input-type=module", "--eval", SAME_TOKENS],
        cwd=project / ".ci" / "node",
        input=json.dumps([[name, short[name], long[name]] for name in short]),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert json.loads(ran.stdout) == dict.fromkeys(short, -1), "the first token that differs"


def test_every_script_that_a_template_or_a_script_names_is_made(project):
    texts = [file.read_text("utf-8") for file in (project / "hooks").rglob("*.html")]
    named = {name for text in texts for name in NAMED.findall(text)}
    assert named <= {*LOADED}
    made = scripts(modules_of_program())
    assert made.keys() == {*LOADED}
    for address, text in made.items():
        for name in re.findall(r'import\("(.+?)"\)', text):
            assert (Path(address).parent / name).as_posix() in made
