/** Addresses with an anchor: their target is unfolded; of one that is hidden, a script that can show it is told. */

/** The event at a target that is hidden. */
export const HIDDEN_TARGET = "hidden-target";

/** Follows the anchor now and whenever it changes. */
export function followTargets() {
  const follow = () => {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    // Until now the stylesheet has kept it open; from now on a reader can close it.
    document.documentElement.dataset.targets = "";
    if (!target) return;
    if (target.closest("[hidden]")) {
      target.dispatchEvent(new CustomEvent(HIDDEN_TARGET, { bubbles: true }));
      return;
    }
    for (let fold = closedAround(target); fold; fold = closedAround(fold.parentElement)) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  // While a page loads, the browser scrolls to the anchor by itself and moves the focus there: so only after that.
  if (document.readyState === "complete") follow();
  else addEventListener("load", () => setTimeout(follow));
}

/**
 * @param {Element | null} element
 * @returns {HTMLDetailsElement | null}
 */
const closedAround = (element) => element?.closest("details:not([open])") ?? null;

/** @param {string} hash */
function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
