/** Suggests IDs that follow from what is written, until the contributor types another: study, key, dataset, quotations. */
import { entriesOf } from "./controls.js";
import { studyId } from "./ids.js";

/** @import { Description, Reference } from "./description.js" */

/**
 * @param {HTMLInputElement} control
 * @param {string} value
 */
function suggest(control, value) {
  if (control.value && control.value !== control.dataset.suggested) return;
  control.value = value;
  control.dataset.suggested = value;
}

/**
 * Brings the suggestions in line with what is written.
 * @param {HTMLFormElement} form
 * @param {Reference} reference
 * @param {Description} description
 * @param {(entry: Element) => boolean} isFilled whether an entry holds anything
 */
export function suggestIds(form, reference, description, isFilled) {
  /** @param {string} id */
  const control = (id) => /** @type {HTMLInputElement} */ (form.querySelector(`#${id}`));
  const study = control("add-id");
  const suggested = studyId(reference, description);
  if (suggested) suggest(study, suggested);
  suggest(control("add-citekey"), study.value.trim());
  suggest(control("add-dataset"), study.value.trim());
  for (const [index, entry] of entriesOf(control("add-excerpts")).entries()) {
    const id = control(`${entry.id}-id`);
    if (study.value.trim() && (isFilled(entry) || id.dataset.suggested)) {
      suggest(id, `${study.value.trim()}-q${String(index + 1).padStart(2, "0")}`);
    }
  }
}
