import assert from "node:assert/strict";
import test from "node:test";

import { matchOf } from "../../hooks/review/theme/assets/form/duplicates.js";
import { comparable, comparableDoi } from "../../hooks/review/theme/assets/form/similarity.js";
import { description } from "./study_cases.js";

/** @import { Comparison, Described } from "../../hooks/review/theme/assets/form/description.js" */

/** @type {Described} */
const nothing = { doi: "", pmid: "", title: "", year: null, authors: [], journal: "", pages: "" };
const known = { ...nothing, id: "hall-2008", where: "evidence/studies/hall-2008.yml", citekey: "" };
const title = "Night buses in the snow and their drivers";

/**
 * What the described report has in common with the known one, or nothing.
 * @param {Partial<Described>} described
 * @param {Partial<Described>} fields
 * @param {Comparison[]} comparisons
 */
const commonFact = (described, fields, comparisons = []) =>
  matchOf({ ...nothing, ...described }, [{ ...known, ...fields }], comparisons, description.comparing)?.by;

test("reports with one DOI are the same, however it is written", () => {
  assert.equal(commonFact({ doi: "https://doi.org/10.5555%2FHall" }, { doi: "10.5555/hall" }), "the same DOI");
});

test("reports with different DOIs are two, whatever their titles", () => {
  assert.equal(commonFact({ doi: "10.5555/a", title, year: 2008 }, { doi: "10.5555/b", title, year: 2008 }), undefined);
});

test("reports without numbers are compared by title, authors, year and journal", () => {
  const fields = { title, year: 2008, authors: ["Hall"], journal: "Journal of Buses" };
  const all = "the same title, authors, year and journal";
  assert.equal(commonFact({ ...fields, title: title.toUpperCase(), journal: "J Buses" }, fields), all);
  assert.equal(commonFact({ ...fields, year: 2009 }, fields), "the same title, authors and journal, but the years 2008 and 2009");
  assert.equal(commonFact({ ...fields, year: 2015 }, fields), undefined);
});

const hall = { title, year: 2008, authors: ["Hall"], journal: "Journal of Buses" };

for (const [reason, one, two] of /** @type {[string, Partial<Described>, Partial<Described>][]} */ ([
  ["the same PubMed number", { pmid: "7" }, { pmid: "7" }],
  ["the same PubMed number but another DOI", { pmid: "7", doi: "10.5555/a" }, { pmid: "7", doi: "10.5555/b" }],
  [
    "the same DOI, but another title and other authors",
    { ...hall, doi: "10.5555/issue" },
    { ...hall, doi: "10.5555/issue", title: "Fares at dawn", authors: ["Zhou"] },
  ],
  [
    "the same DOI, but another title and other pages",
    { ...hall, doi: "10.5555/issue", pages: "1" },
    { ...hall, doi: "10.5555/issue", title: "Fares at dawn", pages: "9" },
  ],
  [
    "the same DOI, but another title and other authors and pages",
    { ...hall, doi: "10.5555/issue", pages: "1" },
    { ...hall, doi: "10.5555/issue", title: "Fares at dawn", authors: ["Zhou"], pages: "9" },
  ],
  ["all but the pages", { ...hall, title: "Editorial", pages: "1" }, { ...hall, title: "Editorial", pages: "9" }],
  ["a preprint and an article with the same title", hall, { ...hall, journal: "medRxiv" }],
  ["nearly the same title, authors, year and journal", hall, { ...hall, title: title.replace("drivers", "driver") }],
  ["the same main title, authors, year and journal, but another title", hall, { ...hall, title: `${title}: a survey` }],
  ["the same title and year, but authors not known", { ...hall, authors: [] }, { ...hall, journal: "" }],
  ["the same title, authors and journal, but a year missing", hall, { ...hall, year: null }],
])) {
  test(`two descriptions have ${reason}`, () => {
    assert.equal(commonFact(one, two), reason);
    assert.equal(commonFact(two, one), reason);
  });
}

test("a recorded decision goes first", () => {
  const fields = { title, year: 2008, authors: ["Hall"], journal: "Journal of Buses" };
  const later = { ...fields, year: 2009 };
  const decided = { ...nothing, ...later, journal: "", other: "hall-2008" };
  assert.equal(commonFact(later, fields, [{ ...decided, decision: "different" }]), undefined);
  assert.equal(commonFact(later, fields, [{ ...decided, decision: "same" }]), "recorded as the same report");
});

test("titles and DOIs are compared without what varies in writing", () => {
  assert.equal(comparable("Ö\u0308sterlund’s  “Ride” – 2 & more"), "osterlunds ride 2 and more");
  assert.equal(comparableDoi(" DOI: 10.1000/100%"), "10.1000/100%");
});
