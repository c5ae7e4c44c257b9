// Changes the theme's search in two ways, before its scripts run.
"use strict";

(() => {
  // The index is the largest file of a page, and most readers never search: it is fetched when a reader moves to the search
  // field, or comes to the page from a search.
  let isWanted = /[?&][qh]=/.test(location.search);
  /** @type {(() => void)[]} */
  const waiting = [];
  document.querySelector(".md-search")?.addEventListener("focusin", () => {
    isWanted = true;
    waiting.splice(0).forEach((send) => send());
  });
  window.XMLHttpRequest = class extends XMLHttpRequest {
    isForIndex = false;

    /**
     * @override
     * @param {string} method
     * @param {string | URL} address
     */
    open(method, address, isAsync = true) {
      super.open(method, address, isAsync);
      this.isForIndex = String(address).endsWith("search_index.json");
    }

    /**
     * @override
     * @param {XMLHttpRequestBodyInit} [body]
     */
    send(body) {
      const send = () => super.send(body);
      if (isWanted || !this.isForIndex) send();
      else waiting.push(send);
    }
  };

  // A search finds what has all words of a phrase or, where nothing has, any of them. The index leaves out these words, so
  // they cannot be required.
  const QUERY = 2;
  const RESULT = 3;
  const SEPARATORS = /[\s\-_,.:;!?=[\]()“”/]+/;
  const OPERATOR = /["*^~]|(?:^|\s)[+-]/;
  const STOP_WORDS = new Set(
    (
      "a able about across after all almost also am among an and any are as at be because been but by can cannot could dear " +
      "did do does either else ever every for from get got had has have he her hers him his how however i if in into is it " +
      "its just least let like likely may me might most must my neither no nor not of off often on only or other our own " +
      "rather said say says she should since so some than that the their them then there these they this tis to too twas us " +
      "wants was we were what when where which while who whom why will with would yet you your"
    ).split(" "),
  );

  /** @param {string} query */
  function requireAllWords(query) {
    if (OPERATOR.test(query)) return query;
    const words = query.split(SEPARATORS).filter(Boolean);
    const required = words.filter((word) => !STOP_WORDS.has(word.toLowerCase()));
    return (required.length ? required : words).map((word) => `+${word}`).join(" ");
  }

  window.Worker = class extends Worker {
    query = "";

    /**
     * @param {string | URL} address
     * @param {WorkerOptions} [options]
     */
    constructor(address, options) {
      super(address, options);
      this.addEventListener("message", (event) => {
        if (event.data.type !== RESULT || event.data.data.items.length || !this.query) return;
        event.stopImmediatePropagation();
        super.postMessage({ type: QUERY, data: this.query });
        this.query = "";
      });
    }

    /**
     * @override
     * @param {any} message
     * @param {any} [transfer]
     */
    postMessage(message, transfer) {
      if (message.type !== QUERY) return super.postMessage(message, transfer);
      this.query = message.data;
      return super.postMessage({ ...message, data: requireAllWords(message.data) }, transfer);
    }
  };
})();
