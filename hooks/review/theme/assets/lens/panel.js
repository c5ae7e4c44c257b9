/** The panel with the form: beside the results on a wide screen, and a sheet over their lower part on a narrow one. */
import { element } from "../element.js";
import { buildForm, button } from "./form.js";
import { translate } from "../translate.js";

/** @import { Parameters } from "./choice.js" */
/** @import { LensData } from "./data.js" */
/** @import { Lens } from "./form.js" */
/** @import { Counts } from "./page.js" */

const WIDE = "(min-width: 60em)"; // as in lens.css

const HELP = translate(
  "Choose several in one group to see more; use several groups to narrow down. The number shows how many results each choice would leave.",
);

/**
 * Makes the panel. The form is built when it is first opened: on a slow phone its counts are work that most readers do not
 * need.
 * @param {HTMLElement} root
 * @param {Parameters} parameters
 * @param {LensData} data
 * @param {Lens} lens
 * @param {string} things what the page lists, in words
 */
export function makePanel(root, parameters, data, lens, things) {
  const wide = matchMedia(WIDE);
  const isList = root.dataset.facets !== "";
  const number = element("span", { class: "lens-number" });
  const title = parameters.has("sort")
    ? translate("Sort and filter")
    : isList
      ? translate("Search and filter")
      : translate("Choose studies");
  const summary = element("summary", {}, element("span", {}, title), " ", number);
  const done = button("", () => {
    panel.open = false;
    summary.focus();
  });
  done.classList.add("lens-main");
  const panel = element("details", { class: "lens-panel" }, summary);
  const clear = () => lens.change(new URLSearchParams());
  const end = element("p", { class: "lens-done" }, done, " ", button(translate("Clear all filters"), clear));
  /** @type {ReturnType<typeof buildForm> | undefined} */
  let form;

  panel.addEventListener("toggle", unfold);
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || wide.matches) return;
    panel.open = false;
    summary.focus();
  });

  function unfold() {
    if (form || !panel.open) return;
    form = buildForm(parameters, data, lens);
    panel.append(element("div", { class: "lens-body" }, form.form, element("p", { class: "note" }, HELP)), end);
    form.update();
  }

  /** Opens the panel where there is room for it beside the results. */
  function fit() {
    panel.open = wide.matches;
    unfold();
  }

  return {
    start() {
      root.prepend(panel);
      fit();
      wide.addEventListener("change", fit);
    },
    /** Moves the focus to where the panel begins. */
    focus() {
      const first = summary.checkVisibility() ? summary : panel.querySelector("input");
      first?.focus();
    },
    /** @param {Counts} counts */
    update({ shown, total }) {
      form?.update();
      const chosen = [...lens.choice()].length;
      number.textContent = [
        chosen ? translate("{number} chosen", { number: chosen }) : "",
        isList ? translate("{shown} of {total}", { shown, total }) : "",
      ]
        .filter(Boolean)
        .join(", ");
      done.textContent = translate("Show {shown} of {total} {things}", { shown, total, things });
    },
  };
}
