// The shapes of a page: elements of one shape have the same styles and the same part in the page, and differ in their texts.
"use strict";

(() => {
  const { passed, settled } = window.access;
  const FEWEST = 2;
  // What scripts, browsers and screen readers go by beside tags and classes. Of the others that matter, the name is enough.
  const STATED = /^(class|role|type|open|hidden|disabled|tabindex|colspan|rowspan|fill|stroke|(fill-|stroke-)?opacity|stroke-width)$/;
  const NAMED = /^(aria|data)-|^(alt|lang|href|controls|contenteditable|scope|for)$/;

  /** The attributes that style sheets ask for, each with what they ask. */
  function asked() {
    const found = new Map();
    const visit = (rules) => {
      for (const rule of rules) {
        for (const [selector, name] of (rule.selectorText ?? "").matchAll(/\[([\w-]+)[^\]]*\]/g)) found.set(name, (found.get(name) ?? new Set()).add(selector));
        if (rule.cssRules) visit(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) visit(sheet.cssRules);
    return found;
  }

  /** A number for a text, in 53 bits: no two of some thousands get the same. */
  function numbered(text, around) {
    let [one, other] = [0xdeadbeef ^ around, 0x41c6ce57 ^ (around / 0x100000000)];
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      one = Math.imul(one ^ code, 2654435761);
      other = Math.imul(other ^ code, 1597334677);
    }
    one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
    other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
    return 0x100000000 * (0x1fffff & other) + (one >>> 0);
  }

  /** Every element by its shape: the way to it from the root, by tags, classes, attributes, and whether anything is in it. */
  function shapes() {
    const found = new Map();
    const selectors = asked();
    const own = (element) => {
      const parts = [element.localName, element.textContent?.trim() ? "" : "empty"];
      for (const { name, value } of [...element.attributes].sort((one, other) => (one.name < other.name ? -1 : 1))) {
        if (STATED.test(name)) parts.push(`${name}=${value}`);
        else if (NAMED.test(name)) parts.push(value ? name : `${name}=`);
        for (const selector of selectors.get(name) ?? []) if (element.matches(selector)) parts.push(selector);
      }
      return parts.join("|");
    };
    const visit = (element, around) => {
      const shape = numbered(own(element), around);
      if (found.has(shape)) found.get(shape).push(element);
      else found.set(shape, [element]);
      for (const child of element.children) if (!child.matches("head, script, style, template")) visit(child, shape);
    };
    visit(document.documentElement, 0);
    return found;
  }

  const chosen = [];

  /**
   * Chooses what is examined closely: of each shape that is not among those seen, the first two elements and the last.
   * Returns the new shapes. Before that, and of elements that come later, everything is examined.
   */
  window.access.choose = async (seen) => {
    await settled();
    const known = new Set(seen);
    const every = shapes();
    const fresh = [...every.keys()].filter((shape) => !known.has(shape));
    for (const [shape, elements] of every) {
      const kept = known.has(shape) ? new Set() : new Set([...elements.slice(0, FEWEST), elements.at(-1)]);
      for (const element of elements) if (!kept.has(element)) passed.add(element);
      chosen.push(...kept);
    }
    return fresh;
  };

  /**
   * The outermost elements with something new in them; the whole page if what is new is outside of its regions, since it
   * may concern the page.
   */
  window.access.roots = () => {
    const all = new Set(chosen);
    const roots = chosen.filter((element) => element.isConnected && !all.has(element.parentElement));
    return roots.every((element) => element.parentElement?.closest("main, header, footer, nav, aside, form")) ? roots : [document.documentElement];
  };
})();
