import assert from "node:assert/strict";
import test from "node:test";

import { authorsOf, slug, splitInitials, studyId } from "../../hooks/review/theme/assets/form/ids.js";
import { description, idCases } from "./study_cases.js";

const { letters } = description;

for (const { authors, year, taken, id } of idCases) {
  test(`the ID of ${authors} (${year}) is ${id || "left to the contributor"} with ${taken.length} taken`, () => {
    const ids = Object.fromEntries(taken.map((each) => [each, "evidence/studies"]));
    assert.equal(studyId({ authors, year }, { letters, known: { ...description.known, ids, references: {} } }), id);
  });
}

test("an ID that is the key of a reference is taken", () => {
  const known = { ...description.known, ids: {}, references: { "hall-2008": "references.bib" } };
  assert.equal(studyId({ authors: "Hall A", year: "2008" }, { letters, known }), "hall-2008b");
});

test("no ID is suggested before there are an author and a year", () => {
  for (const [authors, year] of [["", ""], ["Hall A", ""], ["", "2008"], ["Hall A", "200"], ["\n;", "2008"]]) {
    assert.equal(studyId({ authors, year }, description), "");
  }
  assert.equal(studyId({}, description), "");
});

test("a letter of an unknown alphabet leaves the ID to the contributor", () => {
  assert.equal(slug("李", letters), "");
  assert.equal(slug("Li 李", letters), "");
  assert.equal(studyId({ authors: "李, 明", year: "2008" }, description), "");
});

test("authors are one a line or separated by semicolons", () => {
  assert.deepEqual(authorsOf({ authors: " Hall A;Dale B\n\nKing C " }), ["Hall A", "Dale B", "King C"]);
  assert.deepEqual(authorsOf({}), []);
});

test("initials are at most four capitals after a name", () => {
  assert.deepEqual(splitInitials("Dale Å B"), { family: "Dale", initials: "Å B" });
  assert.deepEqual(splitInitials("van der Berg J.-P."), { family: "van der Berg", initials: "J.-P." });
  for (const name of ["Dale", "World Health Organization", "Network ABCDE", "NHS"]) assert.equal(splitInitials(name), null);
});
