/**
 * The reader's lens: one choice of studies that every count, map cell, finding and quotation of a page follows.
 * The choice stands in the address; nothing is kept anywhere else.
 */
import { addressOf, readChoice, toggled, vocabulary, withValues } from "./choice.js";
import { buildForm, button, element } from "./form.js";
import { carry, show, unitsOf } from "./page.js";
import { offerReferences, studiesInView } from "./references.js";
import { sift } from "./sift.js";

/** Starts the lens in its element; undefined where the page has none. Gives `explainHidden(target)`. */
export function startLens(root) {
  if (!root) return undefined;
  const data = JSON.parse(root.querySelector("[data-lens-data]").textContent);
  const offered = root.dataset.facets.split(" ").filter(Boolean);
  const words = vocabulary(data, offered);
  const units = unitsOf(data);
  const offer = offerReferences(data);
  let choice = new URLSearchParams();

  const countOf = (chosen) => {
    const { stateOf } = sift(chosen, words, data);
    return units.outer.filter((unit) => stateOf(unit) === "in").length;
  };
  const lens = {
    choice: () => choice,
    leaves: (key, values) => countOf(withValues(choice, key, values)),
    everLeaves: (key, value) => countOf(new URLSearchParams([[key, value]])) > 0,
    change(changed) {
      choice = changed;
      history.replaceState(history.state, "", addressOf(choice, words, data));
      message.replaceChildren();
      update();
    },
  };

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
  const elsewhere = root.querySelector("[data-lens-elsewhere]");
  const active = element(
    "div",
    { class: "lens-active", hidden: true },
    chips,
    element("p", { class: "lens-pair" }, button("Clear all", clear), button("Copy link to this view", copyLink)),
    addressField,
    elsewhere,
    notes,
  );
  const nothing = document.querySelector("[data-nothing]");
  nothing?.append(" ", button("Clear all choices", clear));
  root.append(panel, message, active);
  panel.addEventListener("toggle", unfold);
  panel.open = offered.length > 0 && matchMedia("(min-width: 60em)").matches;
  root.hidden = false;
  if (panel.open) unfold();
  addEventListener("popstate", readAddress);
  readAddress();
  return { explainHidden };

  /** The form is built when it is first asked for: on a slow phone its counts are work that most readers do not want. */
  function unfold() {
    if (form || !panel.open) return;
    form = buildForm(words, data, lens);
    panel.append(form.form);
    form.update();
  }

  function readAddress() {
    const read = readChoice(words, data);
    choice = read.choice;
    const unknown = read.unknown.join(", ");
    message.textContent = unknown && `The address asks for what cannot be chosen on this page, so it was left out: ${unknown}.`;
    update();
  }

  function update() {
    const sifted = sift(choice, words, data);
    const { shown, bare, total } = show(units, sifted, data);
    carry(choice, words, sifted, (chosen, target) => addressOf(chosen, words, data, target));
    form?.update();
    const chosen = [...choice];
    offer(chosen.length ? studiesInView(units, sifted) : undefined);
    number.textContent = chosen.length ? `(${chosen.length} chosen)` : "";
    chips.replaceChildren(...chosen.map(chip));
    active.hidden = !chosen.length;
    root.classList.toggle("lens-on", chosen.length > 0);
    addressField.hidden = true;
    elsewhere.hidden = !sifted.choosesStudies;
    notes.textContent = sifted.choosesStudies ? [NOTE, ...cautions(sifted)].join(" ") : "";
    if (nothing) nothing.hidden = shown > 0;
    sayLive(sifted, shown, bare, total);
  }

  function sayLive(sifted, shown, bare, total) {
    const live = document.querySelector("[data-live]");
    if (!live) return;
    const parts = [`${shown} of ${total} ${live.dataset.live} ${units.outer[0]?.item ? "shown" : "counted"}`];
    if (bare) parts.push(`${bare} of them ${bare === 1 ? "rests" : "rest"} on no study under this choice`);
    if (sifted.choosesStudies) {
      const datasets = new Set([...sifted.kept].map((id) => data.studies[id].dataset)).size;
      parts.push(`the choice leaves ${sifted.kept.size} of ${Object.keys(data.studies).length} studies (datasets: ${datasets})`);
    }
    live.textContent = `${parts.join("; ")}.`;
  }

  /** What a reader has to know about this very choice. */
  function cautions(sifted) {
    const said = [];
    if (sifted.picks && units.outer.some((unit) => !unit.studies.length)) {
      said.push("What names no study is left out as soon as studies are chosen.");
    }
    for (const id of choice.getAll("without").filter((value) => value in data.studies)) {
      const twins = [...sifted.kept].filter((other) => data.studies[other].dataset === data.studies[id].dataset);
      const names = twins.map((other) => data.studies[other].name).join(", ");
      if (names) said.push(`Still counted, and drawn from the same data as ${data.studies[id].name}: ${names}.`);
    }
    return said;
  }

  function chip([key, value], place) {
    const word = words.get(key);
    const text = `${word.label}: ${word.options?.get(value) ?? value}`;
    const take = () => {
      lens.change(toggled(choice, key, value));
      (chips.children[Math.min(place, chips.children.length - 1)]?.firstChild ?? summary).focus();
    };
    const cross = element("span", { "aria-hidden": "true" }, " ✕");
    const hint = element("span", { class: "visually-hidden" }, "Take away: ");
    return element("li", {}, element("button", { type: "button", class: "lens-chip", click: take }, hint, text, cross));
  }

  async function copyLink() {
    const link = addressOf(choice, words, data).replace(/#.*$/, "");
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

  /** An address leads to something that the choice hides: says so, with the way out. */
  function explainHidden(target) {
    const reveal = () => {
      lens.change(new URLSearchParams());
      target.setAttribute("tabindex", "-1");
      target.focus({ preventScroll: true });
      target.scrollIntoView();
    };
    message.replaceChildren("What the address leads to is hidden by your choices. ", button("Clear them and show it", reveal));
    root.scrollIntoView();
    message.querySelector("button").focus({ preventScroll: true });
  }
}

const HELP =
  "Choices in one group add to each other; choices in different groups narrow. The number beside a choice says how much it would leave.";
const NOTE =
  "Counts follow the choice: read “3 of 5” as three left of five. The wording of the findings, and any confidence in them, are not worked out anew.";
