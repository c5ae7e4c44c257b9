/** Parts of the form that repeat: participant groups, notes, appraisers, quotations. Each starts as a copy of the first. */
import { entriesOf } from "./controls.js";

const NUMBERED = ["id", "for", "aria-describedby", "aria-labelledby"];

/**
 * Makes every list of the form grow and shrink. An optional list starts empty, a needed one with one entry.
 * @param form the form, @param changed called when an entry comes or goes
 * @returns {{grow: (list: Element) => Element, clear: () => void}}
 */
export function startEntries(form, changed) {
  const patterns = new Map();
  for (const list of form.querySelectorAll("[data-list]")) {
    const [first] = entriesOf(list);
    patterns.set(list, { first: first.cloneNode(true), made: 0, needed: Boolean(list.querySelector(":scope > legend .form-needed")) });
    list.querySelector(":scope > p > [data-add]").hidden = false;
  }

  function grow(list) {
    const pattern = patterns.get(list);
    pattern.made += 1;
    const entry = renumbered(pattern.first.cloneNode(true), `${list.id}-1`, `${list.id}-${pattern.made}`);
    entry.querySelectorAll("[data-remove]").forEach((button) => (button.hidden = false));
    list.querySelector(":scope > p > [data-add]").parentElement.before(entry);
    count(list);
    return entry;
  }

  function clear() {
    for (const [list, { needed }] of patterns) {
      entriesOf(list).forEach((entry) => entry.remove());
      if (needed) grow(list);
    }
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove]");
    if (!button) return;
    const list = button.closest("[data-list]");
    if (button.matches("[data-add]")) {
      grow(list).focus();
    } else {
      const entry = button.closest("[data-entry]");
      const next = entry.nextElementSibling.matches("[data-entry]") ? entry.nextElementSibling : list;
      entry.remove();
      count(list);
      next.focus();
    }
    changed();
  });
  clear();
  return { grow, clear };
}

function count(list) {
  entriesOf(list).forEach((entry, index) => {
    for (const number of entry.querySelectorAll("[data-number]")) number.textContent = String(index + 1);
  });
}

function renumbered(entry, old, id) {
  for (const element of [entry, ...entry.querySelectorAll("*")]) {
    for (const name of NUMBERED) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(" ").map((each) => moved(each, old, id)).join(" "));
    }
    if (element.dataset.count) element.dataset.count = moved(element.dataset.count, old, id);
  }
  return entry;
}

const moved = (value, old, id) => (value === old || value.startsWith(`${old}-`) ? id + value.slice(old.length) : value);
