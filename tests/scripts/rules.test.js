import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { countWords, problemsOf } from "../../hooks/review/theme/assets/form/rules.js";
import { changed, description, studyCases } from "./study_cases.js";

const FORM = new URL("../../hooks/review/theme/assets/form/", import.meta.url);

for (const { name, set, codes } of studyCases) {
  test(`the form finds ${codes.join(", ") || "no problem"}: ${name}`, () => {
    const { record, reference } = changed(set);
    const found = problemsOf(record, reference, description);
    assert.deepEqual(found.map(({ code }) => code).sort(), codes);
  });
}

test("every rule of the form is broken by a case", () => {
  const scripts = readdirSync(FORM).filter((name) => name.endsWith(".js"));
  const code = scripts.map((name) => readFileSync(new URL(name, FORM), "utf-8")).join("\n");
  const rules = Object.keys(description.messages).filter((rule) => code.includes(`"${rule}"`));
  assert.ok(rules.length > 30);
  // In the description for tests, the wording of a rule is its name.
  const broken = studyCases.flatMap(({ set }) => {
    const { record, reference } = changed(set);
    return problemsOf(record, reference, description).map(({ text }) => text);
  });
  assert.deepEqual(rules.filter((rule) => !broken.includes(rule)), []);
});

test("a problem names its place, what is wrong and what to do", () => {
  const messages = { ...description.messages, "too-many": { code: "E106", text: '"{name}" has more than {limit}{gone}' } };
  const { record, reference } = changed({ "record.excerpts.0.findings": Array(21).fill("waiting-f01") });
  const [problem] = problemsOf(record, reference, { ...description, messages, fixes: { E106: "Name fewer." } });
  assert.deepEqual(problem, {
    path: ["excerpts", 0, "findings"],
    code: "E106",
    text: '"findings" has more than 20{gone}',
    words: '"findings" has more than 20{gone}',
    fix: "Name fewer.",
  });
});

test("in the words of the form, a missing group names what it needs, by its labels", () => {
  const inForm = { missing: "is required{parts}" };
  const { record, reference } = changed({ "record.data_collection": null, "record.population": null });
  const found = problemsOf(record, reference, { ...description, inForm, fixes: { E201: "Add the field." } });
  assert.deepEqual(
    found.map(({ path, words, fix }) => [path.join(), words, fix]),
    [["data_collection", "is required, with Methods, Description", ""], ["population", "is required", ""]],
  );
});

test("an entry without a name is called by its list and number", () => {
  const messages = { ...description.messages, "too-long": { code: "E204", text: "{name}" } };
  const { record, reference } = changed({ "record.notes.1": { repeat: "x", times: 1501 } });
  const [problem] = problemsOf(record, reference, { ...description, messages });
  assert.equal(problem.text, "notes, entry 2");
});

test("an empty form says only what is missing", () => {
  const codes = problemsOf({}, {}, description).map(({ code }) => code);
  assert.deepEqual(new Set(codes), new Set(["E201", "H410"]));
});

test("words are counted without punctuation", () => {
  assert.equal(countWords("GPs' don't — 40 % of … it’s", description), 5);
  assert.equal(countWords("…", description), 0);
});
