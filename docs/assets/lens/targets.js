/** Addresses with an anchor: what they lead to is unfolded, or, where the lens hides it, explained. */

/** Follows the anchor now and whenever it changes; `explainHidden` is told of a target that cannot be seen. */
export function followTargets(explainHidden) {
  const follow = () => {
    const target = document.getElementById(decoded(location.hash.slice(1)));
    if (!target) return;
    if (target.closest("[hidden]")) {
      explainHidden(target);
      return;
    }
    let folded = target.closest("details:not([open])");
    while (folded) {
      folded.open = true;
      folded = folded.parentElement.closest("details:not([open])");
    }
    target.scrollIntoView();
  };
  addEventListener("hashchange", follow);
  // While a page loads, the browser moves to the anchor by itself and takes the focus along: so only after that.
  if (document.readyState === "complete") follow();
  else addEventListener("load", () => setTimeout(follow));
}

function decoded(hash) {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
