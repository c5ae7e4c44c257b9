/** Parts of the form that repeat: participant groups, notes, appraisers, quotations. Each is a copy of the first. */
import { entriesOf } from "./controls.js";

const NUMBERED = ["id", "for", "aria-describedby", "aria-labelledby"];

/**
 * Lets every list of the form grow and shrink. An optional list starts empty, a needed one with one entry.
 * @param {HTMLFormElement} form
 * @param {() => void} changed called when an entry is added or removed
 */
export function startEntries(form, changed) {
  /** @typedef {{first: HTMLElement, added: number, isNeeded: boolean}} List */
  /** @type {Map<Element, List>} */
  const lists = new Map();
  for (const list of form.querySelectorAll("[data-list]")) {
    const first = /** @type {HTMLElement} */ (entriesOf(list)[0].cloneNode(true));
    const isNeeded = Boolean(list.querySelector(":scope > legend .form-needed"));
    lists.set(list, { first, added: 0, isNeeded });
    addButton(list).hidden = false;
  }

  /** @param {Element} list */
  function addEntry(list) {
    const known = /** @type {List} */ (lists.get(list));
    known.added += 1;
    const copy = /** @type {HTMLElement} */ (known.first.cloneNode(true));
    const entry = renumber(copy, `${list.id}-1`, `${list.id}-${known.added}`);
    /** @type {NodeListOf<HTMLElement>} */
    const buttons = entry.querySelectorAll("[data-remove]");
    for (const button of buttons) button.hidden = false;
    addButton(list).parentElement?.before(entry);
    showNumbers(list);
    return entry;
  }

  function clear() {
    for (const [list, { isNeeded }] of lists) {
      for (const entry of entriesOf(list)) entry.remove();
      if (isNeeded) addEntry(list);
    }
  }

  form.addEventListener("click", ({ target }) => {
    const button = target instanceof Element && target.closest("[data-add], [data-remove]");
    if (!button) return;
    const list = /** @type {HTMLElement} */ (button.closest("[data-list]"));
    const entry = /** @type {HTMLElement | null} */ (button.closest("[data-entry]"));
    if (button.matches("[data-add]") || !entry) {
      addEntry(list).focus();
    } else {
      const next = /** @type {HTMLElement} */ (entry.nextElementSibling);
      entry.remove();
      showNumbers(list);
      (next.matches("[data-entry]") ? next : list).focus();
    }
    changed();
  });
  clear();
  return { addEntry, clear };
}

/** @param {Element} list */
const addButton = (list) => /** @type {HTMLElement} */ (list.querySelector(":scope > p > [data-add]"));

/** @param {Element} list */
function showNumbers(list) {
  for (const [index, entry] of entriesOf(list).entries()) {
    for (const number of entry.querySelectorAll("[data-number]")) number.textContent = String(index + 1);
  }
}

/**
 * Gives an entry and all in it IDs of their own.
 * @param {HTMLElement} entry
 * @param {string} old
 * @param {string} id
 */
function renumber(entry, old, id) {
  /** @type {NodeListOf<HTMLElement>} */
  const parts = entry.querySelectorAll("*");
  for (const element of [entry, ...parts]) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map((each) => withId(each, old, id)).join(" "));
    }
    const { count, proposal } = element.dataset;
    if (count) element.dataset.count = withId(count, old, id);
    if (proposal) element.dataset.proposal = withId(proposal, old, id);
  }
  return entry;
}

/**
 * @param {string} value
 * @param {string} old
 * @param {string} id
 */
const withId = (value, old, id) => (value === old || value.startsWith(`${old}-`) ? id + value.slice(old.length) : value);
