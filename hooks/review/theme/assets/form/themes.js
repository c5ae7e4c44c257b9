/** A theme chosen for a quotation opens its findings, and leaves only its own subthemes to choose from. */
import { entriesOf } from "./controls.js";

/** @import { Description } from "./description.js" */

/**
 * Brings the lists of every quotation in line with its theme.
 * @param {HTMLFormElement} form
 * @param {Description} description
 */
export function followThemes(form, description) {
  const list = /** @type {HTMLElement} */ (form.querySelector("#add-excerpts"));
  for (const entry of entriesOf(list)) {
    const theme = /** @type {HTMLSelectElement} */ (document.getElementById(`${entry.id}-theme`));
    const own = Object.hasOwn(description.known.themes, theme.value) ? description.known.themes[theme.value] : null;
    const subtheme = /** @type {HTMLSelectElement} */ (document.getElementById(`${entry.id}-subtheme`));
    offerSubthemes(subtheme, own?.subthemes ?? null);
    if (theme.value !== theme.dataset.followed) openFindings(entry, own?.findings ?? []);
    theme.dataset.followed = theme.value;
  }
}

/**
 * @param {HTMLSelectElement} select
 * @param {string[] | null} subthemes those of the theme; null where no theme is chosen
 */
function offerSubthemes(select, subthemes) {
  for (const group of select.querySelectorAll("optgroup")) {
    const isOther = subthemes !== null && ![...group.children].some((option) => subthemes.includes(valueOf(option)));
    group.disabled = isOther;
    group.hidden = isOther;
  }
  const field = /** @type {HTMLElement} */ (select.closest(".form-field"));
  field.hidden = subthemes !== null && !subthemes.length && !select.value; // a choice that is wrong stays in sight
}

/** @param {Element} option */
const valueOf = (option) => /** @type {HTMLOptionElement} */ (option).value;

/**
 * @param {Element} entry
 * @param {string[]} findings those of the theme
 */
function openFindings(entry, findings) {
  for (const fold of document.getElementById(`${entry.id}-findings`)?.querySelectorAll("details") ?? []) {
    const boxes = [...fold.querySelectorAll("input")];
    if (boxes.length) fold.open = boxes.some((box) => box.checked || findings.includes(box.value));
  }
}
