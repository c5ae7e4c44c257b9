// Leads on from a permanent link to the page of its entity; or, where its content has changed since it was cited, to the
// history of that content. The link of a citation ends in ?v=<version>-<hash of the content>. A link to a part of the
// permanent page itself stays there.
"use strict";

(() => {
  const { target = "", wordings = "", now = "", known = "" } = document.currentScript?.dataset ?? {};
  const cited = (new URLSearchParams(location.search).get("v") ?? "").split("-")[1];
  const anchor = known.split(" ").includes(cited) ? `h-${cited}` : "unlisted";
  if (cited && cited !== now) location.replace(`${wordings}#${anchor}`);
  else if (!location.hash) location.replace(target);
})();
