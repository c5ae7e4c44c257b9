/** Links that a choice is added to: those to other pages, and those from the cells of the map. */
import { list } from "./attributes.js";

/** @import { Parameters } from "./choice.js" */
/** @import { Filtered } from "./filter.js" */

/**
 * Adds the choice of studies to the links. A cell of the map without a study has none.
 * @param {Parameters} parameters
 * @param {(choice: URLSearchParams, target: string) => string} addressOf the target with a choice in it
 * @returns {(choice: URLSearchParams, filtered: Filtered) => void}
 */
export function followLinks(parameters, addressOf) {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("[data-lens-elsewhere] a, td[data-studies] a");
  return (choice, filtered) => {
    const chosen = [...choice].filter(([key]) => parameters.get(key)?.ofStudies);
    for (const link of links) {
      const original = (link.dataset.plain ??= link.href);
      const cell = link.closest("td");
      const kept = cell ? list(cell.dataset.studies).filter((id) => filtered.kept.has(id)) : [];
      if (cell && !kept.length) link.removeAttribute("href");
      else link.href = addressOf(combined(new URL(original), chosen, kept, parameters), targetOf(original, cell));
    }
  };
}

/**
 * The choice of a link together with that of the reader. Two values of one parameter would widen a cell, so where both
 * name the same one, the studies that are left in the cell are named instead.
 * @param {URL} link
 * @param {[key: string, value: string][]} chosen
 * @param {string[]} kept
 * @param {Parameters} parameters
 */
export function combined(link, chosen, kept, parameters) {
  const own = [...link.searchParams];
  const overlaps = own.some(([key]) => chosen.some(([name]) => name === key));
  if (!overlaps) return new URLSearchParams([...own, ...chosen]);
  const parts = own.filter(([key]) => !parameters.get(key)?.ofStudies);
  return new URLSearchParams([...parts, ...kept.map((id) => ["study", id])]);
}

/**
 * Where a link leads: from a cell of the map without a quotation to its findings.
 * @param {string} original
 * @param {Element | null} cell
 */
function targetOf(original, cell) {
  const url = new URL(original);
  const isWithoutQuotes = cell?.querySelector("[data-count-quotes]")?.textContent === "0";
  if (isWithoutQuotes) url.pathname = url.pathname.replace(/quotes\/$/, "findings/");
  return url.href;
}
