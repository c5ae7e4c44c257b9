/** The form for a study: reads the controls, shows the record as it will look, checks it, keeps a draft, gives it out. */
import { download } from "../download.js";
import { list as listed } from "../lens/attributes.js";
import { isAskedOf } from "./appraisals.js";
import { bibtexEntry, hasFacts } from "./bibtex.js";
import { showCards, showCounts } from "./cards.js";
import { collect, fill } from "./controls.js";
import { readDescription } from "./description.js";
import { Draft } from "./draft.js";
import { startEntries } from "./entries.js";
import { startImport } from "./incoming.js";
import { doiIn } from "./incoming/dois.js";
import { issueAddress, issueFields } from "./issue.js";
import { controlAt, showProblems } from "./problems.js";
import { problemsOf } from "./rules.js";
import { startSteps, stepOf } from "./steps.js";
import { suggestIds } from "./suggest.js";
import { followThemes } from "./themes.js";
import { yaml } from "./yaml.js";
import { translate } from "../translate.js";

/** @import { Places } from "./controls.js" */
/** @import { Existing, StudyDraft } from "./description.js" */
/** @import { Problem } from "./rules.js" */

const DELAY = 250; // milliseconds without typing before the form reads what was typed

/** @param {HTMLFormElement} form */
function start(form) {
  const description = readDescription(form);
  const draft = new Draft(part("draft-status"));
  const entries = startEntries(form, update);
  const steps = startSteps(form);
  const untouched = JSON.stringify(read().record);
  let state = read();
  let isChecked = false;
  let timer = 0;
  /** @type {Promise<void> | undefined} */
  let fetching;

  /** Fetches the records that exist. Where that fails, the project's own checks still find what is there already. */
  function compare() {
    fetching ??= recordsAt(form.dataset.records ?? "").then((records) => {
      Object.assign(description.known, records);
      refresh();
    }, () => {});
    return fetching;
  }

  function read() {
    const { record, places } = collect(description.fields, "add");
    const { record: reference } = collect(description.reference, "add-reference", ["reference"], places);
    /** @type {string} */
    const stem = new RegExp(description.patterns.id, "u").test(record.id ?? "") ? record.id : "study";
    /** @type {string} */
    const key = record.citekey ?? stem;
    const bibtex = hasFacts(reference) ? bibtexEntry(reference, key, description.bibtex) : "";
    return { record, reference, places, stem, key, yaml: yaml(record, description.fields), bibtex };
  }

  function show() {
    const { record, reference, places, stem, key, bibtex } = state;
    part("record").textContent = isEmpty() ? translate("The form is empty.") : state.yaml;
    part("record-name").textContent = `evidence/studies/${stem}.yml`;
    part("entry-text").textContent = bibtex || translate("No entry: nothing is said of the report yet.");
    part("entry-name").textContent = bibtex ? `references/${key}.bib` : "";
    part("download-entry").hidden = !bibtex;
    part("awaiting").hidden = !description.known.awaiting.includes(record.id);
    showCards(form, record, places, description);
    showCounts(form, description);
    showProposals();
    followThemes(form, description);
    /** @type {HTMLAnchorElement | null} */
    const issue = document.querySelector("[data-issue]");
    const repository = issue?.dataset.issue ?? "";
    if (issue) issue.href = issueAddress(repository, issueFields(record, reference, country()));
    const problems = problemsOf(record, reference, description);
    steps.showStates(statesOf(problems, places));
    if (isChecked) showProblems(form, problems, places, steps.reveal);
  }

  /** The name of the chosen country. */
  function country() {
    const list = document.getElementById("add-setting-country");
    return list instanceof HTMLSelectElement && list.value ? list.selectedOptions[0].label : undefined;
  }

  /** Whether nothing is filled in but what is chosen at the start. */
  const isEmpty = () => JSON.stringify(state.record) === untouched && !hasFacts(state.reference);

  /**
   * How much of each step is left to do.
   * @param {Problem[]} problems
   * @param {Places} places
   */
  function statesOf(problems, places) {
    const isStarted = !isEmpty();
    /** @type {NodeListOf<HTMLElement>} */
    const all = form.querySelectorAll("[data-step]");
    const states = Object.fromEntries([...all].map((step) => [step.dataset.step ?? "", { open: 0, isStarted }]));
    for (const { path } of problems) {
      const step = stepOf(controlAt(path, places))?.dataset.step;
      if (step) states[step].open += 1;
    }
    states.check.isStarted = false; // its state is what it shows
    return states;
  }

  /** Explains how to propose a missing term to whoever chooses "not listed here". */
  function showProposals() {
    /** @type {NodeListOf<HTMLElement>} */
    const proposals = form.querySelectorAll("[data-proposal]");
    for (const proposal of proposals) {
      const list = /** @type {HTMLElement} */ (document.getElementById(proposal.dataset.proposal ?? ""));
      const other = document.getElementById(`${list.id}-${description.notListed}`);
      const isAsked = list instanceof HTMLSelectElement
        ? list.value === description.notListed
        : other instanceof HTMLInputElement && other.checked;
      proposal.hidden = !isAsked;
    }
  }

  function refresh() {
    state = read();
    suggestIds(form, state.reference, description, isFilled);
    leaveOutInstrument(state.record);
    showCriteria(form, read().record);
    state = read();
    show();
  }

  function update() {
    clearTimeout(timer);
    timer = 0;
    refresh();
    if (isEmpty()) return;
    draft.keep({ record: state.record, reference: state.reference });
  }

  async function check() {
    isChecked = true;
    await compare();
    update();
    const problems = problemsOf(state.record, state.reference, description);
    part("check-status").textContent = problems.length ? "" : translate("No problems found. The record is ready to send.");
    if (problems.length) part("problems").focus();
  }

  function restore() {
    const kept = draft.read();
    if (!kept) return;
    fill(description.fields, "add", kept.record, entries.addEntry);
    fill(description.reference, "add-reference", kept.reference, entries.addEntry);
    draft.say(translate("Your saved draft has been restored."));
    compare();
  }

  function deleteDraft() {
    if (!window.confirm(translate("Delete everything in this form?"))) return;
    clearTimeout(timer);
    timer = 0;
    form.reset();
    /** @type {NodeListOf<HTMLElement>} */
    const suggested = form.querySelectorAll("[data-suggested]");
    for (const control of suggested) delete control.dataset.suggested;
    entries.clear();
    isChecked = false;
    showProblems(form, [], new Map(), steps.reveal);
    steps.first();
    part("check-status").textContent = "";
    state = read();
    show();
    draft.delete();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(state.yaml);
      part("send-status").textContent = translate("The record is copied.");
    } catch {
      getSelection()?.selectAllChildren(part("record"));
      part("send-status").textContent = translate("This browser does not let the page copy; the record is selected, copy it from there.");
    }
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  function save(name, text) {
    download(name, text, "application/yaml");
    part("send-status").textContent = translate("{name} is downloaded.", { name });
  }

  /**
   * @param {string} name
   * @param {() => void} act what a click on the button does with what is written by then
   */
  function onClick(name, act) {
    part(name).addEventListener("click", () => {
      update();
      act();
    });
  }

  /**
   * @param {string} id
   * @param {(control: HTMLInputElement) => void} act what to do once a field has another value
   */
  function onChange(id, act) {
    const control = /** @type {HTMLInputElement} */ (document.getElementById(id));
    control.addEventListener("change", () => {
      act(control);
      update();
    });
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(update, DELAY);
  });
  form.addEventListener("focusin", compare, { once: true });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (steps.isLast()) check();
    else steps.next(); // Enter in a field
  });
  window.addEventListener("pagehide", () => timer && update());
  part("draft-delete").addEventListener("click", deleteDraft);
  onClick("copy-record", copy);
  onClick("download-record", () => save(`${state.stem}.yml`, state.yaml));
  onClick("download-entry", () => save(`${state.key}.bib`, state.bibtex));
  startImport(description.incoming, (reference) => {
    fill(description.reference, "add-reference", reference, entries.addEntry);
    update();
  });
  onChange("add-reference-doi", (control) => (control.value = doiIn(control.value) || control.value));
  restore();
  showCriteria(form, read().record);
  state = read();
  show();
  part("form-instead").hidden = true;
  part("form-intro").hidden = false;
  part("draft").hidden = false;
  form.dataset.ready = "";
}

