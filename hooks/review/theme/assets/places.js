/** A list on several pages: leads from an anchor that it had as one page to the page that has it now. */

/**
 * The address of the page that has an anchor.
 * @param {Record<string, string[]>} places the anchors of each page, by its address
 * @param {string} anchor
 * @returns {string | undefined}
 */
export const pageOf = (places, anchor) => Object.keys(places).find((address) => places[address].includes(anchor.replace(/^row-/, "")));

function leadOn() {
  const anchor = decodeURIComponent(location.hash.slice(1));
  if (!anchor || document.getElementById(anchor)) return;
  const address = pageOf(JSON.parse(document.querySelector("[data-places]")?.textContent ?? "{}"), anchor);
  if (address) location.replace(new URL(`${address}${location.search}${location.hash}`, location.href));
}

if (typeof document !== "undefined") {
  leadOn();
  addEventListener("hashchange", leadOn);
}
