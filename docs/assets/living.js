// Shows the notice that an update is overdue by the reader's own clock: the page may have been built before the due date.
"use strict";

(() => {
  /** @type {NodeListOf<HTMLElement>} */
  const notices = document.querySelectorAll("[data-due][hidden]");
  for (const notice of notices) {
    const today = new Date().toISOString().slice(0, 10);
    notice.hidden = today <= (notice.dataset.due ?? "");
  }
})();
