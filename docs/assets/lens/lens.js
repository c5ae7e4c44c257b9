/**
 * The study filter, or lens: one choice of studies that every count, map cell, finding and quotation of a page follows. The
 * choice is in the address of the page and kept nowhere else.
 */
import { element } from "../element.js";
import { HIDDEN_TARGET } from "../targets.js";
import { addressOf, parametersOf, readChoice, toggled, withValues } from "./choice.js";
import { readData } from "./data.js";
import { applyChoice } from "./filter.js";
import { buildForm, button } from "./form.js";
import { updateLinks } from "./links.js";
import { sortable } from "./order.js";
import { show, unitsOf } from "./page.js";
import { offerReferences, studiesInView } from "./references.js";

/** @import { Filtered } from "./filter.js" */
/** @import { Lens } from "./form.js" */

/**
 * Starts the study filter in its element.
 * @param {HTMLElement} root
 */
function startLens(root) {
  const data = readData(root);
  const offered = (root.dataset.facets ?? "").split(" ").filter(Boolean);
  const parameters = parametersOf(data, offered);
  const units = unitsOf(data);
  const offer = offerReferences(data);
  const sort = sortable(units.outer, data);
  let choice = new URLSearchParams();

  /** @param {URLSearchParams} chosen */
  const countOf = (chosen) => {
    const { stateOf } = applyChoice(chosen, parameters, data);
    return units.outer.filter((unit) => stateOf(unit) === "in").length;
  };
  /** @type {Lens} */
  const lens = {
    choice: () => choice,
    leaves: (key, values) => countOf(withValues(choice, key, values)),
    everLeaves: (key, value) => countOf(new URLSearchParams([[key, value]])) > 0,
    change(changed) {
      choice = changed;
      history.replaceState(history.state, "", addressOf(choice, parameters, data, location.href));
      message.replaceChildren();
      update();
    },
  };

  /** @type {ReturnType<typeof buildForm> | undefined} */
  let form;
  const number = element("span", { class: "lens-number" });
  const summary = element("summary", {}, offered.length ? "Search and filter" : "Choose studies", " ", number);
  const panel = element("details", { class: "lens-panel" }, summary, element("p", { class: "note" }, HELP));
  const message = element("p", { class: "lens-message", role: "status" });
  const chips = element("ul", { class: "lens-chips", "aria-label": "Your choices" });
  const address = element("input", { type: "text", readonly: true, id: "lens-address" });
  const addressField = element("p", { hidden: true }, element("label", { for: address.id }, "Address of this view: "), address);
  const clear = () => {
    lens.change(new URLSearchParams());
    summary.focus();
  };
  const notes = element("p", { class: "note lens-note" });
  const otherPages = /** @type {HTMLElement} */ (root.querySelector("[data-lens-elsewhere]"));
  const active = element(
    "div",
    { class: "lens-active", hidden: true },
    chips,
    element("p", { class: "lens-pair" }, button("Clear all", clear), button("Copy link to this view", copyLink)),
    addressField,
    otherPages,
    notes,
  );
  /** @type {HTMLElement | null} */
  const nothing = document.querySelector("[data-nothing]");
  nothing?.append(" ", button("Clear all choices", clear));
  root.append(panel, message, active);
  panel.addEventListener("toggle", unfold);
  panel.open = offered.length > 0 && matchMedia("(min-width: 60em)").matches;
  root.hidden = false;
  if (panel.open) unfold();
  addEventListener("popstate", readAddress);
  addEventListener(HIDDEN_TARGET, ({ target }) => target instanceof HTMLElement && explainHidden(target));
  readAddress();

  /** Builds the form when it is first opened: on a slow phone its counts are work that most readers do not need. */
  function unfold() {
    if (form || !panel.open) return;
    form = buildForm(parameters, data, lens);
    panel.append(form.form);
    form.update();
  }

  function readAddress() {
    const read = readChoice(parameters, data, location.search);
    choice = read.choice;
    const unknown = read.unknown.join(", ");
    message.textContent = unknown && `The address asks for what cannot be chosen on this page, so it was left out: ${unknown}.`;
    update();
  }

  function update() {
    const filtered = applyChoice(choice, parameters, data);
    sort(choice.get("sort"));
    const counts = show(units, filtered, data);
    updateLinks(choice, parameters, filtered, (chosen, target) => addressOf(chosen, parameters, data, target));
    form?.update();
    const chosen = [...choice];
    offer(chosen.length ? studiesInView(units, filtered) : undefined);
    number.textContent = chosen.length ? `(${chosen.length} chosen)` : "";
    chips.replaceChildren(...chosen.map(([key, value], place) => chip(key, value, place)));
    active.hidden = !chosen.length;
    root.classList.toggle("lens-on", chosen.length > 0);
    addressField.hidden = true;
    otherPages.hidden = !filtered.choosesStudies;
    notes.textContent = filtered.choosesStudies ? [NOTE, ...cautionsOf(filtered)].join(" ") : "";
    if (nothing) nothing.hidden = counts.shown > 0;
    announce(filtered, counts);
  }

  /**
   * Says in the live region of the page what the choice leaves.
   * @param {Filtered} filtered
   * @param {ReturnType<typeof show>} counts
   */
  function announce(filtered, { shown, bare, total }) {
    /** @type {HTMLElement | null} */
    const live = document.querySelector("[data-live]");
    if (!live) return;
    const parts = [`${shown} of ${total} ${live.dataset.live} ${units.outer[0]?.item ? "shown" : "counted"}`];
    if (bare) parts.push(`${bare} of them ${bare === 1 ? "has" : "have"} no study under this choice`);
    if (filtered.choosesStudies) {
      const datasets = new Set([...filtered.kept].map((id) => data.studies[id].dataset)).size;
      parts.push(`the choice leaves ${filtered.kept.size} of ${Object.keys(data.studies).length} studies (datasets: ${datasets})`);
    }
    live.textContent = `${parts.join("; ")}.`;
  }

  /**
   * What a reader has to know about this very choice.
   * @param {Filtered} filtered
   */
  function cautionsOf(filtered) {
    const cautions = [];
    if (filtered.picks && units.outer.some((unit) => !unit.studies.length)) {
      cautions.push("Findings with no named or linked study are hidden as soon as studies are chosen.");
    }
    for (const id of choice.getAll("without").filter((value) => value in data.studies)) {
      const sameData = [...filtered.kept].filter((other) => data.studies[other].dataset === data.studies[id].dataset);
      const names = sameData.map((other) => data.studies[other].name).join(", ");
      if (names) cautions.push(`Still counted, and drawn from the same data as ${data.studies[id].name}: ${names}.`);
    }
    return cautions;
  }

  /**
   * A button that removes one value of the choice.
   * @param {string} key
   * @param {string} value
   * @param {number} place
   */
  function chip(key, value, place) {
    const parameter = parameters.get(key);
    const text = `${parameter?.label}: ${parameter?.options?.get(value) ?? value}`;
    const remove = () => {
      lens.change(toggled(choice, key, value));
      const next = chips.children[Math.min(place, chips.children.length - 1)]?.querySelector("button");
      (next ?? summary).focus();
    };
    const cross = element("span", { "aria-hidden": "true" }, " ✕");
    const hint = element("span", { class: "visually-hidden" }, "Take away: ");
    return element("li", {}, element("button", { type: "button", class: "lens-chip", click: remove }, hint, text, cross));
  }

  async function copyLink() {
    const link = addressOf(choice, parameters, data, location.href).replace(/#.*$/, "");
    try {
      await navigator.clipboard.writeText(link);
      message.textContent = "The link to this view is copied.";
    } catch {
      address.value = link;
      addressField.hidden = false;
      address.select();
      message.textContent = "Copy the address of this view from the field.";
    }
  }

  /**
   * Says that the choice hides the target of the address, and offers to clear it.
   * @param {HTMLElement} target
   */
  function explainHidden(target) {
    const reveal = () => {
      lens.change(new URLSearchParams());
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    };
    const clearAndShow = button("Clear them and show it", reveal);
    message.replaceChildren("What the address leads to is hidden by your choices. ", clearAndShow);
    root.scrollIntoView();
    clearAndShow.focus({ preventScroll: true });
  }
}

const HELP =
  "Choices in one group add to each other; choices in different groups narrow. The number beside a choice says how much it would leave.";
const NOTE =
  "Counts follow the choice: read “3 of 5” as three left of five. The wording of the findings, and any confidence in them, are not worked out anew.";

/** @type {HTMLElement | null} */
const root = document.querySelector("[data-lens]");
if (root) startLens(root);
