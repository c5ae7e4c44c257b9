// Adds a button that copies to every text marked with data-copy, whose value names what is copied.
// Without this script the texts stand there to be selected by hand.
"use strict";

(() => {
  const SAID_FOR = 4000; // milliseconds

  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");

  function say(button, text) {
    button.textContent = text;
    status.textContent = `${text}: ${button.dataset.what}`;
    window.setTimeout(() => {
      button.textContent = "Copy";
    }, SAID_FOR);
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  async function copy(element, button) {
    try {
      await navigator.clipboard.writeText(element.textContent);
      say(button, "Copied");
    } catch {
      select(element); // no permission, or a page that is not served securely: the reader's own keys still work
      say(button, "Selected, now copy it");
    }
  }

  function addButton(element) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-citation";
    button.textContent = "Copy";
    button.dataset.what = element.dataset.copy;
    button.setAttribute("aria-label", `Copy: ${element.dataset.copy}`);
    button.addEventListener("click", () => copy(element, button));
    const beside = element.closest("pre, a") || element;
    beside.after(" ", button);
  }

  // All styles stand on a page of their own; where that can be fetched, its texts are put in below instead.
  async function textsFrom(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const texts = document.adoptNode(page.querySelector("[data-cite-texts]"));
    for (const link of texts.querySelectorAll("a[href]")) {
      link.href = new URL(link.getAttribute("href"), address).href;
    }
    return texts;
  }

  function unfolding(link) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy-citation";
    button.setAttribute("aria-expanded", "false");
    button.append(...link.childNodes);
    let texts;
    button.addEventListener("click", async () => {
      try {
        if (!texts) {
          texts = await textsFrom(link.href);
          button.closest("p").after(texts);
          texts.querySelectorAll("[data-copy]").forEach(addButton);
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

  const texts = document.querySelectorAll("[data-copy]");
  if (texts.length > 0) {
    document.body.append(status);
    texts.forEach(addButton);
  }
  document.querySelectorAll("a.cite-more").forEach(unfolding);
})();
