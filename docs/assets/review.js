/**
 * What scripts add to every page: the reader's lens, anchors in parts that are folded or hidden, and the Escape key, which
 * hides the meaning of an abbreviation.
 */
import { startLens } from "./lens/lens.js";
import { followTargets } from "./lens/targets.js";

const lens = startLens(document.querySelector("[data-lens]"));
followTargets((target) => lens?.explainHidden(target));
addEventListener("keydown", ({ key }) => {
  const focused = document.activeElement;
  if (key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
});
