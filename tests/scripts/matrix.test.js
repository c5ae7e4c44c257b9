import assert from "node:assert/strict";
import { test } from "node:test";
import { isShown, sortedBy } from "../../hooks/review/theme/assets/matrix.js";

test("rows are sorted by the answers to one criterion, those not met first and rows without answers last", () => {
  const rows = [["met", "unclear"], [], ["not-met", "met"], ["unclear", "met"], ["met", "not-met"]];
  assert.deepEqual(sortedBy(rows, 0), [2, 3, 0, 4, 1]);
  assert.deepEqual(sortedBy(rows, 1), [4, 0, 2, 3, 1]);
});

test("partly met comes between unclear and met; what is not applicable or not asked comes last", () => {
  const rows = [["met"], ["not-applicable"], ["partly"], [""], ["unclear"], []];
  assert.deepEqual(sortedBy(rows, 0), [4, 2, 0, 1, 3, 5]);
});

test("a criterion that is not applicable or not asked is as if it were not there", () => {
  assert.equal(isShown(["met", "not-applicable", ""], "met"), true);
  assert.equal(isShown(["not-applicable", ""], "met"), false);
  assert.equal(isShown(["met", "partly"], "met"), false);
});

test("a study meets every criterion, or does not meet one, by its own answers alone", () => {
  assert.equal(isShown(["met", "met"], "met"), true);
  assert.equal(isShown(["met", "unclear"], "met"), false);
  assert.equal(isShown([], "met"), false);
  assert.equal(isShown(["met", "not-met"], "not-met"), true);
  assert.equal(isShown(["unclear"], "not-met"), false);
  assert.equal(isShown([], ""), true);
});
