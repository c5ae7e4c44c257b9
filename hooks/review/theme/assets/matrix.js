/**
 * The table of every appraisal answer: its rows sorted by the answers to one criterion, or only those of studies that meet
 * every criterion, or not every one. Rows without answers of their own come last when sorted, and are shown only with all.
 * A criterion that is not applicable, or not asked of the study's design, is as if it were not there.
 */
import { translate } from "./translate.js";

/** The order in which answers are sorted: what a reader looks for first. */
const STANDINGS = ["not-met", "unclear", "partly", "met", "not-applicable", ""];

/**
 * The indexes of rows, sorted by their answers to a criterion; rows with the same answer stay as they were.
 * @param {string[][]} rows the standings of each row's answers, "" where a criterion is not asked of the study; none for a
 *   row that shares another study's appraisal
 * @param {number} column counted from 0
 * @returns {number[]}
 */
export function sortedBy(rows, column) {
  /** @param {number} row */
  const place = (row) => (rows[row].length ? STANDINGS.indexOf(rows[row][column]) : STANDINGS.length);
  return rows.map((_, row) => row).sort((one, other) => place(one) - place(other));
}

/**
 * Whether a row is shown under a choice.
 * @param {string[]} standings of the row's answers
 * @param {string} choice "met": every criterion is met; "not-met": one or more is not; "": all rows
 */
export const isShown = (standings, choice) =>
  choice === "met"
    ? standings.includes("met") && standings.every((standing) => ["met", "not-applicable", ""].includes(standing))
    : choice === "" || standings.includes(choice);

/**
 * Adds the controls to a table that its page has prepared for them.
 * @param {HTMLTableElement} table
 * @param {HTMLElement} controls
 */
function control(table, controls) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const standings = rows.map((row) => [...row.cells].flatMap((cell) => cell.dataset.standing ?? []));
  const headings = [...(table.tHead?.rows[0].cells ?? [])].filter((cell) => cell.querySelector(".heading"));
  const select = controls.querySelector("select");
  const count = controls.querySelector("[data-matrix-count]");
  if (!select || !count) return;

  /** @param {number} heading the study's name, or a criterion, counted from 1 */
  const sort = (heading) => {
    const order = heading ? sortedBy(standings, heading - 1) : rows.map((_, row) => row);
    body.append(...order.map((row) => rows[row]));
    for (const [index, cell] of headings.entries()) {
      if (index === heading) cell.setAttribute("aria-sort", "ascending");
      else cell.removeAttribute("aria-sort");
    }
    select.value = heading ? String(heading) : "";
  };
  // A narrow screen has no room for headings that a thumb could press; the list of criteria sorts there.
  const wide = matchMedia("(min-width: 45em)");
  for (const [index, cell] of headings.entries()) {
    const heading = cell.querySelector(".heading");
    const button = document.createElement("button");
    button.type = "button";
    button.disabled = !wide.matches;
    button.append(...(heading?.childNodes ?? []));
    button.addEventListener("click", () => sort(index));
    wide.addEventListener("change", () => { button.disabled = !wide.matches; });
    heading?.append(button);
  }
  select.addEventListener("change", () => sort(Number(select.value)));
  /** @type {NodeListOf<HTMLButtonElement>} */
  const choices = controls.querySelectorAll("[data-choice]");
  for (const chosen of choices) {
    chosen.addEventListener("click", () => {
      const choice = chosen.dataset.choice ?? "";
      for (const each of choices) each.setAttribute("aria-pressed", String(each === chosen));
      for (const [index, row] of rows.entries()) row.classList.toggle("not-chosen", !isShown(standings[index], choice));
      const shown = standings.filter((each) => isShown(each, choice)).length;
      count.textContent = choice ? translate("{shown} of {all} studies", { shown, all: rows.length }) : "";
    });
  }
  controls.hidden = false;
}

if (typeof document !== "undefined") {
  for (const controls of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-controls]"))) {
    const table = document.getElementById(controls.dataset.controls ?? "");
    if (table instanceof HTMLTableElement) control(table, controls);
  }
}
