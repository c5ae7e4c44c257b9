/** The index of the search, of which only the shards are fetched that a search needs (hooks/review/search/index.py). */

/** @import { Language } from "./words.js" */

/**
 * The content of index.json.
 * @typedef {object} Contents
 * @property {number} count how many documents there are
 * @property {[kind: string, first: number][]} kinds with the number of their first document
 * @property {[first: string, name: string][]} terms shards, with the first term of each
 * @property {[first: number, name: string][]} documents shards, with the first document of each
 * @property {Name[][]} groups names of one thing
 */

/** @typedef {[name: string, stems: string[]]} Name */

/** @typedef {[url: string, title: string, lines: string[], context: string]} FoundDocument */

/** @typedef {(name: string) => Promise<any>} Fetch what a file of the folder search/ holds, by its name without extension */

const POSTING = /([0-9a-z]+)([A-Z])/g;
const BASE = 36;
const BEFORE_A = "A".charCodeAt(0) - 1;

export class Index {
  /** @type {Map<string, Promise<Record<string, any>>>} */
  #shards = new Map();
  #contents;
  #fetch;

  /**
   * @param {Contents & Language} contents
   * @param {Fetch} fetch
   */
  constructor(contents, fetch) {
    this.#contents = contents;
    this.#fetch = fetch;
    /** @type {Language} */
    this.language = contents;
    this.groups = contents.groups;
    this.count = contents.count;
  }

  /**
   * The kind of a document.
   * @param {number} number
   */
  kindOf(number) {
    return this.#contents.kinds.findLast(([, first]) => first <= number)?.[0] ?? "";
  }

  /**
   * Every term that begins so, with its documents; only the term itself where `isWhole`.
   * @param {string} beginning
   * @param {boolean} [isWhole]
   * @returns {Promise<Map<string, string>>} postings by term
   */
  async terms(beginning, isWhole = false) {
    const shards = this.#contents.terms.filter(([first], place, all) => {
      const next = all[place + 1]?.[0];
      const isAfter = first > beginning && (isWhole || !first.startsWith(beginning));
      return !isAfter && (next === undefined || next > beginning);
    });
    const found = new Map();
    for (const shard of await Promise.all(shards.map(([, name]) => this.#shard(name)))) {
      if (isWhole) {
        if (Object.hasOwn(shard, beginning)) found.set(beginning, shard[beginning]);
      } else {
        for (const [term, postings] of Object.entries(shard)) if (term.startsWith(beginning)) found.set(term, postings);
      }
    }
    return found;
  }

  /**
   * A document.
   * @param {number} number
   * @returns {Promise<FoundDocument>}
   */
  async document(number) {
    const shard = this.#contents.documents.findLast(([first]) => first <= number)?.[1] ?? "";
    return (await this.#shard(shard))[number];
  }

  /** @param {string} name */
  #shard(name) {
    const known = this.#shards.get(name);
    if (known) return known;
    const fetched = this.#fetch(name);
    this.#shards.set(name, fetched);
    fetched.catch(() => this.#shards.delete(name));
    return fetched;
  }
}

/**
 * Opens an index.
 * @param {Fetch} fetch
 */
export const openIndex = async (fetch) => new Index(await fetch("index"), fetch);

/**
 * The documents that have a term, with how much it says of each: from 1 to 26.
 * @param {string} postings
 * @returns {Map<number, number>}
 */
export function levels(postings) {
  /** @type {Map<number, number>} */
  const found = new Map();
  let number = 0;
  for (const [, step, level] of postings.matchAll(POSTING)) {
    number += parseInt(step, BASE);
    found.set(number, Math.max(found.get(number) ?? 0, level.charCodeAt(0) - BEFORE_A));
  }
  return found;
}
