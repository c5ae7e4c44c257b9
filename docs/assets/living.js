// Shows by the reader's own clock that the review is out of date or overdue: the page may have been built before that.
"use strict";

(() => {
  const today = new Date().toISOString().slice(0, 10);
  /** @type {NodeListOf<HTMLElement>} */
  const later = document.querySelectorAll("[data-after][hidden]");
  for (const part of later) {
    part.hidden = today <= (part.dataset.after ?? "");
  }
  /** @type {NodeListOf<HTMLElement>} */
  const sooner = document.querySelectorAll("[data-until]");
  for (const part of sooner) {
    part.hidden = today > (part.dataset.until ?? "");
  }
})();
