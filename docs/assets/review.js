/**
 * What scripts add to every page: the search, anchors in parts that are folded or hidden, and the Escape key, which hides
 * the meaning of an abbreviation.
 */
import { offerSearch } from "./search/offer.js";
import { followTargets } from "./targets.js";

offerSearch();
followTargets();
addEventListener("keydown", ({ key }) => {
  const focused = document.activeElement;
  if (key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
});
