// Leads on from a permanent address: to where the thing stands, or, where it says something else than what was cited, to
// its wordings. The link of a citation holds ?v=<version>-<hash of the wording>. Without this script the page leads on.
"use strict";

{
  const { target, wordings, now, known } = document.currentScript.dataset;
  const cited = (new URLSearchParams(location.search).get("v") ?? "").split("-")[1];
  const place = known.split(" ").includes(cited) ? `h-${cited}` : "unlisted";
  location.replace(!cited || cited === now ? target : `${wordings}#${place}`);
}
