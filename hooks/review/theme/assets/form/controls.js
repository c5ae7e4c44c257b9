/**
 * Between the controls on the page and a record: what is filled in becomes plain objects, lists and texts, in the order
 * of the description; an empty control is not in the record. The ID of a control follows from the path of its field.
 */
import { translate } from "../translate.js";

/** @import { Entry, Field, Path } from "./description.js" */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/** @typedef {Map<string, string>} Places the ID of the control or part for each path, its steps joined by dots */

/**
 * A text as records are read: composed letters, \n at the end of a line, trimmed, without half of a surrogate pair.
 * @param {string} text
 */
export function cleaned(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .normalize("NFC")
    .trim();
}

/** @param {string} id */
const elementOf = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {string} id */
const controlOf = (id) => /** @type {Control} */ (document.getElementById(id));

/**
 * The entries of a list of the form.
 * @param {Element} list
 */
export const entriesOf = (list) => [...list.children].filter((child) => child.matches("[data-entry]"));

/**
 * Reads what is filled in.
 * @param {Field[]} fields
 * @param {string} prefix what the IDs of the controls start with
 * @param {Path} path where the fields are in the record
 * @param {Places} places takes the place of each field
 */
export function collect(fields, prefix, path = [], places = new Map()) {
  /** @type {Entry} */
  const record = {};
  for (const field of fields) {
    const id = `${prefix}-${field.name}`;
    const own = [...path, field.name];
    places.set(own.join("."), id);
    const value = valueOf(field, id, prefix, own, places, record);
    if (value !== undefined) record[field.name] = value;
  }
  return { record, places };
}

/** @param {object} value */
const unlessEmpty = (value) => (Object.keys(value).length ? value : undefined);

/**
 * @param {Field} field
 * @param {string} id
 * @param {string} prefix
 * @param {Path} path
 * @param {Places} places
 * @param {Entry} record the fields before this one
 */
function valueOf(field, id, prefix, path, places, record) {
  if (field.kind === "group") return unlessEmpty(collect(field.fields ?? [], id, path, places).record);
  if (field.kind === "list") return unlessEmpty(listed(field, id, path, places));
  if (field.kind === "by-criterion") return unlessEmpty(byCriterion(prefix, field, path, places, record.instrument));
  if (field.kind === "choices") {
    /** @type {NodeListOf<HTMLInputElement>} */
    const checked = elementOf(id).querySelectorAll("input:checked");
    return unlessEmpty([...checked].map((box) => box.value));
  }
  return cleaned(controlOf(id).value) || undefined;
}

/** @param {Field} field */
const isPlainList = (field) => !field.fields?.[0].name;

/**
 * @param {Field} field
 * @param {string} id
 * @param {Path} path
 * @param {Places} places
 */
function listed(field, id, path, places) {
  /** @type {(string | Entry)[]} */
  const values = [];
  const isPlain = isPlainList(field);
  for (const entry of entriesOf(elementOf(id))) {
    const own = [...path, values.length];
    /** @type {Places} */
    const found = new Map();
    const value = isPlain
      ? cleaned(controlOf(`${entry.id}-text`).value) || undefined
      : unlessEmpty(collect(field.fields ?? [], entry.id, own, found).record);
    if (value === undefined) continue;
    places.set(own.join("."), isPlain ? `${entry.id}-text` : entry.id);
    found.forEach((place, key) => places.set(key, place));
    values.push(value);
  }
  return values;
}

/**
 * A value for each criterion: of the chosen instrument, or of any where none is chosen.
 * @param {string} prefix
 * @param {Field} field
 * @param {Path} path
 * @param {Places} places
 * @param {string | undefined} instrument
 */
function byCriterion(prefix, field, path, places, instrument) {
  /** @type {Record<string, string>} */
  const values = {};
  for (const control of controlsByCriterion(prefix, field)) {
    const [criterion, of] = criterionOf(control, prefix, field);
    if ((instrument && of !== instrument) || isHidden(control)) continue;
    places.set([...path, criterion].join("."), control.id);
    const value = cleaned(control.value);
    if (value) values[criterion] = value;
  }
  return values;
}

/**
 * @param {string} prefix
 * @param {Field} field
 * @returns {NodeListOf<HTMLSelectElement | HTMLTextAreaElement>}
 */
