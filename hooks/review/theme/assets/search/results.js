/** A field to search with, and its results by kind. */
import { element } from "../element.js";
import { bestSentence, marked, marksFor } from "./excerpt.js";
import { readQuery } from "./query.js";
import { answer } from "./ranking.js";
import { openIndex } from "./shards.js";
import { FAILED, GROUPS, HINT, statusOf, synonymsOf } from "./wording.js";
import { translate } from "../translate.js";

/** @import { Index, FoundDocument } from "./shards.js" */
/** @import { Answer } from "./ranking.js" */

/** @typedef {{input: HTMLInputElement, status: HTMLElement, results: HTMLElement, level: "h2" | "h3"}} Places */

const ROOT = new URL("../../", import.meta.url);
const TYPING_DELAY = 120; // milliseconds without typing before the search begins
const SHOWN = 5; // results of a group at first
const MORE = 20; // results that are added to a group at a time

/** @type {Promise<Index> | undefined} */
let opened;

/** The index of this site, which is fetched once. */
function index() {
  opened ??= openIndex(fetchFile);
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/**
 * A file of the index; its list of files is always asked for anew, because a later build has others.
 * @param {string} name
 */
async function fetchFile(name) {
  const response = await fetch(new URL(`search/${name}.json`, ROOT), { cache: name === "index" ? "no-cache" : "default" });
  if (!response.ok) throw new Error(`${response.status} for search/${name}.json`);
  return response.json();
}

/**
 * Shows results while the reader types, and moves between them with the arrow keys.
 * @param {Places} places
 * @param {(text: string) => void} [onSearch] called with each query
 */
export function showResults(places, onSearch = () => {}) {
  const { input, status, results } = places;
  let latest = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const search = async () => {
    clearTimeout(timer);
    latest += 1;
    const turn = latest;
    const text = input.value;
    onSearch(text);
    try {
      const groups = text.trim() ? await found(text, places) : { status: HINT, parts: [] };
      if (turn !== latest) return;
      status.textContent = groups.status;
      results.replaceChildren(...groups.parts);
    } catch {
      if (turn !== latest) return;
      status.textContent = FAILED;
      results.replaceChildren();
    }
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING_DELAY);
  });
  (results.closest("dialog, article") ?? results).addEventListener("keydown", (event) => {
    moveByArrows(/** @type {KeyboardEvent} */ (event), places);
  });
  index().catch(() => {}); // what fails here fails again, and is reported, in the search
  search();
  return search;
}

/**
 * What a search finds, as elements.
 * @param {string} text
 * @param {Places} places
 */
async function found(text, { level }) {
  const all = await index();
  const answered = await answer(all, readQuery(text, all.language, all.groups));
  /** @type {Map<string, number[]>} */
  const byKind = new Map();
  for (const number of answered.numbers) {
    const kind = all.kindOf(number);
    byKind.set(kind, [...(byKind.get(kind) ?? []), number]);
  }
  const groups = await Promise.all([...byKind].map(([kind, numbers]) => group(kind, numbers, answered, all, level)));
  const also = synonymsOf(answered);
  return {
    status: statusOf(answered, text),
    parts: [...(also ? [element("p", { class: "found-also" }, also)] : []), ...groups],
  };
}

/**
 * The results of a kind, of which the first are shown and a button adds others.
 * @param {string} kind
 * @param {number[]} numbers
 * @param {Answer} answered
 * @param {Index} all
 * @param {"h2" | "h3"} level
 */
async function group(kind, numbers, answered, all, level) {
  const { title, one, many } = GROUPS[kind];
  const id = `found-${kind}`;
  const list = element("ol", { class: "found-list" });
  const items = (/** @type {number} */ from, /** @type {number} */ to) =>
    Promise.all(
      numbers.slice(from, to).map(async (number) => result(kind, await all.document(number), answered, all)),
    );
  list.append(...(await items(0, SHOWN)));
  const more = element("button", { type: "button", class: "found-more" });
  const label = () => {
    const rest = numbers.length - list.children.length;
    more.textContent = translate("Show {number} more {things}", { number: Math.min(rest, MORE), things: rest === 1 ? one : many });
    more.hidden = rest <= 0;
  };
  more.addEventListener("click", async () => {
    const count = list.children.length;
    const added = await items(count, count + MORE);
    list.append(...added);
    label();
    added.at(0)?.querySelector("a")?.focus();
  });
  label();
  const count = element("span", { class: "found-count" }, String(numbers.length));
  return element(
    "section",
    { class: `found found-${kind}`, "aria-labelledby": id },
    element(level, { id }, `${title} `, count),
    list,
    more,
  );
}

/**
 * A result: a link, the sentence that answers best, and where it is from.
 * @param {string} kind
 * @param {FoundDocument} document
 * @param {Answer} answered
 * @param {Index} all
 */
function result(kind, [url, title, lines, context], answered, { language }) {
  const sequences = marksFor([title, ...lines], answered.sequences, language);
  const pieces = (/** @type {string} */ text) =>
    marked(text, sequences, language).map((piece) => (piece.isMarked ? element("mark", {}, piece.text) : piece.text));
  const { line, text } = bestSentence(lines, sequences, language);
  const sentence = element("span", { class: "found-text" }, ...pieces(text));
  if (kind === "quotations" && line === 0) sentence.classList.add("found-quotation");
  const link = element("a", { href: new URL(url, ROOT).href }, ...pieces(title));
  const about = context ? [element("span", { class: "found-context" }, context)] : [];
  return element("li", {}, link, ...about, ...(text && text !== title ? [sentence] : []));
}

/**
 * Moves the focus from the field to the results and between them.
 * @param {KeyboardEvent} event
 * @param {Places} places
 */
function moveByArrows(event, { input, results }) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = /** @type {HTMLElement[]} */ ([input, ...results.querySelectorAll("a, button:not([hidden])")]);
  const place = stops.findIndex((stop) => stop === document.activeElement);
  const next = stops[place + (event.key === "ArrowDown" ? 1 : -1)];
  if (place < 0 || !next) return;
  event.preventDefault();
  next.focus();
  if (next === input) input.select();
}
