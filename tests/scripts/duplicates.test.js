import assert from "node:assert/strict";
import test from "node:test";

import { compactTitle, duplicateOf } from "../../docs/assets/form/duplicates.js";

const known = { id: "hall-2008", where: "evidence/studies/hall-2008.yml", citekey: "", doi: "", pmid: "", title: "", year: "" };
const record = { id: "dale-2018", citekey: "dale-2018" };

/**
 * What makes the described report the known one, or nothing.
 * @param {Record<string, string>} described
 * @param {Record<string, string>} fields
 */
const commonFact = (described, fields) => duplicateOf(described, record, [{ ...known, ...fields }])?.by;

test("reports with one DOI are the same, however it is written", () => {
  assert.equal(commonFact({ doi: "https://doi.org/10.5555/Hall" }, { doi: "10.5555/hall" }), "the same DOI");
});

test("reports with different DOIs are two, whatever their titles", () => {
  const title = "Night buses";
  const fields = { doi: "10.5555/b", title: compactTitle(title), year: "2008" };
  assert.equal(commonFact({ doi: "10.5555/a", title, year: "2008" }, fields), undefined);
});

test("reports with one PubMed number are the same", () => {
  assert.equal(commonFact({ pmid: " 77 " }, { pmid: "77" }), "the same PubMed number");
});

test("reports without numbers are compared by title and year", () => {
  const fields = { title: compactTitle("Night buses"), year: "2008" };
  assert.equal(commonFact({ title: "Night Buses!", year: "2008" }, fields), "the same title, authors, year and journal");
  assert.equal(commonFact({ title: "Night Buses!", year: "2009" }, fields), undefined);
});