const controlsByCriterion = (prefix, field) =>
  document.querySelectorAll(`:is(select, textarea)[id^="${prefix}-${field.name}-"]`);

/**
 * Whether the criterion of a control is not asked of the study.
 * @param {HTMLElement} control
 */
const isHidden = (control) => /** @type {HTMLElement} */ (control.closest("[data-instrument]")).hidden;

/**
 * The criterion and the instrument that the ID of a control ends with.
 * @param {HTMLElement} control
 * @param {string} prefix
 * @param {Field} field
 */
function criterionOf(control, prefix, field) {
  const rows = /** @type {HTMLElement} */ (control.closest("[data-instrument]"));
  const instrument = rows.dataset.instrument ?? "";
  return [control.id.slice(`${prefix}-${field.name}-${instrument}-`.length), instrument];
}

/**
 * Chooses an option; a value of a draft that is no longer offered becomes an option, so that it is not lost unseen.
 * @param {HTMLSelectElement} select
 * @param {string} value
 */
function choose(select, value) {
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(translate("{value} (not among the terms)", { value }), value));
  }
  select.value = value;
}

/**
 * Writes a record into the controls. What does not fit the description is ignored.
 * @param {Field[]} fields
 * @param {string} prefix
 * @param {Entry | undefined} record
 * @param {(list: Element) => Element} addEntry adds an entry to a list of the form
 */
export function fill(fields, prefix, record, addEntry) {
  for (const field of fields) {
    const value = record?.[field.name];
    const id = `${prefix}-${field.name}`;
    if (value === undefined || value === null) continue;
    if (field.kind === "group") fill(field.fields ?? [], id, value, addEntry);
    else if (field.kind === "list") fillList(field, id, value, addEntry);
    else if (field.kind === "by-criterion") fillByCriterion(prefix, field, value, record?.instrument);
    else if (field.kind === "choices") tick(elementOf(id), value);
    else if (field.kind === "choice") choose(/** @type {HTMLSelectElement} */ (controlOf(id)), String(value));
    else controlOf(id).value = String(value);
  }
}

/**
 * @param {Field} field
 * @param {string} id
 * @param {unknown} values
 * @param {(list: Element) => Element} addEntry
 */
function fillList(field, id, values, addEntry) {
  if (!Array.isArray(values)) return;
  const list = elementOf(id);
  for (const [number, value] of values.entries()) {
    const entry = entriesOf(list)[number] ?? addEntry(list);
    if (isPlainList(field)) controlOf(`${entry.id}-text`).value = String(value);
    else fill(field.fields ?? [], entry.id, value, addEntry);
  }
}

/**
 * @param {string} prefix
 * @param {Field} field
 * @param {Entry} values
 * @param {string | undefined} instrument
 */
function fillByCriterion(prefix, field, values, instrument) {
  for (const control of controlsByCriterion(prefix, field)) {
    const [criterion, of] = criterionOf(control, prefix, field);
    const value = values[criterion];
    if (typeof value !== "string" || (instrument && of !== instrument)) continue;
    if (control instanceof HTMLSelectElement) choose(control, value);
    else control.value = value;
  }
}

/**
 * @param {HTMLElement} fieldset
 * @param {unknown} values
 */
function tick(fieldset, values) {
  if (!Array.isArray(values)) return;
  for (const value of values.map(String)) {
    const box = [...fieldset.querySelectorAll("input")].find((each) => each.value === value) ?? addBox(fieldset, value);
    box.checked = true;
    box.closest("details")?.setAttribute("open", "");
  }
}

/**
 * @param {HTMLElement} fieldset
 * @param {string} value
 */
function addBox(fieldset, value) {
  const item = /** @type {HTMLElement} */ (fieldset.querySelector("li")?.cloneNode(true));
  const box = /** @type {HTMLInputElement} */ (item.children[0]);
  const label = /** @type {HTMLLabelElement} */ (item.children[1]);
  box.value = value;
  box.id = `${fieldset.id}-other-${fieldset.querySelectorAll("li").length}`;
  label.htmlFor = box.id;
  label.textContent = translate("{value} (not among the terms)", { value });
  fieldset.querySelector("ul")?.append(item);
  return box;
}
