/** Shows problems: all of them at the top, each with a link to its field, and each once more at the field itself. */
import { element } from "../element.js";
import { translate, translateCount } from "../translate.js";

/** @import { Places } from "./controls.js" */
/** @import { Path } from "./description.js" */
/** @import { Problem } from "./rules.js" */

/**
 * The nearest control or part of the form for a path.
 * @param {Path} path
 * @param {Places} places
 */
export function controlAt(path, places) {
  for (let length = path.length; length; length -= 1) {
    const id = places.get(path.slice(0, length).join("."));
    const control = id && document.getElementById(id);
    if (control) return control;
  }
  return null;
}

/**
 * The name of a control, with the entry it is in: "Excerpt 2, Quote".
 * @param {HTMLElement} control
 */
function nameOf(control) {
  const label = control.matches("fieldset")
    ? control.querySelector(":scope > legend")
    : document.querySelector(`label[for="${control.id}"]`);
  const entry = control.parentElement?.closest("[data-entry]")?.querySelector(":scope > legend");
  return [entry, label].flatMap((part) => (part ? [wordsOf(part)] : [])).join(", ");
}

/** @param {Element} part */
function wordsOf(part) {
  const nodes = [...part.childNodes].filter((node) => !(node instanceof Element && node.classList.contains("form-needed")));
  return nodes.map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
}

/**
 * Shows a control: its step, and what it is folded into.
 * @param {HTMLElement} control
 * @param {(control: Element) => void} showStep
 */
function reveal(control, showStep) {
  showStep(control);
  for (let fold = control.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  control.focus();
}

/**
 * Shows the problems, and clears those that are fixed.
 * @param {HTMLFormElement} form
 * @param {Problem[]} problems
 * @param {Places} places
 * @param {(control: Element) => void} showStep shows the step of the form that holds a control
 */
export function showProblems(form, problems, places, showStep) {
  /** @type {NodeListOf<HTMLElement>} */
  const marked = form.querySelectorAll("[data-marked]");
  for (const control of marked) unmark(control);
  const placed = problems.map((problem) => ({ problem, control: controlAt(problem.path, places) ?? form }));
  placed.sort((one, other) => inOrder(one.control, other.control));
  const items = placed.map(({ problem, control }) => {
    mark(control, problem);
    /** @param {Event} event */
    const follow = (event) => {
      event.preventDefault();
      reveal(control, showStep);
    };
    const link = element("a", { href: `#${control.id}`, click: follow }, control === form ? translate("The record") : nameOf(control));
    const code = element("code", { class: "form-code" }, problem.code);
    const fix = element("span", { class: "note" }, problem.fix);
    return element("li", {}, link, `: ${problem.words} (`, code, "). ", fix);
  });
  const summary = /** @type {HTMLElement} */ (form.querySelector("[data-problems]"));
  const title = /** @type {HTMLElement} */ (summary.querySelector("h3 span"));
  summary.hidden = !items.length;
  title.textContent = translateCount("There is {number} problem", "There are {number} problems", items.length);
  summary.querySelector("ul")?.replaceChildren(...items);
}

/**
 * Which of two controls comes first on the page.
 * @param {Node} one
 * @param {Node} other
 */
const inOrder = (one, other) =>
  one === other ? 0 : one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;

/** @param {string} words */
const sentence = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

/** @param {HTMLElement} control */
const noteOf = (control) => document.getElementById(`${control.id}-problem`);

/**
 * @param {HTMLElement} control
 * @param {Problem} problem
 */
function mark(control, problem) {
  const note = noteOf(control);
  if (!note) return;
  note.append(element("span", {}, `${sentence(problem.words)} (${problem.code}). `));
  note.hidden = false;
  control.dataset.marked = "";
  if (!control.matches("fieldset")) control.setAttribute("aria-invalid", "true");
  const described = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  control.setAttribute("aria-describedby", [...described.add(note.id)].join(" "));
}

/** @param {HTMLElement} control */
function unmark(control) {
  const note = noteOf(control);
  note?.replaceChildren();
  note?.setAttribute("hidden", "");
  delete control.dataset.marked;
  control.removeAttribute("aria-invalid");
  const rest = (control.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== note?.id);
  if (rest.length) control.setAttribute("aria-describedby", rest.join(" "));
  else control.removeAttribute("aria-describedby");
}
