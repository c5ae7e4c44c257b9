/**
 * What scripts add to every page: the reader's lens, where the page has one; anchors in parts that are folded or hidden; and
 * the Escape key, which hides the meaning of an abbreviation.
 */
import { startLens } from "./lens/lens.js";
import { followTargets } from "./targets.js";

/** @type {HTMLElement | null} */
const root = document.querySelector("[data-lens]");
const lens = root && startLens(root);
followTargets((target) => lens?.explainHidden(target));
addEventListener("keydown", ({ key }) => {
  const focused = document.activeElement;
  if (key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
});
