import assert from "node:assert/strict";
import { test } from "node:test";
import { isShown, sortedBy } from "../../hooks/review/theme/assets/matrix.js";

test("rows are sorted by the answers to one criterion, those not met first and rows without answers last", () => {
  const rows = [["met", "unclear"], [], ["not-met", "met"], ["unclear", "met"], ["met", "not-met"]];
  assert.deepEqual(sortedBy(rows, 0), [2, 3, 0, 4, 1]);
  assert.deepEqual(sortedBy(rows, 1), [4, 0, 2, 3, 1]);
});

test("a study meets every criterion, or does not meet one, by its own answers alone", () => {
  assert.equal(isShown(["met", "met"], "met"), true);
  assert.equal(isShown(["met", "unclear"], "met"), false);
  assert.equal(isShown([], "met"), false);
  assert.equal(isShown(["met", "not-met"], "not-met"), true);
  assert.equal(isShown(["unclear"], "not-met"), false);
  assert.equal(isShown([], ""), true);
});
