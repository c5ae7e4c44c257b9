/**
 * The references of the studies that a choice leaves, to take along. The page links to files of all of them; under a
 * choice, what is saved instead is the part of such a file that belongs to the studies in view.
 */

/** How each kind of file parts into references: the parts in their order, the key of a part, and the parts as a file. */
const FORMATS = {
  bib: {
    parts: (text) => text.split(/^(?=@)/m).filter(Boolean),
    key: (part) => /^@\w+\{([^,]+),/.exec(part)?.[1],
    file: (parts) => parts.map((part) => part.trimEnd()).join("\n\n") + "\n",
    type: "application/x-bibtex",
  },
  ris: {
    parts: (text) => text.split(/^(?=TY {2}- )/m).filter(Boolean),
    key: (part) => /^ID {2}- (.*?)\r?$/m.exec(part)?.[1],
    file: (parts) => parts.join(""),
    type: "application/x-research-info-systems",
  },
  "csl.json": {
    parts: (text) => JSON.parse(text),
    key: (part) => part.id,
    file: (parts) => `${JSON.stringify(parts, null, 1)}\n`,
    type: "application/vnd.citationstyles.csl+json",
  },
};

/** The references of these keys alone, as a file of the same format. */
export function chosenReferences(format, text, keys) {
  const { parts, key, file } = FORMATS[format];
  return file(parts(text).filter((part) => keys.has(key(part))));
}

/** The studies behind what a page shows under a choice. */
export function studiesInView(units, sifted) {
  const shown = units.outer.filter((unit) => sifted.stateOf(unit) !== "out").flatMap((unit) => unit.studies);
  return new Set(shown.filter((id) => !sifted.choosesStudies || sifted.kept.has(id)));
}

/** Gives `update(ids)`: offers the references of these studies; of undefined, the files as they stand there. */
export function offerReferences(data) {
  const offer = document.querySelector("[data-references]");
  if (!offer) return () => {};
  const said = offer.querySelector("[data-references-said]");
  const links = [...offer.querySelectorAll("a[data-format]")];
  const before = said.textContent;
  let chosen;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (!chosen) return;
      event.preventDefault();
      save(link, new Set([...chosen].map((id) => data.studies[id].citekey)));
    });
  }
  return (ids) => {
    chosen = ids;
    said.textContent = ids ? about(ids.size) : before;
    for (const link of links) link.hidden = ids?.size === 0;
  };

  async function save(link, keys) {
    const format = link.dataset.format;
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.statusText);
      handOver(`studies-in-view.${format}`, chosenReferences(format, await answer.text(), keys), FORMATS[format].type);
    } catch {
      chosen = undefined; // the links then give the whole files, as they do without this script
      said.textContent = `The part for this view could not be made. ${before}`;
    }
  }
}

function about(number) {
  if (!number) return "No study is in this view.";
  return `References of the ${number === 1 ? "study" : `${number} studies`} in this view:`;
}

function handOver(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
