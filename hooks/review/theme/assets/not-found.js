// Leads on from addresses that IDs had of their own (/cite/<id>/, /id/<id>/history/, /id/<id>/citation.<format>) to the
// permanent page, which has all of it. Hosts show the page with this script at every address that does not exist.
"use strict";

(() => {
  const cite = location.pathname.match(/^(.*\/)cite\/([a-z0-9-]+)\/?$/);
  const part = location.pathname.match(/^(.*\/id\/[a-z0-9-]+\/)(history\/?|citation\.(?:bib|ris|csl\.json))$/);
  if (cite) location.replace(`${cite[1]}id/${cite[2]}/${location.hash || "#cite"}`);
  else if (part) location.replace(`${part[1]}${location.hash || (part[2].startsWith("history") ? "#history" : "#cite")}`);
})();
