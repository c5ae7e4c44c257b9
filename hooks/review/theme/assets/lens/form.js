/** The form of the study filter, made from the data: a fieldset for each facet, each option with its count. */
import { element } from "../element.js";
import { toggled, withValues } from "./choice.js";
import { translate } from "../translate.js";

/** @import { Parameters } from "./choice.js" */
/** @import { LensData, Option } from "./data.js" */

/**
 * What the form asks of the study filter.
 * @typedef {object} Lens
 * @property {() => URLSearchParams} choice
 * @property {(choice: URLSearchParams) => void} change
 * @property {(key: string, values: string[]) => number} leaves how many units the choice would leave with these values
 * @property {(key: string) => Map<string, number>} countOptions the same for each option of a parameter that leaves any
 * @property {(key: string) => Map<string, number>} countAlone what each option of a parameter would leave as the only choice
 */

/** @typedef {(() => void)[]} Updates bring a control in line with the choice */

const TYPING_DELAY = 200; // milliseconds without typing before the text is searched

let controls = 0;
const newId = () => `lens-${(controls += 1)}`;

/**
 * @param {string} label
 * @param {HTMLElement} control
 */
function labelled(label, control) {
  control.id = newId();
  return element("div", { class: "lens-field" }, element("label", { for: control.id }, label), control);
}

/** @param {Iterable<Option>} entries */
const optionsOf = (entries) => [...entries].map(([id, label]) => element("option", { value: id }, label));

/**
 * A button of the study filter.
 * @param {string} label
 * @param {() => void} click
 */
export const button = (label, click) => element("button", { type: "button", class: "lens-button", click }, label);

/**
 * A fieldset that unfolds; its summary says how many of the choices belong in it. What is folded is not brought in line
 * with the choice before it is unfolded.
 * @param {string} label
 * @param {boolean} isOpen
 * @param {Lens} lens
 * @param {Updates} updates
 * @param {(key: string, value: string) => boolean} belongs
 * @param {Updates} inner bring the children in line with the choice
 * @param {...HTMLElement} children
 */
function facet(label, isOpen, lens, updates, belongs, inner, ...children) {
  const number = element("span", { class: "lens-number" });
  const fieldset = element("fieldset", {}, element("legend", { class: "visually-hidden" }, label), ...children);
  const update = () => fold.open && inner.forEach((each) => each());
  const attributes = { class: "lens-facet", open: isOpen, toggle: update };
  const fold = element("details", attributes, element("summary", {}, label, " ", number), fieldset);
  updates.push(() => {
    const chosen = [...lens.choice()].filter(([key, value]) => belongs(key, value)).length;
    number.textContent = chosen ? translate("({number} chosen)", { number: chosen }) : "";
    update();
  });
  return fold;
}

/**
 * Builds the form; `update` brings every control and count in line with the choice.
 * @param {Parameters} parameters
 * @param {LensData} data
 * @param {Lens} lens
 */
export function buildForm(parameters, data, lens) {
  /** @type {Updates} */
  const updates = [];
  const folds = element("div", { class: "lens-facets" });
  const form = element("form", { autocomplete: "off", submit: (event) => event.preventDefault() });
  if (parameters.has("text")) form.append(textField(lens, updates));
  if (parameters.has("sort")) form.append(sortField(parameters, lens, updates));
  const openFirst = [...parameters].sort(([, one], [, other]) => Number(other.open ?? false) - Number(one.open ?? false));
  for (const [key, parameter] of openFirst) {
    if (!parameter.options || parameter.inAddress || ["answer", "study", "without", "sort"].includes(key)) continue;
    /** @type {Updates} */
    const inner = [];
    const boxes = checkboxes(key, parameter.options, lens, updates, inner);
    if (boxes) folds.append(facet(parameter.label, Boolean(parameter.open), lens, updates, (name) => name === key, inner, boxes));
  }
  const lastOpen = [...folds.children].findLast((fold) => fold.matches("[open]"));
  const years = yearFields(lens, updates);
  if (lastOpen) lastOpen.after(years);
  else folds.prepend(years);
  /** @type {(key: string, value: string) => boolean} */
  const isAnswer = (key, value) => key === "answer" || (key === "without" && value.includes(":"));
  /** @type {(key: string, value: string) => boolean} */
  const isStudy = (key, value) => key === "study" || (key === "without" && !value.includes(":"));
  /** @type {Updates} */
  const answers = [];
  if (data.criteria.length) {
    folds.append(facet(translate("Appraisal"), false, lens, updates, isAnswer, answers, answerFields(data, lens, answers)));
  }
  folds.append(facet(translate("Individual studies"), false, lens, updates, isStudy, [], studyField(parameters, lens)));
  form.append(folds);
  return { form, update: () => updates.forEach((update) => update()) };
}

/**
 * @param {Lens} lens
 * @param {Updates} updates
 */
function textField(lens, updates) {
  let timer = 0;
  const change = () => lens.change(withValues(lens.choice(), "text", [input.value.trim()]));
  const input = element("input", {
    type: "search",
    input: () => {
      clearTimeout(timer);
      timer = window.setTimeout(change, TYPING_DELAY);
    },
  });
  updates.push(() => {
    const text = lens.choice().get("text") ?? "";
    if (input.value.trim() !== text) input.value = text;
  });
  return labelled(translate("Search the text"), input);
}

/**
 * @param {Parameters} parameters
 * @param {Lens} lens
 * @param {Updates} updates
 */
