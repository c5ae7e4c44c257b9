/**
 * What the pages do when scripts run: the reader's lens, addresses that lead into what is folded or left out, and a key
 * that puts away what an abbreviation stands for.
 */
import { startLens } from "./lens/lens.js";
import { followTargets } from "./lens/targets.js";

const lens = startLens(document.querySelector("[data-lens]"));
followTargets((target) => lens?.explainHidden(target));
addEventListener("keydown", ({ key }) => {
  if (key === "Escape" && document.activeElement.matches("abbr")) document.activeElement.blur();
});
