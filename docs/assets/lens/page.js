/** The page under a choice: what is shown, marked or counted anew. What stood there before comes back without a choice. */
import { plain } from "./choice.js";

const list = (text) => (text ?? "").split(" ").filter(Boolean);

/** What the page lists. A page that lists nothing (the map) counts the studies themselves. */
export function unitsOf(data) {
  const items = [...document.querySelectorAll(".item[data-studies]")].map((item) => unitOf(item, data));
  const outer = items.filter((unit) => !unit.item.parentElement.closest(".item"));
  const studies = Object.keys(data.studies).map((id) => ({ studies: [id], values: {}, text: "" }));
  return { outer: items.length ? outer : studies, inner: items.filter((unit) => !outer.includes(unit)) };
}

function unitOf(item, data) {
  const studies = list(item.dataset.studies);
  const behind = studies.map((id) => `${data.studies[id].name} ${data.studies[id].title}`);
  const text = plain([item.textContent, ...behind].join(" ").replace(/\s+/g, " "));
  return { item, studies, rests: "rests" in item.dataset, values: item.dataset, text };
}

/** Shows what a choice leaves; gives how many units are in, bare and in all. */
export function show(units, sifted, data) {
  const states = units.outer.map((unit) => [unit, sifted.stateOf(unit)]);
  for (const [unit, state] of [...states, ...units.inner.map((unit) => [unit, innerState(unit, sifted)])]) {
    if (unit.item) showItem(unit.item, state);
  }
  for (const group of document.querySelectorAll("[data-group]")) {
    group.hidden = !group.querySelector(".item:not([hidden])");
  }
  countStudies(sifted, data);
  countCells(sifted, data);
  markCovered(sifted, data);
  drawProfiles(sifted, data);
  drawCriteria(sifted, data);
  for (const chip of document.querySelectorAll("[data-study]")) leaveOut(chip, !keeps(sifted, chip.dataset.study));
  const of = (state) => states.filter((each) => each[1] === state).length;
  return { shown: of("in") + of("bare"), bare: of("bare"), total: states.length };
}

const keeps = (sifted, id) => !sifted.choosesStudies || sifted.kept.has(id);

/** A quotation within a finding follows the choice of studies alone. */
const innerState = (unit, sifted) => (unit.studies.some((id) => keeps(sifted, id)) ? "in" : "out");

function showItem(item, state) {
  item.hidden = state === "out";
  item.classList.toggle("lens-bare", state === "bare");
  const mark = item.querySelector(".lens-mark");
  if (state !== "bare") mark?.remove();
  else if (!mark) {
    const made = document.createElement("strong");
    made.className = "lens-mark";
    made.textContent = "Rests on no study under this choice.";
    (item.querySelector("[data-count-studies]")?.parentElement ?? item).append(made);
  }
}

/** A study that the choice leaves out: struck through, and said so to those who hear the page. */
function leaveOut(chip, out) {
  chip.classList.toggle("lens-out", out);
  const said = chip.querySelector(".lens-said");
  if (!out) said?.remove();
  else if (!said) {
    const made = document.createElement("span");
    made.className = "visually-hidden lens-said";
    made.textContent = " (left out by your choice)";
    chip.append(made);
  }
}

const before = new WeakMap();

/** Writes a count in place of what stood there; undefined puts that back. */
function say(element, text) {
  if (!before.has(element)) before.set(element, element.textContent);
  const said = text === undefined ? before.get(element) : text(before.get(element));
  if (element.textContent !== said) element.textContent = said;
}

/** "3 of 5 studies" where "5 studies" stood. */
const ofAll = (sifted, count) => (sifted.choosesStudies ? (was) => `${count} of ${was}` : undefined);

function countStudies(sifted, data) {
  for (const element of document.querySelectorAll("[data-count-studies]")) {
    const all = list(element.dataset.countStudies);
    const kept = all.filter((id) => sifted.kept.has(id));
    if (all.length) say(element, ofAll(sifted, distinct(kept, element.dataset.countDistinct, data)));
  }
  for (const element of document.querySelectorAll("[data-coverage] [data-count-where]")) {
    const [key, term] = element.dataset.countWhere.split(":");
    const kept = list(element.closest("[data-coverage]").dataset.coverage).filter((id) => sifted.kept.has(id));
    say(element, ofAll(sifted, kept.filter((id) => data.studies[id][key].includes(term)).length));
  }
}

/** The settings and countries of a finding: those that no study of the choice comes from are struck through. */
function markCovered(sifted, data) {
  for (const element of document.querySelectorAll("[data-coverage] [data-covered]")) {
    const [key, term] = element.dataset.covered.split(":");
    const behind = list(element.closest("[data-coverage]").dataset.coverage);
    leaveOut(element, !behind.some((id) => keeps(sifted, id) && data.studies[id][key].includes(term)));
  }
}

/** How many studies, or how many different values of theirs: datasets, countries. */
function distinct(ids, key, data) {
  if (!key) return ids.length;
  return new Set(ids.flatMap((id) => data.studies[id][key]).filter((value) => value !== data.notStated)).size;
}

