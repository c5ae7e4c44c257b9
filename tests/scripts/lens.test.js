import assert from "node:assert/strict";
import test from "node:test";

import { addressOf, parametersOf, plain, readChoice, toggled, withValues } from "../../hooks/review/theme/assets/lens/choice.js";
import { appraisalsOf, countByStanding, countDistinct, counted, discSize } from "../../hooks/review/theme/assets/lens/counts.js";
import { applyChoice, countOptions, countWithoutEach, keeps } from "../../hooks/review/theme/assets/lens/filter.js";
import { combined } from "../../hooks/review/theme/assets/lens/links.js";
import { sorted } from "../../hooks/review/theme/assets/lens/order.js";
import { studiesInView } from "../../hooks/review/theme/assets/lens/references.js";

/** @import { LensData } from "../../hooks/review/theme/assets/lens/data.js" */
/** @import { Unit } from "../../hooks/review/theme/assets/lens/filter.js" */

/**
 * @param {string} name
 * @param {number | null} year
 * @param {string} country
 * @param {string[]} setting
 * @param {Record<string, string>} answers
 * @param {string} [appraisal]
 */
const study = (name, year, country, setting, answers, appraisal = name) => ({
  name, year, answers, appraisal, title: `On ${name}`, citekey: `${name}-key`, dataset: appraisal, quotes: {},
  country: [country], setting,
});

/** @type {LensData} */
const data = {
  studies: {
    adams: study("adams", 2010, "GB", ["city"], { aims: "yes", route: "no" }),
    baker: study("baker", 2012, "GB", ["city", "depot"], { aims: "no", route: "no" }),
    chan: study("chan", 2014, "SE", ["depot"], { aims: "no", route: "no" }, "baker"),
    dale: study("dale", null, "not-stated", [], { aims: "unsure", route: "yes" }),
  },
  facets: [
    { key: "country", label: "Country", options: [["GB", "Britain"], ["SE", "Sweden"]] },
    { key: "setting", label: "Setting", options: [["city", "City"], ["depot", "Depot"]] },
  ],
  parts: [
    { key: "theme", label: "Theme", options: [["waiting", "Waiting"], ["riding", "Riding"]] },
    { key: "voice", label: "Voice", options: [["driver", "Driver"]] },
    { key: "named", label: "Studies named", options: [["0", "No study"], ["1", "1 study"], ["10", "10 studies"]] },
  ],
  orders: [["-named", "Most first"], ["named", "Fewest first"]],
  criteria: [{ id: "aims", label: "1. Aims", answers: [["yes", "Yes"], ["no", "No"]] }],
  standings: { yes: "met", unsure: "unclear", no: "not-met" },
  order: ["met", "unclear", "not-met"],
  notStated: "not-stated",
};
const parameters = parametersOf(data, ["theme", "named", "text", "sort"]);

/** @param {string} query */
const filter = (query) => applyChoice(new URLSearchParams(query), parameters, data);

/** @param {string} query */
const kept = (query) => [...filter(query).kept].join(" ");

/** @type {[query: string, studies: string, why: string][]} */
const CHOICES = [
  ["", "adams baker chan dale", "no choice keeps all studies"],
  ["country=GB&country=SE", "adams baker chan", "values of one parameter add to each other"],
  ["country=GB&setting=depot", "baker", "different parameters narrow"],
  ["from=2012", "baker chan", "a year keeps no study without one"],
  ["from=2010&to=2012", "adams baker", "years are inclusive"],
  ["to=2011", "adams", "a last year keeps no study without one"],
  ["study=chan", "chan", "a study can be chosen alone"],
  ["without=chan", "adams baker dale", "a study can be excluded"],
  ["without=aims:no", "adams dale", "studies with an answer can be excluded"],
  ["answer=aims:yes&answer=aims:no", "adams baker chan", "answers to one criterion add to each other"],
  ["answer=aims:no&answer=route:no", "baker chan", "answers to different criteria narrow"],
  ["country=GB&without=baker", "adams", "an exclusion narrows"],
];
for (const [query, studies, why] of CHOICES) test(why, () => assert.equal(kept(query), studies));

/**
 * @param {string[]} studies
 * @param {Partial<Unit>} more
 * @returns {Unit}
 */
