/**
 * The study filter, or lens: one choice of studies that every count, map cell, finding and quotation of a page follows. The
 * choice is in the address of the page and kept nowhere else.
 */
import { HIDDEN_TARGET } from "../targets.js";
import { addressOf, parametersOf, readChoice, withValues } from "./choice.js";
import { showChoices } from "./chosen.js";
import { readData } from "./data.js";
import { applyChoice, countOptions } from "./filter.js";
import { button } from "./form.js";
import { followLinks } from "./links.js";
import { offerRemovals } from "./nothing.js";
import { sortable } from "./order.js";
import { followChoice, unitsOf } from "./page.js";
import { makePanel } from "./panel.js";
import { offerReferences, studiesInView } from "./references.js";
import { translate, translateCount } from "../translate.js";

/** @import { Filtered } from "./filter.js" */
/** @import { LensData } from "./data.js" */
/** @import { Lens } from "./form.js" */
/** @import { Counts } from "./page.js" */

/**
 * Starts the study filter in its element.
 * @param {HTMLElement} root
 * @param {LensData} data
 */
function startLens(root, data) {
  const offered = (root.dataset.facets ?? "").split(" ").filter(Boolean);
  const parameters = parametersOf(data, offered);
  const units = unitsOf(data);
  const offer = offerReferences(data);
  const sort = sortable(units.outer, data);
  const show = followChoice(units, data);
  const updateLinks = followLinks(parameters, (picked, target) => addressOf(picked, parameters, data, target));
  let choice = new URLSearchParams();
  /** @type {HTMLElement | null} */
  const live = document.querySelector("[data-live]");
  const things = live?.dataset.live ?? "results";

  /** @type {Lens} */
  const lens = {
    choice: () => choice,
    leaves(key, values) {
      const { stateOf } = applyChoice(withValues(choice, key, values), parameters, data);
      return units.outer.filter((unit) => stateOf(unit) === "in").length;
    },
    countOptions: (key) => countOptions(units.outer, choice, key, parameters, data),
    countAlone: (key) => countOptions(units.outer, new URLSearchParams(), key, parameters, data),
    change(changed) {
      choice = changed;
      history.replaceState(history.state, "", addressOf(choice, parameters, data, location.href));
      chosen.message.replaceChildren();
      update();
    },
  };
  const panel = makePanel(root, parameters, data, lens, things);
  const chosen = showChoices(root, parameters, lens, {
    focusPanel: panel.focus,
    addressNow: () => addressOf(choice, parameters, data, location.href).replace(/#.*$/, ""),
  });
  const offerAll = offerRemovals(units.outer, parameters, data, lens);
  root.hidden = false;
  panel.start();
  addEventListener("popstate", readAddress);
  addEventListener(HIDDEN_TARGET, ({ target }) => target instanceof HTMLElement && explainHidden(target));
  readAddress();

  function readAddress() {
    const read = readChoice(parameters, data, location.search);
    choice = read.choice;
    const unknown = read.unknown.join(", ");
    chosen.message.textContent = unknown && translate("This page does not have these filters, so they were ignored: {unknown}.", { unknown });
    update();
  }

  function update() {
    const filtered = applyChoice(choice, parameters, data);
    sort(choice.get("sort"));
    const counts = show(filtered);
    updateLinks(choice, filtered);
    offer([...choice].length ? studiesInView(units, filtered) : undefined);
    panel.update(counts);
    chosen.update(filtered, filtered.choosesStudies ? [NOTE, ...cautionsOf(filtered)].join(" ") : "");
    offerAll(counts.shown);
    if (live) live.textContent = announcement(filtered, counts);
  }

  /**
   * What the choice leaves, for the live region of the page.
   * @param {Filtered} filtered
   * @param {Counts} counts
   */
  function announcement(filtered, { shown, bare, total }) {
    const parts = [
      units.outer[0]?.item
        ? translate("{shown} of {total} {things} shown", { shown, total, things })
        : translate("{shown} of {total} {things} counted", { shown, total, things }),
    ];
    if (bare) {
      parts.push(
        translateCount(
          "{number} of them has no study that matches your filters",
          "{number} of them have no study that matches your filters",
          bare,
        ),
      );
    }
    if (filtered.choosesStudies) {
      const datasets = new Set([...filtered.kept].map((id) => data.studies[id].dataset)).size;
      const all = Object.keys(data.studies).length;
      parts.push(translate("{kept} of {all} studies match (datasets: {datasets})", { kept: filtered.kept.size, all, datasets }));
    }
    return `${parts.join("; ")}.`;
  }

  /**
   * What a reader has to know about this very choice.
   * @param {Filtered} filtered
   */
  function cautionsOf(filtered) {
    const cautions = [];
    if (filtered.picks && units.outer.some((unit) => !unit.studies.length)) {
      cautions.push(translate("Findings with no named or linked study are hidden when you choose studies."));
    }
    for (const id of choice.getAll("without").filter((value) => value in data.studies)) {
      const sameData = [...filtered.kept].filter((other) => data.studies[other].dataset === data.studies[id].dataset);
      const names = sameData.map((other) => data.studies[other].name).join(", ");
      if (names) {
        const study = data.studies[id].name;
        cautions.push(translate("Still counted, and drawn from the same data as {study}: {names}.", { study, names }));
      }
    }
    return cautions;
  }

  /**
   * Says that the choice hides the target of the address, and offers to clear it.
   * @param {HTMLElement} target
   */
  function explainHidden(target) {
    const reveal = () => {
      lens.change(new URLSearchParams());
      if (target instanceof HTMLDetailsElement) target.open = true;
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    };
    const clearAndShow = button(translate("Clear filters and show it"), reveal);
    chosen.message.replaceChildren(`${translate("Your filters hide the item you are looking for.")} `, clearAndShow);
    chosen.message.scrollIntoView({ block: "center" });
    clearAndShow.focus({ preventScroll: true });
  }
}

const NOTE = translate(
  "Counts follow your filters: “3 of 5” means that three of five match. Filters do not change the wording of findings or any confidence rating.",
);

const root = /** @type {HTMLElement | null} */ (document.querySelector("[data-lens]"));
if (root) {
  const data = readData(root);
  if (data instanceof Promise) void data.then((read) => startLens(root, read));
  else startLens(root, data);
}
