import assert from "node:assert/strict";
import test from "node:test";

import { readIncoming } from "../../hooks/review/theme/assets/form/incoming.js";
import { doiIn } from "../../hooks/review/theme/assets/form/incoming/dois.js";
import { description, doiCases, incomingCases } from "./study_cases.js";

for (const { name, text, reference, unread, count } of incomingCases) {
  test(`the import box reads ${name}`, () => {
    const found = readIncoming(text, description.incoming);
    if (count === undefined) assert.deepEqual(found, [{ reference, unread }]);
    else assert.equal(found.length, count);
  });
}

for (const { written, doi } of doiCases) {
  test(`the DOI in ${written}`, () => assert.equal(doiIn(written), doi));
}

test("a text of any kind is read without a fault", () => {
  for (const text of ["", "{", "[1]", "[{}]", "@", "@article{", "@article{x,", '@a{b, c = "', "TY  - ", "PMID- 1", "10.5555/", "\ufeff{}"]) {
    assert.ok(Array.isArray(readIncoming(text, description.incoming)), text);
  }
});
