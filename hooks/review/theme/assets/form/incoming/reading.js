/**
 * What the readers of the import box share: the facts of one reference, and every part of it that was not taken over.
 * The program reads the same exports (importing/formats/); tests/rules/incoming.json has cases that both run. Where a
 * text can mean two things, the reader here says so and leaves it to the contributor.
 */
import { doiIn } from "./dois.js";
import { unescaped } from "./entities.js";
import { translate } from "../../translate.js";

/** @import { IncomingRules, Reference } from "../description.js" */

const MARKUP = /<\/?(?:i|b|u|em|strong|sub|sup|span|p|br|italic|bold|(?:jats|mml):[a-z-]+)(?:\s[^<>]*)?\/?>/gi;
const RANGE = /^([\w.:]+)\s*[-‐-―−]+\s*([\w.:]+)$/;
const PAGES_WORD = /^pp?(?:\.\s*|\s+)(?=[\p{L}\p{N}_])/iu;
const NO_PAGES = /^(?:no[\s-]*(?:pagination)?[\s-]*specified|unpaginated|n\.?\s?pag\.?)$/i;
const SUFFIX = /^(?:jr|sr)\.?$|^I{2,3}$/i;

export class Reading {
  /** @param {IncomingRules} rules */
  constructor(rules) {
    this.rules = rules;
    /** @type {Reference} */
    this.reference = {};
    /** @type {string[]} */
    this.unread = [];
    /** @type {string[]} */
    this.authors = [];
  }

  /**
   * Names a part that is not taken over.
   * @param {string} name what the export calls it
   * @param {string} value
   */
  leaveOut(name, value) {
    const text = plain(value);
    const short = text.length > 80 ? `${text.slice(0, 79)}…` : text;
    if (text) this.unread.push(`${name}: ${short}`);
  }

  /**
   * @param {string} name a fact of the reference
   * @param {string} value
   */
  set(name, value) {
    const text = plain(value);
    if (/&#?\w+;/.test(text)) this.leaveOut(translate("Check the characters in"), text);
    if (text) this.reference[name] = text;
  }

  /**
   * Sets the kind; one that the form does not offer becomes "something else", and is named.
   * @param {string} kind its BibTeX type
   * @param {string} written what the export calls it
   */
  setKind(kind, written) {
    const isOffered = this.rules.kinds.includes(kind);
    this.reference.kind = isOffered ? kind : "misc";
    if (!isOffered) this.leaveOut(translate("Kind of report"), written);
  }

  /** @param {string} value */
  setTitle(value) {
    let title = plain(value);
    if (!/(?:\.\.| al\.|S\.|K\.)$/.test(title)) title = title.replace(/\s*\.$/, "");
    if (/^\[[^[\]]*\]$/.test(title)) title = title.slice(1, -1).trim().replace(/\s*\.$/, "");
    this.set("title", title);
  }

  /** @param {string} value */
  setYear(value) {
    const [year] = /(?<!\d)(?:1[6-9]\d\d|20\d\d)(?!\d)/.exec(value) ?? [];
    if (year) this.reference.year = year;
    else this.leaveOut(translate("Year"), value);
  }

  /** @param {string} value */
  setPages(value) {
    const pages = plain(value).replace(PAGES_WORD, "").trim();
    if (!NO_PAGES.test(pages)) this.set("pages", pages.replace(RANGE, (_, first, last) => (first === last ? first : `${first}–${last}`)));
  }

  /** @param {string} value */
  setDoi(value) {
    const doi = doiIn(value);
    if (doi) this.reference.doi ??= doi;
    else this.leaveOut("DOI", value);
  }

  /**
   * A name as "Family, Given" or "Family GI", or that of an institution. Any other may be two things, and is named.
   * @param {string} written
   */
  addAuthor(written) {
    const name = plain(written).replace(/[;\s]+$/, "");
    if (!name) return;
    const [family, given = "", suffix = ""] = name.replace(/,$/, "").split(",").map((part) => part.trim());
    const isInstitution = this.isInstitution(family);
    const isSure =
      !/;|\bet al\b/i.test(name) &&
      name.split(",").length < 4 &&
      (isInstitution || name.endsWith(",")
        ? !given
        : given
          ? !/(?:^|\s)\p{Ll}[\p{L}']*$/u.test(given) && !SUFFIX.test(given) && (!suffix || SUFFIX.test(suffix))
          : !family.includes(" ") || /^\S+ \p{Lu}{1,3}$/u.test(family));
    this.authors.push(name.replace(/,$/, ""));
    if (!isSure) this.leaveOut(translate("Check the author"), name);
  }

  /** @param {string} name */
  isInstitution(name) {
    const words = name.toLowerCase().split(/[\s.,()]+/).filter(Boolean);
    return words.length > 1 && words.some((word) => this.rules.institutionWords.includes(word));
  }

  /** The facts, with the authors one a line. */
  done() {
    if (this.authors.length) this.reference.authors = this.authors.join("\n");
    return { reference: this.reference, unread: this.unread };
  }
}

/**
 * A text on one line, without the markup and entities that databases leave in it.
 * @param {unknown} value
 */
export const plain = (value) =>
  unescaped(String(value ?? ""))
    .replace(MARKUP, "")
    .normalize("NFC")
    .replace(/\s+/g, " ")
    .trim();
