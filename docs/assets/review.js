/**
 * What scripts add to every page: the search, anchors in parts that are folded or hidden, lists that stay short on paper,
 * and the Escape key, which hides the meaning of an abbreviation.
 */
import { offerSearch } from "./search/offer.js";
import { followTargets } from "./targets.js";

offerSearch();
followTargets();
addEventListener("keydown", ({ key }) => {
  const focused = document.activeElement;
  if (key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
});
// The theme unfolds everything before it prints. In the list of findings only what the reader has unfolded is printed.
addEventListener(
  "beforeprint",
  () => {
    /** @type {NodeListOf<HTMLDetailsElement>} */
    const findings = document.querySelectorAll(".lens-results .finding");
    for (const finding of findings) finding.classList.toggle("closed-on-paper", !finding.open);
  },
  { capture: true },
);
