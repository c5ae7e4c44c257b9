/** What a page says when a choice leaves nothing: which filter to remove, and what that would bring back. */
import { element } from "../element.js";
import { nameOf } from "./chosen.js";
import { toggled } from "./choice.js";
import { countWithoutEach } from "./filter.js";
import { button } from "./form.js";
import { translate } from "../translate.js";

/** @import { Parameters } from "./choice.js" */
/** @import { LensData } from "./data.js" */
/** @import { Unit } from "./filter.js" */
/** @import { Lens } from "./form.js" */

/**
 * Offers to remove each filter that hides everything; several together may, and then only all of them can be cleared.
 * @param {Unit[]} units
 * @param {Parameters} parameters
 * @param {LensData} data
 * @param {Lens} lens
 * @returns {(shown: number) => void} shows or hides the offer, by the number of units shown
 */
export function offerRemovals(units, parameters, data, lens) {
  /** @type {HTMLElement | null} */
  const nothing = document.querySelector("[data-nothing]");
  if (!nothing) return () => {};
  const offers = element("ul", { class: "lens-removals" });
  nothing.append(offers);
  /** @param {...HTMLElement} buttons */
  const listed = (...buttons) => buttons.map((each) => element("li", {}, each));
  const clear = () => button(translate("Clear all filters"), () => lens.change(new URLSearchParams()));
  return (shown) => {
    nothing.hidden = shown > 0;
    if (shown) return offers.replaceChildren();
    const removals = countWithoutEach(units, lens.choice(), parameters, data).map(({ key, value, left }) =>
      button(translate("Remove “{filter}” to see {left}", { filter: nameOf(parameters, key, value), left }), () => lens.change(toggled(lens.choice(), key, value))),
    );
    offers.replaceChildren(...listed(...removals, clear()));
  };
}
