// Shows the notice that an update is overdue once the reader's own clock says so: the page may be older than the build.
"use strict";

for (const notice of document.querySelectorAll("[data-due][hidden]")) {
  const today = new Date().toISOString().slice(0, 10);
  notice.hidden = today <= notice.dataset.due;
}