function countCells(sifted, data) {
  for (const cell of document.querySelectorAll("td[data-studies]")) {
    const number = cell.querySelector("[data-count-cell]");
    if (!number) continue;
    const kept = list(cell.dataset.studies).filter((id) => sifted.kept.has(id));
    const part = cell.closest("[data-part]")?.dataset.part;
    const quotes = cell.querySelector("[data-count-quotes]");
    say(number, sifted.choosesStudies ? () => String(kept.length) : undefined);
    if (quotes && part) {
      const sum = kept.reduce((total, id) => total + (data.studies[id].quotes[part] ?? 0), 0);
      say(quotes, sifted.choosesStudies ? () => String(sum) : undefined);
    }
    cell.classList.toggle("lens-out", sifted.choosesStudies && !kept.length);
  }
}

/** Bars of appraisal answers, each appraisal counted once also where reports share it. */
function drawProfiles(sifted, data) {
  for (const profile of document.querySelectorAll("[data-coverage] [data-profile]")) {
    const behind = list(profile.closest("[data-coverage]").dataset.coverage).filter((id) => keeps(sifted, id));
    const appraised = new Map(behind.map((id) => [data.studies[id].appraisal, data.studies[id].answers]));
    const answers = [...appraised.values()].flatMap((given) => Object.values(given));
    const sayAll = (selector, text) => profile.querySelectorAll(selector).forEach((element) => say(element, text));
    let start = 0;
    for (const standing of data.order) {
      const count = answers.filter((answer) => data.standings[answer] === standing).length;
      const bar = profile.querySelector(`rect[data-standing="${standing}"]`);
      bar?.setAttribute("x", start);
      bar?.setAttribute("width", count);
      sayAll(`span[data-standing="${standing}"]`, sifted.choosesStudies ? () => String(count) : undefined);
      start += count;
    }
    profile.querySelector("svg")?.setAttribute("viewBox", `0 0 ${Math.max(start, 1)} 4`);
    sayAll("[data-answers]", sifted.choosesStudies ? () => String(answers.length) : undefined);
    sayAll("[data-appraisals]", ofAll(sifted, appraised.size));
  }
}

const LEAST_FOR_NUMBER = 3.5; // per cent; a narrower segment has no room for its number

/** A bar and a row of numbers for each criterion, over every study: the shares of the answers that are left. */
function drawCriteria(sifted, data) {
  const left = Object.keys(data.studies).filter((id) => keeps(sifted, id));
  const appraised = new Map(left.map((id) => [data.studies[id].appraisal, data.studies[id].answers]));
  for (const element of document.querySelectorAll("[data-criterion]")) {
    const answers = [...appraised.values()].map((given) => given[element.dataset.criterion]).filter(Boolean);
    let start = 0;
    for (const standing of data.order) {
      const count = answers.filter((answer) => data.standings[answer] === standing).length;
      const width = answers.length ? (100 * count) / answers.length : 0;
      drawSegment(element, standing, start, width, String(count));
      const number = element.querySelector(`span[data-standing="${standing}"]`);
      if (number) say(number, ofAll(sifted, count));
      start += width;
    }
  }
  for (const element of document.querySelectorAll("[data-criteria] [data-appraisals]")) say(element, ofAll(sifted, appraised.size));
}

function drawSegment(bar, standing, start, width, count) {
  const rect = bar.querySelector(`rect[data-standing="${standing}"]`);
  if (!rect) return;
  rect.setAttribute("x", `${start}%`);
  rect.setAttribute("width", `${width}%`);
  const text = bar.querySelector(`text[data-standing="${standing}"]`);
  text.setAttribute("x", `${start + width / 2}%`);
  text.setAttribute("display", width < LEAST_FOR_NUMBER ? "none" : "inline");
  text.textContent = count;
}

/** Links that a choice goes along: to other pages, and from the map's cells, where one without a study leads nowhere. */
export function carry(choice, words, sifted, address) {
  const chosen = [...choice].filter(([key]) => words.get(key).ofStudies);
  for (const link of document.querySelectorAll("[data-lens-elsewhere] a, td[data-studies] a")) {
    link.dataset.plain ??= link.href;
    const own = [...new URL(link.dataset.plain).searchParams];
    const cell = link.closest("td");
    const kept = cell ? list(cell.dataset.studies).filter((id) => sifted.kept.has(id)) : [];
    // Two values of one parameter would widen the cell, so where cell and choice name the same one, its studies are named.
    const clash = own.some(([key]) => chosen.some(([name]) => name === key));
    const named = clash ? own.filter(([key]) => !words.get(key)?.ofStudies) : own;
    const added = clash ? kept.map((id) => ["study", id]) : chosen;
    if (cell && !kept.length) link.removeAttribute("href");
    else link.href = address(new URLSearchParams([...named, ...added]), targetOf(link, cell));
  }
}

/** Where a link leads: a cell of the map that holds no quotation under the choice leads to its findings. */
function targetOf(link, cell) {
  const url = new URL(link.dataset.plain);
  if (cell?.querySelector("[data-count-quotes]")?.textContent === "0") url.pathname = url.pathname.replace(/quotes\/$/, "findings/");
  return url.href;
}