const unit = (studies, more = {}) => ({ studies, values: {}, text: "", ...more });

test("a unit is in while one of its studies is kept", () => {
  const { stateOf } = filter("country=SE");
  assert.equal(stateOf(unit(["adams", "chan"])), "in");
  assert.equal(stateOf(unit(["adams"])), "out");
});

test("a finding stays in sight without the studies that a reader excludes", () => {
  const finding = unit(["adams"], { rests: true });
  assert.equal(filter("without=adams").stateOf(finding), "bare");
  assert.equal(filter("without=adams").stateOf(unit(["adams"])), "out");
  assert.equal(filter("country=SE").stateOf(finding), "out");
});

test("a unit without a study is out as soon as a choice names what studies must have", () => {
  assert.equal(filter("country=GB").stateOf(unit([])), "out");
  assert.equal(filter("without=adams").stateOf(unit([])), "in");
  assert.equal(filter("theme=waiting").stateOf(unit([], { values: { theme: "waiting" } })), "in");
});

test("parts of a page and words of a text are chosen apart from studies", () => {
  const waiting = unit(["adams"], { values: { theme: "waiting" }, text: plain("It’s the Łódź BUS") });
  const { stateOf, choosesStudies } = filter("theme=waiting&text=bus+lodz+it's");
  assert.equal(choosesStudies, false);
  assert.equal(stateOf(waiting), "in");
  assert.equal(filter("theme=riding").stateOf(waiting), "out");
  assert.equal(filter("text=bus+tram").stateOf(waiting), "out");
});

test("findings are chosen by the number of studies they are based on", () => {
  const one = unit(["adams"], { values: { named: "1" } });
  const ten = unit(["adams"], { values: { named: "10" } });
  assert.deepEqual([one, ten].map(filter("named=1").stateOf), ["in", "out"]);
  assert.deepEqual([one, ten].map(filter("named=1&named=10").stateOf), ["in", "in"]);
});

test("an order is part of the choice, and chooses nothing", () => {
  const { choice, unknown } = readChoice(parameters, data, "?sort=named&sort=-named&sort=colour");
  assert.equal(choice.toString(), "sort=-named");
  assert.deepEqual(unknown, ["sort=colour"]);
  assert.equal(filter("sort=-named").stateOf(unit([])), "in");
  assert.equal(filter("sort=-named").choosesStudies, false);
});

test("numbers are sorted as numbers, and equal ones stay in the order of the page", () => {
  const units = ["10", "0", "1", "0"].map((named, place) => unit([], { values: { named }, text: String(place) }));
  /** @param {string} order */
  const places = (order) => sorted(units, order, data).map(({ text }) => text).join("");
  assert.equal(places("named"), "1320");
  assert.equal(places("-named"), "0213");
});

test("every study is kept while a choice concerns none", () => {
  assert.ok(keeps(filter("theme=waiting"), "adams"));
  assert.ok(!keeps(filter("country=SE"), "adams"));
});

test("the studies in view are those of the units shown that the choice keeps", () => {
  const units = { outer: [unit(["adams", "chan"]), unit(["baker"])], inner: [] };
  assert.deepEqual(studiesInView(units, filter("country=SE")), new Set(["chan"]));
  assert.deepEqual(studiesInView(units, filter("")), new Set(["adams", "chan", "baker"]));
});

test("letters are compared without accents, strokes and capitals", () => {
  assert.equal(plain("WŁODARCZYK Østerlund Æß “Þór’s”"), 'wlodarczyk osterlund aess "thor\'s"');
});

test("what an address asks for and the page does not offer is reported", () => {
  const { choice, unknown } = readChoice(parameters, data, "?country=GB&country=GB&country=XX&voice=driver&from=12&q=bus");
  assert.equal(choice.toString(), "country=GB");
  assert.deepEqual(unknown, ["country=XX", "voice=driver", "from=12"]);
});

test("of a parameter with one value the last counts", () => {
  assert.equal(readChoice(parameters, data, "?from=2001&from=2005&text=%20").choice.toString(), "from=2005");
});

test("an address keeps parameters of others and drops earlier choices", () => {
  const choice = new URLSearchParams([["answer", "aims:no"]]);
  const address = addressOf(choice, parameters, data, "https://site.example/quotes/?q=bus&country=SE&voice=driver#top");
  assert.equal(address, "https://site.example/quotes/?q=bus&answer=aims:no#top");
});

