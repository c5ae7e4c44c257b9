// Redirects from a permanent link to the page of its entity; or, where its content has changed since it was cited, to the
// history of that content. The link of a citation ends in ?v=<version>-<hash of the content>.
"use strict";

(() => {
  const { target = "", wordings = "", now = "", known = "" } = document.currentScript?.dataset ?? {};
  const cited = (new URLSearchParams(location.search).get("v") ?? "").split("-")[1];
  const anchor = known.split(" ").includes(cited) ? `h-${cited}` : "unlisted";
  location.replace(!cited || cited === now ? target : `${wordings}#${anchor}`);
})();
