import assert from "node:assert/strict";
import test from "node:test";

import { bibtexEntry, hasFacts } from "../../hooks/review/theme/assets/form/bibtex.js";
import { cleaned } from "../../hooks/review/theme/assets/form/controls.js";
import { issueAddress, issueFields } from "../../hooks/review/theme/assets/form/issue.js";
import { scalar, yaml } from "../../hooks/review/theme/assets/form/yaml.js";
import { changed, description } from "./study_cases.js";

test("a text is trimmed, composed and has plain line ends", () => {
  assert.equal(cleaned(" e\u0301\r\na\rb\ud800 "), "é\na\nb\ufffd");
});

for (const text of ["", "yes", "No", "null", "12", "2001-12-14", "- x", "a: b", "a #b", "a  b", "a\u00a0b", "#", "&a", "a:"]) {
  test(`${JSON.stringify(text)} is written in quotation marks`, () => assert.equal(JSON.parse(scalar(text)), text));
}

for (const text of ["Riders", "12 drivers were asked", "“I wait” …", "[they] come".slice(1), "a:b", "Ærø"]) {
  test(`${JSON.stringify(text)} is written plain`, () => assert.equal(scalar(text), text));
}

test("a term is written plain even where it could be read as true or false", () => {
  assert.equal(scalar("yes", true), "yes");
  assert.equal(scalar("null", true), '"null"');
});

test("characters that end a line or cannot be seen are written as escapes", () => {
  assert.equal(scalar("a\u2028b\u{e0041}\ufffe"), '"a\\u2028b\\U000e0041\\ufffe"');
});

test("a long list is written one entry a line", () => {
  const terms = Array.from({ length: 20 }, (_, index) => `profession-${index}`);
  const fields = [{ name: "terms", label: "Terms", kind: /** @type {const} */ ("choices") }];
  assert.equal(yaml({ terms: ["a", "b"] }, fields), "terms: [a, b]\n");
  assert.equal(yaml({ terms }, fields).split("\n")[1], "  - profession-0");
});

test("a reference is written as BibTeX", () => {
  const reference = {
    title: "Costs {of} 50 % & more", authors: "Dale Å B\nvan der Berg, Jo\nWar and Peace, J", pages: "1 – 9", doi: "10.5/a_b",
    kind: "book", journal: "Night Press",
  };
  assert.equal(
    bibtexEntry(reference, "dale-2018", description.bibtex),
    "@book{dale-2018,\n  author = {Dale, Å B and van der Berg, Jo and {War and Peace, J}},\n  title = {{Costs of 50 \\% \\& more}},\n" +
      "  publisher = {Night Press},\n  pages = {1--9},\n  doi = {10.5/a_b}\n}\n",
  );
});

test("the kind of a report alone is no fact about it", () => {
  assert.ok(!hasFacts({ kind: "book" }));
  assert.ok(hasFacts({ kind: "book", year: "2018" }));
});

test("the issue is prefilled with the facts of the report", () => {
  const { record, reference } = changed();
  const fields = issueFields(record, reference, "Avalon");
  assert.equal(fields.evidence_urls, "https://doi.org/10.5555/last.2018");
  assert.equal(fields.country, "Avalon");
  assert.equal(fields.participants, "Night drivers: all; Dispatchers");
  assert.equal(fields.n, "", "the number of people, only where it is one number");
  const [first] = record.participants?.groups ?? [];
  assert.equal(issueFields({ participants: { groups: [first] } }, {}, undefined).n, "6");
  assert.equal(issueFields({}, {}, undefined).note, undefined);
});

test("the address of an issue is as long as is accepted, and keeps the title longest", () => {
  const long = { title: "Bus", authors: "Österlund Å\n".repeat(900), note: "A note.", year: "" };
  const { searchParams } = new URL(issueAddress("https://forge.example/it", long));
  assert.deepEqual([...searchParams], [["template", "suggest-a-study.yml"], ["title", "Bus"]]);
  const short = new URL(issueAddress("https://forge.example/it", { title: "Bus", authors: "Dale Å", note: "A note." }));
  assert.deepEqual([...short.searchParams.keys()], ["template", "title", "authors", "note"]);
  assert.ok(!issueAddress("https://forge.example/it", { title: "x".repeat(9000) }).includes("title"));
});
