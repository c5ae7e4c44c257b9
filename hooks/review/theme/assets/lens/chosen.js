/** The choices made, each to be removed, with a link to the view and what to know about it. */
import { element } from "../element.js";
import { toggled } from "./choice.js";
import { button } from "./form.js";
import { translate } from "../translate.js";

/** @import { Parameters } from "./choice.js" */
/** @import { Filtered } from "./filter.js" */
/** @import { Lens } from "./form.js" */

/**
 * What a choice is called.
 * @param {Parameters} parameters
 * @param {string} key
 * @param {string} value
 */
export function nameOf(parameters, key, value) {
  const parameter = parameters.get(key);
  return `${parameter?.label}: ${parameter?.options?.get(value) ?? value}`;
}

/**
 * Shows the choices above the results or, on a page without a place for them there, in the study filter.
 * @param {HTMLElement} root
 * @param {Parameters} parameters
 * @param {Lens} lens
 * @param {{focusPanel: () => void, addressNow: () => string}} page
 */
export function showChoices(root, parameters, lens, { focusPanel, addressNow }) {
  const message = element("p", { class: "lens-message", role: "status" });
  const chips = element("ul", { class: "lens-chips", "aria-label": translate("Your filters") });
  const address = element("input", { type: "text", readonly: true, id: "lens-address" });
  const addressField = element("p", { hidden: true }, element("label", { for: address.id }, translate("Link to this view: ")), address);
  const notes = element("p", { class: "note lens-note" });
  const otherPages = /** @type {HTMLElement} */ (root.querySelector("[data-lens-elsewhere]"));
  const clear = () => {
    lens.change(new URLSearchParams());
    focusPanel();
  };
  const active = element(
    "div",
    { class: "lens-active", hidden: true },
    chips,
    element("p", { class: "lens-pair" }, button(translate("Clear all"), clear), button(translate("Copy link to this view"), copyLink)),
    addressField,
    otherPages,
    notes,
  );
  (document.querySelector("[data-lens-choices]") ?? root).append(message, active);

  /**
   * A button that removes one value of the choice.
   * @param {string} key
   * @param {string} value
   * @param {number} place
   */
  function chip(key, value, place) {
    const remove = () => {
      lens.change(toggled(lens.choice(), key, value));
      const next = chips.children[Math.min(place, chips.children.length - 1)]?.querySelector("button");
      if (next) next.focus();
      else focusPanel();
    };
    const cross = element("span", { "aria-hidden": "true" }, " ✕");
    const hint = element("span", { class: "visually-hidden" }, translate("Remove: "));
    const text = nameOf(parameters, key, value);
    return element("li", {}, element("button", { type: "button", class: "lens-chip", click: remove }, hint, text, cross));
  }

  async function copyLink() {
    const link = addressNow();
    try {
      await navigator.clipboard.writeText(link);
      message.textContent = translate("Link copied.");
    } catch {
      address.value = link;
      addressField.hidden = false;
      address.select();
      message.textContent = translate("Copy the link to this view from the field.");
    }
  }

  return {
    message,
    /**
     * @param {Filtered} filtered
     * @param {string} note
     */
    update(filtered, note) {
      const chosen = [...lens.choice()];
      chips.replaceChildren(...chosen.map(([key, value], place) => chip(key, value, place)));
      active.hidden = !chosen.length;
      root.classList.toggle("lens-on", chosen.length > 0);
      addressField.hidden = true;
      otherPages.hidden = !filtered.choosesStudies;
      notes.textContent = note;
    },
  };
}
