/**
 * Between the controls on the page and a record: what is filled in becomes plain objects, lists and texts, in the order
 * of the description; what is left empty is not in the record. A control's id is made of the path of its field.
 */

/** A text as the reader of records sees it: composed letters, line ends as \n, nothing around it, no half of a pair. */
export function cleaned(text) {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .normalize("NFC")
    .trim();
}

const at = (id) => document.getElementById(id);
export const entriesOf = (list) => [...list.children].filter((child) => child.matches("[data-entry]"));

/**
 * What is filled in.
 * @returns {{record: object, places: Map<string, string>}} places: the id of the control or part for each path
 */
export function collect(fields, prefix, path = [], places = new Map()) {
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

const filled = (value) => (Object.keys(value).length ? value : undefined);

function valueOf(field, id, prefix, path, places, record) {
  if (field.kind === "group") return filled(collect(field.fields, id, path, places).record);
  if (field.kind === "list") return filled(listed(field, id, path, places));
  if (field.kind === "by-criterion") return filled(byCriterion(prefix, field, path, places, record.instrument));
  if (field.kind === "choices") {
    return filled([...at(id).querySelectorAll("input:checked")].map((box) => box.value));
  }
  return cleaned(at(id).value) || undefined;
}

function listed(field, id, path, places) {
  const values = [];
  for (const entry of entriesOf(at(id))) {
    const own = [...path, values.length];
    const found = new Map();
    const plain = !field.fields[0].name;
    const value = plain
      ? cleaned(at(`${entry.id}-text`).value) || undefined
      : filled(collect(field.fields, entry.id, own, found).record);
    if (value === undefined) continue;
    places.set(own.join("."), plain ? `${entry.id}-text` : entry.id);
    found.forEach((place, key) => places.set(key, place));
    values.push(value);
  }
  return values;
}

/** A value for each criterion: of the instrument that is chosen, of any where none is. */
function byCriterion(prefix, field, path, places, instrument) {
  const values = {};
  for (const control of controlsByCriterion(prefix, field)) {
    const [criterion, of] = criterionOf(control, prefix, field);
    if (instrument && of !== instrument) continue;
    places.set([...path, criterion].join("."), control.id);
    const value = cleaned(control.value);
    if (value) values[criterion] = value;
  }
  return values;
}

const controlsByCriterion = (prefix, field) =>
  document.querySelectorAll(`:is(select, textarea)[id^="${prefix}-${field.name}-"]`);

/** The criterion and the instrument that a control's id ends with. */
function criterionOf(control, prefix, field) {
  const instrument = control.closest("[data-instrument]").dataset.instrument;
  return [control.id.slice(`${prefix}-${field.name}-${instrument}-`.length), instrument];
}

/** Sets a choice, also to something that is no longer offered: nothing of a draft is lost without a word. */
export function choose(select, value) {
  if (![...select.options].some((option) => option.value === value)) {
    select.add(new Option(`${value} (not among the terms)`, value));
  }
  select.value = value;
}

/** Writes a record into the controls. What does not fit the description is passed over. `grow` adds an entry. */
export function fill(fields, prefix, record, grow) {
  for (const field of fields) {
    const value = record?.[field.name];
    const id = `${prefix}-${field.name}`;
    if (value === undefined || value === null) continue;
    if (field.kind === "group") fill(field.fields, id, value, grow);
    else if (field.kind === "list") fillList(field, id, value, grow);
    else if (field.kind === "by-criterion") fillByCriterion(prefix, field, value, record.instrument);
    else if (field.kind === "choices") tick(at(id), value);
    else if (field.kind === "choice") choose(at(id), String(value));
    else at(id).value = String(value);
  }
}

function fillList(field, id, values, grow) {
  if (!Array.isArray(values)) return;
  const list = at(id);
  for (const [number, value] of values.entries()) {
    const entry = entriesOf(list)[number] ?? grow(list);
    if (field.fields[0].name) fill(field.fields, entry.id, value, grow);
    else at(`${entry.id}-text`).value = String(value);
  }
}

function fillByCriterion(prefix, field, values, instrument) {
  for (const control of controlsByCriterion(prefix, field)) {
    const [criterion, of] = criterionOf(control, prefix, field);
    const value = values[criterion];
    if (typeof value !== "string" || (instrument && of !== instrument)) continue;
    if (control.matches("select")) choose(control, value);
    else control.value = value;
  }
}

function tick(fieldset, values) {
  if (!Array.isArray(values)) return;
  for (const value of values.map(String)) {
    let box = [...fieldset.querySelectorAll("input")].find((each) => each.value === value);
    box ??= addBox(fieldset, value);
    box.checked = true;
    box.closest("details")?.setAttribute("open", "");
  }
}

function addBox(fieldset, value) {
  const item = fieldset.querySelector("li").cloneNode(true);
  const [box, label] = item.children;
  box.value = value;
  box.id = `${fieldset.id}-other-${fieldset.querySelectorAll("li").length}`;
  label.htmlFor = box.id;
  label.textContent = `${value} (not among the terms)`;
  fieldset.querySelector("ul").append(item);
  return box;
}
