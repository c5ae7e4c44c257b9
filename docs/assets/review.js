/**
 * What scripts add to every page: anchors in parts that are folded or hidden, and the Escape key, which hides the meaning of
 * an abbreviation.
 */
import { followTargets } from "./targets.js";

followTargets();
addEventListener("keydown", ({ key }) => {
  const focused = document.activeElement;
  if (key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
});
