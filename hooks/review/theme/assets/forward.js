// Leads on from an earlier address to the page that has its content now, and keeps the part that was asked for.
"use strict";

(() => {
  const { target = "" } = document.currentScript?.dataset ?? {};
  const address = new URL(target, location.href);
  if (location.hash) address.hash = location.hash;
  location.replace(address.href);
})();
