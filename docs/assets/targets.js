/** Addresses with an anchor: their target is unfolded, or, where the lens hides it, explained. */

/**
 * Follows the anchor now and whenever it changes.
 * @param {(target: HTMLElement) => void} explainHidden called with a target that cannot be seen
 */
export function followTargets(explainHidden) {
  const follow = () => {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      explainHidden(target);
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
