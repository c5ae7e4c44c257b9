/**
 * The references of the studies that a choice keeps, as files. The page links to files of all references; under a choice,
 * the file that is saved is the part of these that belongs to the studies in view.
 */
import { download } from "../download.js";
import { translate, translateCount } from "../translate.js";

/** @import { LensData } from "./data.js" */
/** @import { Filtered } from "./filter.js" */
/** @import { Units } from "./page.js" */

/**
 * How a kind of file is split: its references in order, the key of one, a file of some of them, and the media type.
 * @typedef {object} Format
 * @property {(text: string) => any[]} parts
 * @property {(part: any) => string | undefined} key
 * @property {(parts: any[]) => string} file
 * @property {string} type
 */

/** @type {Record<string, Format>} */
const FORMATS = {
  bib: {
    parts: (text) => text.split(/^(?=@)/m).filter(Boolean),
    key: (part) => part.match(/^@\w+\{([^,]+),/)?.[1],
    file: (parts) => `${parts.map((part) => part.trimEnd()).join("\n\n")}\n`,
    type: "application/x-bibtex",
  },
  ris: {
    parts: (text) => text.split(/^(?=TY {2}- )/m).filter(Boolean),
    key: (part) => part.match(/^ID {2}- (.*?)\r?$/m)?.[1],
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

/**
 * The references with these keys, as a file of the same format.
 * @param {string} format
 * @param {string} text the file of all references
 * @param {Iterable<string>} keys
 */
export function chosenReferences(format, text, keys) {
  const { parts, key, file } = FORMATS[format];
  const chosen = new Set(keys);
  return file(parts(text).filter((part) => chosen.has(key(part) ?? "")));
}

/**
 * The studies behind what a page shows under a choice.
 * @param {Units} units
 * @param {Filtered} filtered
 */
export function studiesInView(units, filtered) {
  const shown = units.outer.filter((unit) => filtered.stateOf(unit) !== "out").flatMap((unit) => unit.studies);
  return new Set(shown.filter((id) => !filtered.choosesStudies || filtered.kept.has(id)));
}

/**
 * Offers the references of the studies in view.
 * @param {LensData} data
 * @returns {(ids: Set<string> | undefined) => void} changes what is offered: undefined is the files of all references
 */
export function offerReferences(data) {
  const offer = document.querySelector("[data-references]");
  if (!offer) return () => {};
  const label = /** @type {HTMLElement} */ (offer.querySelector("[data-references-said]"));
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = offer.querySelectorAll("a[data-format]");
  const original = label.textContent;
  /** @type {Set<string> | undefined} */
  let chosen;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (!chosen) return;
      event.preventDefault();
      save(link, [...chosen].map((id) => data.studies[id].citekey));
    });
  }
  return (ids) => {
    chosen = ids;
    label.textContent = ids ? labelFor(ids.size) : original;
    for (const link of links) link.hidden = ids?.size === 0;
  };

  /**
   * @param {HTMLAnchorElement} link
   * @param {string[]} keys
   */
  async function save(link, keys) {
    const format = link.dataset.format ?? "";
    try {
      const answer = await fetch(link.href);
      if (!answer.ok) throw new Error(answer.statusText);
      const text = chosenReferences(format, await answer.text(), keys);
      download(`studies-in-view.${format}`, text, FORMATS[format].type);
    } catch {
      chosen = undefined; // the links then lead to the files of all references, as without this script
      label.textContent = `${translate("The file for this view could not be made.")} ${original}`;
    }
  }
}

/** @param {number} number */
function labelFor(number) {
  if (!number) return translate("No studies match.");
  return translateCount("References of the study in this view:", "References of the {number} studies in this view:", number);
}