/**
 * Takes back the instrument that the form has chosen itself where another study's appraisal holds for this report too, or
 * where there is a reason why the study was not appraised.
 * @param {StudyDraft} record
 */
function leaveOutInstrument({ appraisal }) {
  const instrument = document.getElementById("add-appraisal-instrument");
  if (!(instrument instanceof HTMLSelectElement)) return; // the review does not appraise its studies
  const isPreset = instrument.selectedOptions[0].defaultSelected;
  const isElsewhere = appraisal?.shared_with || appraisal?.not_appraised;
  if (isElsewhere && !appraisal?.answers && isPreset) instrument.value = "";
}

/**
 * Shows the criteria of the chosen instrument that are asked of the study's designs; of several instruments, none before
 * one is chosen. What is hidden is not in the record.
 * @param {HTMLFormElement} form
 * @param {StudyDraft} record
 */
function showCriteria(form, { appraisal, designs }) {
  /** @type {NodeListOf<HTMLElement>} */
  const rows = form.querySelectorAll("[data-instrument]");
  const instruments = new Set([...rows].map((row) => row.dataset.instrument));
  const chosen = appraisal?.instrument ?? (instruments.size === 1 ? [...instruments][0] : undefined);
  for (const row of rows) {
    row.hidden = row.dataset.instrument !== chosen || !isAskedOf(listed(row.dataset.designs), designs ?? []);
  }
}

/**
 * What the review already contains. It would be a fifth of the page, and nobody needs it before starting to write.
 * @param {string} address
 * @returns {Promise<Existing>}
 */
async function recordsAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return answer.json();
}

/**
 * The element of the page that a data attribute names.
 * @param {string} name
 */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));

/**
 * Whether an entry holds anything but suggestions.
 * @param {Element} entry
 */
function isFilled(entry) {
  /** @type {NodeListOf<HTMLInputElement>} */
  const controls = entry.querySelectorAll("input, select, textarea");
  return [...controls].some((control) =>
    control.type === "checkbox" ? control.checked : control.value.trim() && !control.dataset.suggested,
  );
}

/** @type {HTMLFormElement | null} */
const form = document.querySelector("[data-form]");
if (form) start(form);
