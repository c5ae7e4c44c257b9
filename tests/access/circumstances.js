// The circumstances in which a page is looked at, and changes to it that are taken back.
"use strict";

(() => {
  const { checks, focus, settled } = window.access;

  const FEWEST = 2;
  const LONG = 1500;

  /**
   * Takes out of a long page what comes again and again: elements with neighbours of their kind whose every part, from the
   * root of the page on, is left twice in the same tags, classes and attributes. Returns how many were taken out.
   */
  window.access.prune = (long = LONG) => {
    if (document.querySelectorAll("*").length < long) return 0;
    const lines = new Map([[document.documentElement, ""]]);
    const line = (element) => {
      if (!lines.has(element)) {
        const stated = [...element.attributes].filter(({ name }) => /^(class|role|type|open|hidden|disabled|fill)$|^(aria|data)-/.test(name));
        const own = stated.map(({ name, value }) => (/^(aria|data)-/.test(name) ? name : value)).sort();
        lines.set(element, `${line(element.parentElement)}>${element.localName}[${own}]`);
      }
      return lines.get(element);
    };
    const left = new Map();
    const known = (element) => [element, ...element.querySelectorAll("*")].every((each) => left.get(line(each)) >= FEWEST);
    let taken = 0;
    const visit = (element) => {
      left.set(line(element), (left.get(line(element)) ?? 0) + 1);
      if (element.matches("svg, tr, select")) {
        for (const each of element.querySelectorAll("*")) left.set(line(each), (left.get(line(each)) ?? 0) + 1);
        return;
      }
      const last = new Map([...element.children].map((child) => [line(child), child]));
      for (const child of [...element.children]) {
        if (last.get(line(child)) === child || !known(child)) visit(child);
        else {
          child.remove();
          taken += 1;
        }
      }
    };
    visit(document.body);
    return taken;
  };

  const opened = new Set();

  /** Puts a page into circumstances: a colour scheme, a style sheet of the reader's own, larger text, everything unfolded. */
  window.access.putOn = async ({ scheme, css, times, unfolded, changed }) => {
    const root = document.documentElement;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = css ? [sheet] : [];
    document.body.setAttribute("data-md-color-scheme", scheme);
    root.style.fontSize = "";
    if (times !== 1) root.style.fontSize = `${parseFloat(getComputedStyle(root).fontSize) * times}px`;
    // An open sheet of filters covers a narrow page until the reader closes it.
    if (unfolded) for (const each of document.querySelectorAll("main details:not([open], .lens-panel)")) opened.add(each);
    for (const each of opened) each.open = unfolded;
    if (!unfolded) opened.clear();
    if (changed) await settled();
  };

  /** What is wrong in these circumstances: the name of the check, and where. */
  window.access.look = async ({ looks, focused, everywhere }) => {
    const found = looks.flatMap((name) => checks[name]().map((where) => [name, where]));
    if (!focused) return found;
    return [...found, ...Object.entries(await focus(everywhere)).flatMap(([name, places]) => places.map((where) => [name, where]))];
  };

  /** Puts a page into circumstances and says what is wrong with it then. */
  window.access.examine = async (circumstances, wanted) => {
    await window.access.putOn(circumstances);
    return window.access.look(wanted);
  };

  /** Watches a page; returns what takes every change of its elements since then back. */
  window.access.watch = () => {
    const records = [];
    const observer = new MutationObserver((more) => records.push(...more));
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      attributeOldValue: true,
      characterData: true,
      characterDataOldValue: true,
    });
    return () => {
      records.push(...observer.takeRecords());
      observer.disconnect();
      records.reverse().forEach(undo);
    };
  };

  function undo({ type, target, attributeName, oldValue, addedNodes, removedNodes, nextSibling }) {
    if (type === "characterData") target.data = oldValue;
    else if (type === "childList") {
      for (const each of addedNodes) each.remove();
      for (const each of removedNodes) target.insertBefore(each, nextSibling);
    } else if (attributeName === "style") target.style.cssText = oldValue ?? ""; // a policy may forbid the attribute
    else if (oldValue === null) target.removeAttribute(attributeName);
    else target.setAttribute(attributeName, oldValue);
  }
})();
