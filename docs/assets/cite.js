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

  const texts = document.querySelectorAll("[data-copy]");
  if (texts.length > 0) {
    document.body.append(status);
    texts.forEach(addButton);
  }
})();
