/** From an anchor of a long list to the page that has it now. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { pageOf } from "../../hooks/review/theme/assets/places.js";

const PLACES = { "./": ["waiting", "adams-2011-q01"], "../parts/quotes/2/": ["baker-2014"] };

test("an anchor leads to the page that lists it", () => {
  assert.equal(pageOf(PLACES, "adams-2011-q01"), "./");
  assert.equal(pageOf(PLACES, "baker-2014"), "../parts/quotes/2/");
});

test("a row of a table of studies is found by its study", () => {
  assert.equal(pageOf(PLACES, "row-baker-2014"), "../parts/quotes/2/");
});

test("an anchor that no page has leads nowhere", () => {
  assert.equal(pageOf(PLACES, "title"), undefined);
});
