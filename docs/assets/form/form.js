/** The form for a study: reads the controls, shows the record as it will look, checks it, keeps a draft, hands it over. */
import { entry, hasFacts } from "./bibtex.js";
import { showCards, showCounts } from "./cards.js";
import { collect, fill } from "./controls.js";
import { Draft } from "./draft.js";
import { startEntries } from "./entries.js";
import { showProblems } from "./problems.js";
import { problemsOf } from "./rules.js";
import { download, issueAddress, issueFields } from "./send.js";
import { suggestIds } from "./suggest.js";
import { yaml } from "./yaml.js";

const WAIT = 250; // milliseconds of quiet after which what is typed is taken up

function start(form) {
  const description = JSON.parse(form.querySelector("[data-form-description]").textContent);
  const part = (name) => document.querySelector(`[data-${name}]`);
  const draft = new Draft(part("draft-status"));
  const entries = startEntries(form, () => update());
  let state = {};
  let checked = false;
  let waiting;

  function read() {
    const { record, places } = collect(description.fields, "add");
    const facts = collect(description.reference, "add-reference", ["reference"], places);
    const reference = facts.record;
    const stem = new RegExp(description.patterns.id, "u").test(record.id ?? "") ? record.id : "study";
    const bibtex = hasFacts(reference) ? entry(reference, record.citekey ?? stem, description.bibtex) : "";
    state = { record, reference, places, stem, yaml: yaml(record, description.fields), bibtex };
  }

  function show() {
    const { record, reference, places, stem } = state;
    part("record").textContent = Object.keys(record).length ? state.yaml : "Nothing is filled in yet.";
    part("record-name").textContent = `evidence/studies/${stem}.yml`;
    part("entry-text").textContent = state.bibtex || "No entry: nothing is said of the report yet.";
    part("entry-name").textContent = state.bibtex ? `references/${record.citekey ?? stem}.bib` : "";
    part("download-entry").hidden = !state.bibtex;
    part("awaiting").hidden = !description.known.awaiting.includes(record.id);
    showCards(form, record, places, description);
    showCounts(form, description);
    const issue = part("issue");
    if (issue) issue.href = issueAddress(issue.dataset.issue, issueFields(record, reference, description.known));
    for (const rows of form.querySelectorAll("[data-instrument]")) {
      const chosen = record.appraisal?.instrument;
      rows.hidden = Boolean(chosen) && chosen !== rows.dataset.instrument;
    }
    if (checked) showProblems(form, problemsOf(record, reference, description), places);
  }

  function update() {
    clearTimeout(waiting);
    waiting = 0;
    read();
    const filled = (each) => [...each.querySelectorAll("input, select, textarea")].some((control) =>
      control.type === "checkbox" ? control.checked : control.value.trim() && !control.dataset.suggested);
    suggestIds(form, state.reference, description.known, filled);
    read();
    show();
    draft.keep({ record: state.record, reference: state.reference });
  }

  function check() {
    checked = true;
    update();
    const problems = problemsOf(state.record, state.reference, description);
    part("check-status").textContent = problems.length ? "" : "No problem was found. The record is ready to send.";
    if (problems.length) part("problems").focus();
  }

  function restore() {
    const kept = draft.read();
    if (!kept) return;
    fill(description.fields, "add", kept.record, entries.grow);
    fill(description.reference, "add-reference", kept.reference, entries.grow);
    draft.say("Your draft of last time is here again.");
  }

  function forget() {
    if (!window.confirm("Delete everything that is written in this form?")) return;
    clearTimeout(waiting);
    waiting = 0;
    form.reset();
    form.querySelectorAll("[data-suggested]").forEach((control) => delete control.dataset.suggested);
    entries.clear();
    checked = false;
    showProblems(form, [], new Map());
    part("check-status").textContent = "";
    read();
    show();
    draft.delete();
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(state.yaml);
      part("send-status").textContent = "The record is copied.";
    } catch {
      getSelection().selectAllChildren(part("record"));
      part("send-status").textContent = "This browser does not let the page copy; the record is selected, copy it from there.";
    }
  }

  const save = (name, text) => {
    download(name, text);
    part("send-status").textContent = `${name} is downloaded.`;
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(update, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  window.addEventListener("pagehide", () => waiting && update());
  part("draft-delete").addEventListener("click", forget);
  part("copy-record").addEventListener("click", () => (update(), copy()));
  part("download-record").addEventListener("click", () => (update(), save(`${state.stem}.yml`, state.yaml)));
  part("download-entry").addEventListener("click", () => (update(), save(`${state.record.citekey ?? state.stem}.bib`, state.bibtex)));
  restore();
  read();
  show();
  part("form-instead").hidden = true;
  part("form-intro").hidden = false;
  part("form-end").hidden = false;
  form.dataset.ready = "";
}

const form = document.querySelector("[data-form]");
if (form) start(form);
