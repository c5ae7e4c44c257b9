/** Shows problems: all of them at the top, each leading to its field, and each once more at the field itself. */
import { element } from "../lens/form.js";

/** The nearest control or part of the form for a path. */
export function placeOf(path, places) {
  for (let length = path.length; length; length -= 1) {
    const id = places.get(path.slice(0, length).join("."));
    if (id && document.getElementById(id)) return document.getElementById(id);
  }
  return null;
}

/** What a control is called, with the entry it stands in: "Excerpt 2, Quote". */
export function nameOf(control) {
  const label = control.matches("fieldset")
    ? control.querySelector(":scope > legend")
    : document.querySelector(`label[for="${control.id}"]`);
  const entry = control.parentElement.closest("[data-entry]")?.querySelector(":scope > legend");
  const words = (part) => [...part.childNodes].filter((node) => !node.classList?.contains("form-needed"))
    .map((node) => node.textContent).join("").replace(/\s+/g, " ").trim();
  return [entry, label].filter(Boolean).map(words).join(", ");
}

function reveal(control) {
  for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  control.focus();
}

/**
 * Shows the problems, and clears those that are mended.
 * @param form the form, @param problems what rules.js gives, @param places what controls.js gives
 */
export function showProblems(form, problems, places) {
  for (const marked of form.querySelectorAll("[data-marked]")) unmark(marked);
  const items = problems.map((problem) => {
    const control = placeOf(problem.path, places) ?? form;
    mark(control, problem);
    const follow = (event) => {
      event.preventDefault();
      reveal(control);
    };
    const link = element("a", { href: `#${control.id}`, click: follow }, control === form ? "The record" : nameOf(control));
    return element("li", {}, element("code", {}, problem.code), " ", link, `: ${problem.text}. `, element("span", { class: "note" }, problem.mend));
  });
  const summary = form.querySelector("[data-problems]");
  summary.hidden = !items.length;
  summary.querySelector("h3 span").textContent = items.length === 1 ? "There is 1 problem" : `There are ${items.length} problems`;
  summary.querySelector("ul").replaceChildren(...items);
}

function mark(control, problem) {
  const note = document.getElementById(`${control.id}-problem`);
  if (!note) return;
  note.append(element("span", {}, `${problem.code}: ${problem.text}. `));
  note.hidden = false;
  control.dataset.marked = "";
  if (!control.matches("fieldset")) control.setAttribute("aria-invalid", "true");
  const described = new Set((control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  control.setAttribute("aria-describedby", [...described.add(note.id)].join(" "));
}

function unmark(control) {
  const note = document.getElementById(`${control.id}-problem`);
  note.replaceChildren();
  note.hidden = true;
  delete control.dataset.marked;
  control.removeAttribute("aria-invalid");
  const rest = control.getAttribute("aria-describedby").split(" ").filter((id) => id !== note.id);
  if (rest.length) control.setAttribute("aria-describedby", rest.join(" "));
  else control.removeAttribute("aria-describedby");
}
