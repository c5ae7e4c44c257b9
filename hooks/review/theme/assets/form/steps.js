/** The steps of the form: one is shown at a time, and each says how much of it is left to do. */
import { translate } from "../translate.js";

/**
 * Of each step, by its ID: how many problems it has, and whether anything is filled in yet.
 * @typedef {Record<string, {open: number, isStarted: boolean}>} States
 */

/**
 * Lets the reader move between the steps, by their links and by the address.
 * @param {HTMLFormElement} form
 */
export function startSteps(form) {
  /** @type {NodeListOf<HTMLElement>} */
  const steps = form.querySelectorAll("[data-step]");
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = form.querySelectorAll("[data-steps] [data-step-link]");
  let current = steps[0];

  /** @param {HTMLElement} step */
  function show(step) {
    current = step;
    for (const each of steps) each.hidden = each !== step;
    for (const link of links) {
      if (link.dataset.stepLink === step.dataset.step) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {HTMLElement} step */
  function open(step) {
    show(step);
    const heading = document.getElementById(step.dataset.step ?? "");
    heading?.focus({ preventScroll: true });
    form.scrollIntoView();
  }

  /** Shows the step in which the address points. */
  function follow() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const step = stepOf(target);
    if (!step || !target) return;
    if (target.id === step.dataset.step) open(step);
    else {
      show(step);
      target.scrollIntoView();
    }
  }

  window.addEventListener("hashchange", () => (location.hash ? follow() : open(steps[0])));
  form.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest("[data-step-link]");
    if (link instanceof HTMLAnchorElement && link.hash === location.hash) follow(); // no change of the address
  });
  for (const part of form.querySelectorAll("[data-steps], [data-progress], [data-turn]")) part.removeAttribute("hidden");
  show(steps[0]);
  follow();

  return {
    /**
     * Shows the step that holds a control.
     * @param {Element} control
     */
    reveal: (control) => {
      const step = stepOf(control);
      if (step) show(step);
    },
    isLast: () => current === steps[steps.length - 1],
    next: () => {
      location.hash = steps[[...steps].indexOf(current) + 1]?.dataset.step ?? "";
    },
    first: () => show(steps[0]),
    /** @param {States} states */
    showStates: (states) => {
      for (const link of links) {
        const { open: left, isStarted } = states[link.dataset.stepLink ?? ""] ?? { open: 0, isStarted: false };
        const state = /** @type {HTMLElement} */ (link.querySelector("[data-step-state]"));
        const text = !isStarted ? "" : left ? translate("{number} to do", { number: left }) : translate("complete");
        if (state.textContent !== text) state.textContent = text;
        state.classList.toggle("form-complete", isStarted && !left);
      }
    },
  };
}

/**
 * The step that holds an element.
 * @param {Element | null} element
 */
export const stepOf = (element) => /** @type {HTMLElement | null} */ (element?.closest("[data-step]") ?? null);
