import assert from "node:assert/strict";
import test from "node:test";

import { bestSentence, marked, marksFor } from "../../hooks/review/theme/assets/search/excerpt.js";
import { readQuery } from "../../hooks/review/theme/assets/search/query.js";
import { isSimilar } from "../../hooks/review/theme/assets/search/ranking.js";
import { levels } from "../../hooks/review/theme/assets/search/shards.js";
import { stem } from "../../hooks/review/theme/assets/search/stem.js";
import { statusOf, synonymsOf } from "../../hooks/review/theme/assets/search/wording.js";

/** @import { Answer } from "../../hooks/review/theme/assets/search/ranking.js" */
/** @import { Name } from "../../hooks/review/theme/assets/search/shards.js" */

const language = { stop: ["the", "of"], letters: { ł: "l" } };
/** @type {Name[][]} */
const groups = [[["Night bus", ["night", "bu"]], ["NB", ["nb"]]], [["Stop", ["stop"]], ["Bus stop", ["bu", "stop"]]]];
/** @param {...string} words */
const sequence = (...words) => words.map((word) => new Set([stem(word)]));

/** @type {[typed: string, parts: string[][][], why: string][]} */
const QUERIES = [
  ["warm stoves", [[["warm"]], [["stove"]]], "each word is a part"],
  ["the roof of", [[["roof"]]], "common words are left out"],
  ["a night bus", [[["night", "bu"], ["nb"]]], "a name of the codebook is one part, with the other names"],
  ["night bus stop", [[["night", "bu"], ["nb"]], [["stop"], ["bu", "stop"]]], "names are read from the left, the longest first"],
  ['"night bus"', [[["night"]], [["bu"]]], "a phrase has no other names"],
  ["self-help", [[["self", "help"]]], "words with a hyphen belong together"],
  ["", [], "nothing asks for nothing"],
];
for (const [typed, parts, why] of QUERIES) {
  test(`in a query, ${why}: ${typed || "(empty)"}`, () => {
    const read = readQuery(typed, language, groups).parts.map((part) => part.alternatives.map(({ stems }) => stems));
    assert.deepEqual(read, parts);
  });
}

test("the last word may still be being typed, unless a space or a quotation mark ends it", () => {
  const begun = (/** @type {string} */ typed) => readQuery(typed, language, groups).parts.map((part) => part.begun);
  assert.deepEqual(begun("warm sto"), ["", "sto"]);
  assert.deepEqual(begun("warm sto "), ["", ""]);
  assert.deepEqual(begun('"warm sto"'), ["", ""]);
});

test("an ID is read out of a permanent link, or as it is typed", () => {
  const ids = (/** @type {string} */ typed) => readQuery(typed, language, groups).parts.map((part) => part.id);
  assert.deepEqual(ids("https://example.org/v/1.0.0/id/adams-2011/?v=1.0.0-abc"), ["adams-2011"]);
  assert.deepEqual(ids("Adams-2011 roof"), ["adams-2011", ""]);
  assert.deepEqual(ids("https://example.org/"), ["", "", ""]);
});

test("phrases and excluded words are told apart from the others", () => {
  const query = readQuery('roof "of the Night" -"warm stove" -light', language, groups);
  assert.deepEqual(query.phrases, [["of", "the", "night"]]);
  assert.deepEqual(query.excluded.map((part) => part.text), ["warm", "stove", "light"]);
});

/** @type {[one: string, other: string, similar: boolean][]} */
const PAIRS = [
  ["relat", "relat", true],
  ["relat", "reltat", true],
  ["relat", "relt", true],
  ["relat", "relot", true],
  ["relat", "realt", true],
  ["relat", "elart", false],
  ["relat", "relatio", false],
  ["relat", "ralet", false],
];
for (const [one, other, similar] of PAIRS) {
  test(`${other} is ${similar ? "" : "not "}${one} but for one letter`, () => {
    assert.equal(isSimilar(one, other), similar);
    assert.equal(isSimilar(other, one), similar);
  });
}

test("postings are steps between documents, each with a level", () => {
  assert.deepEqual([...levels("0A2Z10B0D")], [[0, 1], [2, 26], [38, 4]]);
  assert.deepEqual([...levels("")], []);
});

const LINES = ["A roof helps. Light (on the roof) helps drivers more… “Talk” is equipment.", "Drivers like a night bus at night."];

test("the sentence with most of what was found is shown, and the first one where nothing was", () => {
  const sentence = (/** @type {Set<string>[][]} */ sequences) => bestSentence(LINES, sequences, language);
  assert.deepEqual(sentence([sequence("roof"), sequence("driver")]), { line: 0, text: "Light (on the roof) helps drivers more…" });
  assert.deepEqual(sentence([sequence("night", "bus")]), { line: 1, text: LINES[1] });
  assert.deepEqual(sentence([sequence("talk")]), { line: 0, text: "“Talk” is equipment." });
  assert.deepEqual(sentence([]), { line: 0, text: "A roof helps." });
});

test("a long sentence is cut to whole words around what was found", () => {
  const words = Array.from({ length: 100 }, (_, number) => `word${number}`);
  const { text } = bestSentence([`${words.join(" ")}.`], [sequence("word60")], language);
  assert.match(text, /^… (word\d+ )+…$/);
  assert.match(text, / word60 /);
  assert.ok(text.length < 250);
});

test("names of several words are marked where they are whole, and as single words only where they never are", () => {
  const name = [sequence("night", "bus")];
  const marks = (/** @type {string} */ text) =>
    marked(text, marksFor([text], name, language), language).filter((piece) => piece.isMarked).map((piece) => piece.text);
  assert.deepEqual(marks("A bus at night: night bus."), ["night", "bus"]);
  assert.deepEqual(marks("A bus at night."), ["bus", "night"]);
});

test("a text in pieces is the whole text", () => {
  const text = "<b>Night</b> buses & Włodarczyk’s night";
  const pieces = marked(text, [sequence("night"), sequence("wlodarczyk")], language);
  assert.equal(pieces.map((piece) => piece.text).join(""), text);
  assert.deepEqual(pieces.filter((piece) => piece.isMarked).map((piece) => piece.text), ["Night", "Włodarczyk’s", "night"]);
});

/** @type {[change: Partial<Answer>, status: string][]} */
const ANSWERS = [
  [{ numbers: [] }, "No results for “bus”. Check the spelling, or try fewer or other words."],
  [{ numbers: [1] }, "1 result."],
  [{ numbers: [1, 2] }, "2 results."],
  [{ numbers: [1], isPartial: true }, "No result has all of these words; 1 has some of them."],
  [{ numbers: [1, 2], isPartial: true }, "No result has all of these words; 2 have some of them."],
  [{ numbers: [1, 2], misspelt: ["bsu"] }, "2 results for words spelt like “bsu”."],
];
for (const [change, status] of ANSWERS) {
  test(`the reader is told: ${status}`, () => {
    assert.equal(statusOf({ numbers: [], sequences: [], isPartial: false, synonyms: [], misspelt: [], ...change }, " bus "), status);
  });
}

test("other words that were searched for are named in small letters, abbreviations as they are", () => {
  const answer = { numbers: [1], sequences: [], isPartial: false, misspelt: [], synonyms: ["Night bus", "NB"] };
  assert.equal(synonymsOf(answer), "Also searched for: “night bus”, “NB”.");
  assert.equal(synonymsOf({ ...answer, synonyms: [] }), "");
});
