/**
 * "Copy for a slide": copies the text of a finding or a quotation with its speaker, source and link, as text and as HTML.
 *
 * The text stands on the page that shows how to cite the finding or quotation. A link there works without this script;
 * with it, the link becomes a button that fetches the text and copies it.
 */
import { translate } from "./translate.js";

const MESSAGE_TIME = 4000; // milliseconds

/**
 * Returns the lines of a slide as plain text, an empty line between two paragraphs.
 * @param {Element} slide
 */
export function plainText(slide) {
  const paragraphs = [...slide.querySelectorAll("p")].map((each) => (each.textContent ?? "").replace(/\s+/g, " ").trim());
  return paragraphs.filter(Boolean).join("\n\n");
}

/**
 * Fetches the slide from the page that a link leads to.
 * @param {string} address
 * @returns {Promise<Element>}
 */
async function slideAt(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const slide = page.querySelector("[data-slide]");
  if (!slide) throw new Error("no slide");
  return slide;
}

/**
 * Copies a slide. The clipboard takes promises, so that the browser still knows of the reader's click when the text comes.
 * @param {Promise<Element>} slide
 */
async function copy(slide) {
  /** @type {(type: string, read: (slide: Element) => string) => Promise<Blob>} */
  const blob = async (type, read) => new Blob([read(await slide)], { type });
  const item = new ClipboardItem({
    "text/plain": blob("text/plain", plainText),
    "text/html": blob("text/html", (element) => new XMLSerializer().serializeToString(element)),
  });
  await navigator.clipboard.write([item]);
}

/**
 * @param {string} label
 * @param {string} name what is copied, for those who hear the page
 * @param {() => Promise<Element>} find
 * @param {() => void} otherwise what to do where nothing can be copied
 */
function copyButton(label, name, find, otherwise) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-citation";
  button.textContent = label;
  button.setAttribute("aria-label", `${label}: ${name}`);
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await copy(find());
      button.textContent = status.textContent = translate("Copied");
      setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, MESSAGE_TIME);
    } catch {
      otherwise();
    }
  });
  const both = document.createElement("span");
  both.append(button, status);
  return both;
}

/** Turns each link to a slide into a button, and adds one to a slide on this page. */
export function offerSlides() {
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll("a.for-slide");
  for (const link of links) {
    const go = () => window.location.assign(link.href);
    link.replaceWith(copyButton(translate("Copy for a slide"), link.dataset.of ?? "", () => slideAt(link.href), go));
  }
  /** @type {NodeListOf<HTMLElement>} */
  const slides = document.querySelectorAll("[data-slide]");
  for (const slide of slides) {
    const select = () => window.getSelection()?.selectAllChildren(slide);
    slide.after(copyButton(translate("Copy for a slide"), slide.dataset.slide ?? "", () => Promise.resolve(slide), select));
  }
}
