// Two things that the theme's search does otherwise, set up before its scripts run.
"use strict";

(() => {
  // The index is the heaviest thing of a page, and most readers never search: it is fetched when somebody turns to the
  // search, or comes from it.
  let wanted = /[?&][qh]=/.test(location.search);
  const waiting = [];
  document.querySelector(".md-search").addEventListener("focusin", () => {
    wanted = true;
    waiting.splice(0).forEach((send) => send());
  });
  window.XMLHttpRequest = class extends XMLHttpRequest {
    open(method, address, ...rest) {
      super.open(method, address, ...rest);
      this.waits = String(address).endsWith("search_index.json");
    }

    send(body) {
      const send = () => super.send(body);
      if (wanted || !this.waits) send();
      else waiting.push(send);
    }
  };

  // A phrase is found by all its words; where no place has them all, by any of them. The words that the index leaves out
  // cannot be asked for; these are they.
  const QUERY = 2;
  const RESULT = 3;
  const BETWEEN = /[\s\-_,.:;!?=[\]()“”/]+/;
  const OPERATOR = /["*^~]|(?:^|\s)[+-]/;
  const LEFT_OUT = new Set(
    (
      "a able about across after all almost also am among an and any are as at be because been but by can cannot could dear " +
      "did do does either else ever every for from get got had has have he her hers him his how however i if in into is it " +
      "its just least let like likely may me might most must my neither no nor not of off often on only or other our own " +
      "rather said say says she should since so some than that the their them then there these they this tis to too twas us " +
      "wants was we were what when where which while who whom why will with would yet you your"
    ).split(" "),
  );

  function withAllWords(query) {
    if (OPERATOR.test(query)) return query;
    const words = query.split(BETWEEN).filter(Boolean);
    const telling = words.filter((word) => !LEFT_OUT.has(word.toLowerCase()));
    return (telling.length ? telling : words).map((word) => `+${word}`).join(" ");
  }

  window.Worker = class extends Worker {
    constructor(...of) {
      super(...of);
      this.addEventListener("message", (event) => {
        if (event.data.type !== RESULT || event.data.data.items.length || !this.asked) return;
        event.stopImmediatePropagation();
        super.postMessage({ type: QUERY, data: this.asked });
        this.asked = "";
      });
    }

    postMessage(message, ...rest) {
      if (message.type !== QUERY) return super.postMessage(message, ...rest);
      this.asked = message.data;
      return super.postMessage({ ...message, data: withAllWords(message.data) }, ...rest);
    }
  };
})();