test("a value is added, removed or replaced", () => {
  const choice = new URLSearchParams("country=GB&theme=waiting");
  assert.equal(toggled(choice, "country", "SE").toString(), "theme=waiting&country=GB&country=SE");
  assert.equal(toggled(choice, "country", "GB").toString(), "theme=waiting");
  assert.equal(withValues(choice, "country", ["SE", ""]).toString(), "theme=waiting&country=SE");
});

test("a cell of the map that names a parameter of the choice names its remaining studies instead", () => {
  const cell = new URL("https://site.example/quotes/?country=GB&theme=waiting");
  assert.equal(combined(cell, [["setting", "city"]], ["adams"], parameters).toString(), "country=GB&theme=waiting&setting=city");
  const overlapping = combined(cell, [["country", "GB"], ["country", "SE"]], ["adams", "baker"], parameters);
  assert.equal(overlapping.toString(), "theme=waiting&study=adams&study=baker");
});

test("values are counted once, and without those not stated", () => {
  const all = Object.keys(data.studies);
  assert.equal(countDistinct(all, undefined, data), 4);
  assert.equal(countDistinct(all, "country", data), 2);
  assert.equal(countDistinct(all, "dataset", data), 3);
});

test("an appraisal that reports share is counted once", () => {
  const appraisals = appraisalsOf(["baker", "chan", "adams"], data);
  assert.equal(appraisals.length, 2);
  const answers = appraisals.flatMap((given) => Object.values(given));
  assert.deepEqual(countByStanding(answers, data), [["met", 1], ["unclear", 0], ["not-met", 3]]);
});

test("the options of a parameter are counted as the choice of each would leave them", () => {
  const units = [unit(["adams"], { values: { theme: "waiting" } }), unit(["adams", "chan"]), unit(["dale"]), unit([])];
  /** @param {string} query @param {string} key */
  const counts = (query, key) => Object.fromEntries(countOptions(units, new URLSearchParams(query), key, parameters, data));
  assert.deepEqual(counts("", "country"), { GB: 2, SE: 1, "not-stated": 1 });
  assert.deepEqual(counts("country=GB&setting=depot", "country"), { SE: 1 });
  assert.equal(counts("country=GB", "theme").waiting, 1);
});

test("a choice that leaves nothing names the values without which something is left", () => {
  const units = [unit(["adams"], { values: { theme: "waiting" } }), unit(["chan"], { values: { theme: "riding" } })];
  const choice = new URLSearchParams("country=SE&theme=waiting&sort=named");
  const left = countWithoutEach(units, choice, parameters, data).map(({ key, value, left: number }) => [key, value, number]);
  assert.deepEqual(left, [["country", "SE", 1], ["theme", "waiting", 1]]);
});

test("a disc on the map grows by its area, as the page was drawn", () => {
  assert.deepEqual([0, 1, 2, 4, 8].map((studies) => discSize(studies, 8, 5)), [0, 2, 3, 4, 5]);
});

test("an answer that a criterion is not applicable is not counted", () => {
  const standings = { ...data.standings, off: "not-applicable", half: "partly" };
  const order = ["met", "partly", "unclear", "not-met", "not-applicable"];
  assert.deepEqual(counted(["yes", "off", "half"], { ...data, standings }), ["yes", "half"]);
  assert.deepEqual(countByStanding(["yes", "off", "half"], { ...data, standings, order }), [
    ["met", 1], ["partly", 1], ["unclear", 0], ["not-met", 0], ["not-applicable", 1],
  ]);
});

test("of several instruments, an answer is called by its instrument too, and its key keeps its criterion apart", () => {
  const criteria = [
    { ...data.criteria[0], instrument: "Ride Checklist" },
    { id: "lamp.aims", label: "S1. Aims", answers: data.criteria[0].answers, instrument: "Lamp Tool" },
  ];
  const options = parametersOf({ ...data, criteria }, []).get("answer")?.options;
  assert.equal(options?.get("aims:yes"), "Ride Checklist, 1. Aims: Yes");
  assert.equal(options?.get("lamp.aims:yes"), "Lamp Tool, S1. Aims: Yes");
});
