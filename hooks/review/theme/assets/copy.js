/**
 * Adds a button that copies to every text marked with data-copy, whose value names what is copied. Without this script the
 * texts can be selected by hand.
 */
import { translate } from "./translate.js";

const MESSAGE_TIME = 4000; // milliseconds

const status = document.createElement("p");
status.className = "visually-hidden";
status.setAttribute("role", "status");

/**
 * Says on the button, and to those who hear the page, what has become of the text.
 * @param {HTMLButtonElement} button
 * @param {string} message
 */
function announce(button, message) {
  button.textContent = message;
  status.textContent = `${message}: ${button.dataset.what}`;
  window.setTimeout(() => {
    button.textContent = translate("Copy");
  }, MESSAGE_TIME);
}

/**
 * @param {HTMLElement} element
 * @param {HTMLButtonElement} button
 */
async function copy(element, button) {
  try {
    await navigator.clipboard.writeText(element.textContent ?? "");
    announce(button, translate("Copied"));
  } catch {
    // No permission, or a page that is not served securely: the reader's own keys still work.
    window.getSelection()?.selectAllChildren(element);
    announce(button, translate("Selected, now copy it"));
  }
}

/** @param {HTMLElement} element */
function addCopyButton(element) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-citation";
  button.textContent = translate("Copy");
  button.dataset.what = element.dataset.copy;
  button.setAttribute("aria-label", translate("Copy: {what}", { what: element.dataset.copy ?? "" }));
  button.addEventListener("click", () => copy(element, button));
  const neighbour = element.closest("pre, a") ?? element;
  neighbour.after(" ", button);
}

/** @param {ParentNode} parent */
function addCopyButtons(parent) {
  /** @type {NodeListOf<HTMLElement>} */
  const texts = parent.querySelectorAll("[data-copy]");
  texts.forEach(addCopyButton);
  return texts.length;
}

/**
 * Fetches the citations in all styles, which have a page of their own.
 * @param {string} address
 */
async function textsFrom(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  /** @type {HTMLElement | null} */
  const texts = page.querySelector("[data-cite-texts]");
  if (!texts) throw new Error("no citations");
  document.adoptNode(texts);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = texts.querySelectorAll("a[href]");
  for (const link of links) link.href = new URL(link.getAttribute("href") ?? "", address).href;
  return texts;
}

/**
 * Turns the link to that page into a button that unfolds the citations below it; where they cannot be fetched, it still
 * leads to the page.
 * @param {HTMLAnchorElement} link
 */
function unfoldInPlace(link) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-citation";
  button.setAttribute("aria-expanded", "false");
  button.append(...link.childNodes);
  /** @type {HTMLElement | undefined} */
  let texts;
  button.addEventListener("click", async () => {
    try {
      if (!texts) {
        texts = await textsFrom(link.href);
        button.closest("p")?.after(texts);
        addCopyButtons(texts);
        texts.hidden = true;
      }
      texts.hidden = !texts.hidden;
      button.setAttribute("aria-expanded", String(!texts.hidden));
    } catch {
      window.location.assign(link.href);
    }
  });
  link.replaceWith(button);
}

/** Adds the buttons of this page. */
export function offerCopies() {
  if (addCopyButtons(document)) document.body.append(status);
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a.cite-more");
  links.forEach(unfoldInPlace);
}
