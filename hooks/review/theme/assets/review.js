/** What scripts add to every page. Without them it can be read all the same. */
import { followContents } from "./contents.js";
import { offerCopies } from "./copy.js";
import { followDrawer } from "./drawer.js";
import { showByClock } from "./living.js";
import { unfoldOnPaper } from "./paper.js";
import { offerSearch } from "./search/offer.js";
import { offerSlides } from "./slide.js";
import { followTargets } from "./targets.js";

showByClock();
followContents();
followDrawer();
offerSearch();
offerCopies();
offerSlides();
followTargets();
unfoldOnPaper();
addEventListener("keydown", ({ key }) => {
  const focused = document.activeElement;
  // The meaning of an abbreviation is shown while it has the focus.
  if (key === "Escape" && focused instanceof HTMLElement && focused.matches("abbr")) focused.blur();
});