function sortField(parameters, lens, updates) {
  const sort = parameters.get("sort");
  const select = element(
    "select",
    { change: () => lens.change(withValues(lens.choice(), "sort", [select.value])) },
    ...optionsOf([["", translate("Theme")], ...(sort?.options ?? [])]),
  );
  updates.push(() => {
    select.value = lens.choice().get("sort") ?? "";
  });
  return labelled(translate("Sort by"), select);
}

/**
 * The years are in sight from the start: they are two fields, and unfolding them would cost a click more.
 * @param {Lens} lens
 * @param {Updates} updates
 */
function yearFields(lens, updates) {
  const years = element("div", { class: "lens-years" }, yearField("from", lens, updates), yearField("to", lens, updates));
  return element("fieldset", { class: "lens-facet" }, element("legend", {}, translate("Year of publication")), years);
}

/**
 * @param {"from" | "to"} key
 * @param {Lens} lens
 * @param {Updates} updates
 */
function yearField(key, lens, updates) {
  const input = element("input", {
    type: "text",
    inputmode: "numeric",
    maxlength: 4,
    size: 4,
    input: () => {
      if (/^(\d{4})?$/.test(input.value)) lens.change(withValues(lens.choice(), key, [input.value]));
    },
    change: () => {
      input.value = lens.choice().get(key) ?? "";
    },
  });
  updates.push(() => {
    if (document.activeElement !== input) input.value = lens.choice().get(key) ?? "";
  });
  return labelled(key === "from" ? translate("From year") : translate("To year"), input);
}

/**
 * A box for each option that something on this page has; none where that leaves nothing to choose between.
 * @param {string} key
 * @param {Map<string, string>} options
 * @param {Lens} lens
 * @param {Updates} updates
 * @param {Updates} inner those of the counts, which are needed only while they are in sight
 */
function checkboxes(key, options, lens, updates, inner) {
  const alone = lens.countAlone(key);
  const boxes = [...options].filter(([id]) => alone.get(id)).map(([id, label]) => {
    const count = element("span", { class: "lens-count" });
    const box = element("input", {
      type: "checkbox",
      id: newId(),
      change: () => lens.change(toggled(lens.choice(), key, id)),
    });
    return { id, box, count, item: element("li", {}, box, element("label", { for: box.id }, `${label} `, count)) };
  });
  updates.push(() => {
    const chosen = lens.choice().getAll(key);
    for (const { id, box } of boxes) box.checked = chosen.includes(id);
  });
  inner.push(() => {
    const left = lens.countOptions(key);
    for (const { id, count, item } of boxes) {
      count.textContent = `(${left.get(id) ?? 0})`;
      item.classList.toggle("lens-empty", !left.get(id));
    }
  });
  return boxes.length > 1 ? element("ul", { class: "lens-options" }, ...boxes.map(({ item }) => item)) : null;
}

/**
 * Two buttons: one keeps only what is selected, the other excludes it.
 * @param {Lens} lens
 * @param {string} key
 * @param {HTMLSelectElement} select
 * @param {string} only label of the first
 * @param {string} without label of the second
 */
function buttons(lens, key, select, only, without) {
  /** @param {string} name */
  const choose = (name) => () => {
    const { value } = select;
    if (value && !lens.choice().getAll(name).includes(value)) lens.change(toggled(lens.choice(), name, value));
  };
  return element("div", { class: "lens-pair" }, button(only, choose(key)), button(without, choose("without")));
}

/**
 * The criteria as options, under the name of their instrument where there are several.
 * @param {LensData} data
 */
function criteriaByInstrument({ criteria }) {
  const instruments = new Set(criteria.map(({ instrument }) => instrument));
  return [...instruments].flatMap((name) => {
    const own = criteria.filter(({ instrument }) => instrument === name);
    const options = optionsOf(own.map(({ id, label }) => /** @type {Option} */ ([id, label])));
    return name ? [element("optgroup", { label: name }, ...options)] : options;
  });
}

/**
 * @param {LensData} data
 * @param {Lens} lens
 * @param {Updates} updates
 */
function answerFields(data, lens, updates) {
  const criterion = element("select", { change: () => fill() }, ...criteriaByInstrument(data));
  const answer = element("select");
  const fill = () => {
    const chosen = answer.value;
    const given = data.criteria.find((each) => each.id === criterion.value)?.answers ?? [];
    const others = lens.choice().getAll("answer").filter((value) => !value.startsWith(`${criterion.value}:`));
    const counted = given.map(([id, label]) => {
      const value = `${criterion.value}:${id}`;
      return /** @type {Option} */ ([value, `${label} (${lens.leaves("answer", [...others, value])})`]);
    });
    answer.replaceChildren(...optionsOf(counted));
    if (counted.some(([value]) => value === chosen)) answer.value = chosen;
  };
  updates.push(fill);
  const pair = buttons(lens, "answer", answer, translate("Show only these studies"), translate("Exclude these studies"));
  return element("div", {}, labelled(translate("Criterion"), criterion), labelled(translate("Answer"), answer), pair);
}

/**
 * @param {Parameters} parameters
 * @param {Lens} lens
 */
function studyField(parameters, lens) {
  const select = element("select", {}, ...optionsOf(parameters.get("study")?.options ?? []));
  const pair = buttons(lens, "study", select, translate("Show only this study"), translate("Exclude this study"));
  return element("div", {}, labelled(translate("Study"), select), pair);
}
