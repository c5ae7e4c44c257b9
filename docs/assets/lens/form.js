/** The form of the lens, built from the data: a fieldset for each side that can be chosen, each option with its count. */
import { toggled, withValues } from "./choice.js";

/** An element with attributes, listeners (functions) and children; text is always text. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children);
  return made;
}

let made = 0;
const newId = () => `lens-${(made += 1)}`;

function labelled(label, control) {
  control.id = newId();
  return element("div", { class: "lens-field" }, element("label", { for: control.id }, label), control);
}

const options = (entries) => entries.map(([id, label]) => element("option", { value: id }, label));
export const button = (label, click) => element("button", { type: "button", class: "lens-button", click }, label);

/** A foldable fieldset; its summary says how many of the choices `belong` in it. */
function facet(label, belong, ...children) {
  const number = element("span", { class: "lens-number" });
  const fieldset = element("fieldset", {}, element("legend", { class: "visually-hidden" }, label), ...children);
  const fold = element("details", { class: "lens-facet" }, element("summary", {}, label, " ", number), fieldset);
  const update = (choice) => {
    const chosen = [...choice].filter(([key, value]) => belong(key, value)).length;
    number.textContent = chosen ? `(${chosen} chosen)` : "";
  };
  return { fold, update };
}

/**
 * Builds the form.
 * @param words the vocabulary, @param data what views/lens.py gives, @param parts the keys of parts offered here
 * @param lens { choice(), change(choice), leaves(key, values): how many units that would leave }
 * @returns { form, update(): brings every control and count in line with the choice }
 */
export function buildForm(words, data, lens) {
  const updates = [];
  const folds = element("div", { class: "lens-facets" });
  const add = ({ fold, update }) => {
    folds.append(fold);
    updates.push(() => update(lens.choice()));
  };
  const form = element("form", { autocomplete: "off", submit: (event) => event.preventDefault() });
  if (words.has("text")) form.append(textField(lens, updates));
  for (const [key, word] of words) {
    const plainFacet = word.options && !["answer", "study", "without"].includes(key);
    const boxes = plainFacet ? checkboxes(key, word, lens, updates) : null;
    if (boxes) add(facet(word.label, (name) => name === key, boxes));
  }
  const isYear = (key) => key === "from" || key === "to";
  const isAnswer = (key, value) => key === "answer" || (key === "without" && value.includes(":"));
  const isStudy = (key, value) => key === "study" || (key === "without" && !value.includes(":"));
  add(facet("Year of publication", isYear, yearField("from", lens, updates), yearField("to", lens, updates)));
  add(facet("Appraisal", isAnswer, answers(data, lens, updates)));
  add(facet("Single studies", isStudy, study(words, lens)));
  form.append(folds);
  return { form, update: () => updates.forEach((update) => update()) };
}

function textField(lens, updates) {
  let waiting;
  const change = () => lens.change(withValues(lens.choice(), "text", [input.value.trim()]));
  const input = element("input", {
    type: "search",
    input: () => {
      clearTimeout(waiting);
      waiting = setTimeout(change, 200);
    },
  });
  updates.push(() => {
    const text = lens.choice().get("text") ?? "";
    if (input.value.trim() !== text) input.value = text;
  });
  return labelled("Search the text", input);
}

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
  return labelled(key === "from" ? "From the year" : "To the year", input);
}

/** A box for each option that something on this page has; none where the page gives nothing to choose between. */
function checkboxes(key, word, lens, updates) {
  const items = [];
  for (const [id, label] of word.options) {
    if (!lens.everLeaves(key, id)) continue;
    const count = element("span", { class: "lens-count" });
    const box = element("input", {
      type: "checkbox",
      id: newId(),
      change: () => lens.change(toggled(lens.choice(), key, id)),
    });
    items.push(element("li", {}, box, element("label", { for: box.id }, `${label} `, count)));
    updates.push(() => {
      const left = lens.leaves(key, [id]);
      box.checked = lens.choice().getAll(key).includes(id);
      count.textContent = `(${left})`;
      box.parentElement.classList.toggle("lens-empty", !left);
    });
  }
  return items.length > 1 ? element("ul", { class: "lens-options" }, ...items) : null;
}

/** Two choices that need a second step: one that keeps only what is named, one that does without it. */
function eitherWay(lens, key, value, only, without) {
  const choose = (name) => () => {
    if (value() && !lens.choice().getAll(name).includes(value())) lens.change(toggled(lens.choice(), name, value()));
  };
  return element("div", { class: "lens-pair" }, button(only, choose(key)), button(without, choose("without")));
}

function answers(data, lens, updates) {
  const criterion = element("select", { change: () => fill() }, ...options(data.criteria.map((each) => [each.id, each.label])));
  const answer = element("select");
  const fill = () => {
    const chosen = answer.value;
    const given = data.criteria.find((each) => each.id === criterion.value).answers;
    const others = lens.choice().getAll("answer").filter((value) => !value.startsWith(`${criterion.value}:`));
    const counted = given.map(([id, label]) => {
      const value = `${criterion.value}:${id}`;
      return [value, `${label} (${lens.leaves("answer", [...others, value])})`];
    });
    answer.replaceChildren(...options(counted));
    if (counted.some(([value]) => value === chosen)) answer.value = chosen;
  };
  updates.push(fill);
  const pair = eitherWay(lens, "answer", () => answer.value, "Only studies with this answer", "Without studies with it");
  return element("div", {}, labelled("Criterion", criterion), labelled("Answer", answer), pair);
}

function study(words, lens) {
  const select = element("select", {}, ...options([...words.get("study").options]));
  const pair = eitherWay(lens, "study", () => select.value, "Only this study", "Without this study");
  return element("div", {}, labelled("Study", select), pair);
}
