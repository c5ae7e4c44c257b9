import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { runInNewContext } from "node:vm";

const SCRIPT = readFileSync(new URL("../../docs/assets/search.js", import.meta.url), "utf-8");
const QUERY = 2;
const RESULT = 3;

/**
 * What the theme's scripts find after this script has run, with what they have sent.
 * @param {string} query of the page's address
 */
function pageWith(query = "") {
  /** @type {string[]} */
  const sent = [];
  /** @type {() => void} */
  let focusSearch = () => {};
  class XMLHttpRequest {
    /** @type {string} */
    address = "";

    /** @param {string} _ @param {string} address */
    open(_, address) {
      this.address = address;
    }

    send() {
      sent.push(this.address);
    }
  }
  class Worker extends EventTarget {
    /** @param {{data: string}} message */
    postMessage({ data }) {
      sent.push(data);
    }
  }
  /** @param {string} _ @param {() => void} listener */
  const addEventListener = (_, listener) => {
    focusSearch = listener;
  };
  /** @type {any} */
  const window = {};
  const document = { querySelector: () => ({ addEventListener }) };
  runInNewContext(SCRIPT, { window, document, location: { search: query }, XMLHttpRequest, Worker });
  /** @param {string} address */
  const fetchFile = (address) => {
    const request = new window.XMLHttpRequest();
    request.open("GET", address);
    request.send();
  };
  return { sent, fetchFile, focusSearch: () => focusSearch(), worker: new window.Worker("worker.js") };
}

/**
 * @param {EventTarget} worker
 * @param {string[]} items
 */
const answer = (worker, items) => {
  const event = Object.assign(new Event("message"), { data: { type: RESULT, data: { items } } });
  worker.dispatchEvent(event);
};

/** @type {[asked: string, sent: string, why: string][]} */
const QUERIES = [
  ["positive risks", "+positive +risks", "all words are required"],
  ["the misuse of diagnosis", "+misuse +diagnosis", "words that the index leaves out are not"],
  ["to be", "+to +be", "unless there are no others"],
  ["“tennis-ball” effect…", "+tennis +ball +effect…", "words are separated as in the index"],
  ["trust -clinicians", "trust -clinicians", "a reader's own operators are kept"],
  ['"night bus"', '"night bus"', "quotation marks are operators too"],
];
for (const [asked, sent, why] of QUERIES) {
  test(`of a search, ${why}: ${asked}`, () => {
    const page = pageWith();
    page.worker.postMessage({ type: QUERY, data: asked });
    assert.deepEqual(page.sent, [sent]);
  });
}

test("where nothing has all words, the search is repeated once with any of them", () => {
  const page = pageWith();
  page.worker.postMessage({ type: QUERY, data: "stigma zzyzx" });
  answer(page.worker, []);
  answer(page.worker, []);
  assert.deepEqual(page.sent, ["+stigma +zzyzx", "stigma zzyzx"]);
});

test("where something has all words, the search is not repeated", () => {
  const page = pageWith();
  page.worker.postMessage({ type: QUERY, data: "stigma" });
  answer(page.worker, ["a page"]);
  assert.deepEqual(page.sent, ["+stigma"]);
});

test("messages that are no searches are sent as they are", () => {
  const page = pageWith();
  page.worker.postMessage({ type: 0, data: "the index" });
  assert.deepEqual(page.sent, ["the index"]);
});

test("the index is fetched when the reader moves to the search field", () => {
  const page = pageWith();
  page.fetchFile("../search/search_index.json");
  page.fetchFile("../sitemap.xml");
  assert.deepEqual(page.sent, ["../sitemap.xml"]);
  page.focusSearch();
  page.fetchFile("search_index.json");
  assert.deepEqual(page.sent, ["../sitemap.xml", "../search/search_index.json", "search_index.json"]);
});

test("the index is fetched at once on a page that a search leads to", () => {
  const page = pageWith("?h=trust");
  page.fetchFile("search_index.json");
  assert.deepEqual(page.sent, ["search_index.json"]);
});
