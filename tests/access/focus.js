// The focus: whether it is seen where it is, and whether anything lies over it (WCAG 2.2, 2.4.7, 2.4.11, 1.4.11).
"use strict";

(() => {
  const { contrast, ENOUGH, examined, ground, over, parts, settled, shown, visible } = window.access;
  const FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex]";

  /** Where the focus of an element is drawn: on it, or on the label of a box that nobody sees. */
  function places(element) {
    if (element.matches(".md-option")) return [element.nextElementSibling];
    return [element];
  }

  /** Everything that the Tab key can reach, in its order. */
  function reachable() {
    return [...document.querySelectorAll(FOCUSABLE)].filter((each) => {
      const shut = each.closest("details:not([open])");
      const folded = shut && each !== shut.querySelector("summary");
      return each.tabIndex >= 0 && !each.disabled && !folded && !each.closest("[inert]") && visible(places(each)[0]);
    });
  }

  const LOOKS = ["outlineStyle", "outlineWidth", "outlineColor", "outlineOffset", "boxShadow", "backgroundColor", "borderColor"];
  const looksOf = (element) => {
    const look = getComputedStyle(element);
    return { ...Object.fromEntries(LOOKS.map((name) => [name, look[name]])), whole: ground(element, true) };
  };

  /** Whether the change from one look to the other is one that can be seen. */
  function tells(element, before, after) {
    const inside = parseFloat(after.outlineOffset) < 0;
    const under = ground(element, inside);
    const seen = (colour) => contrast(over(parts(colour), under), under) >= ENOUGH;
    const changed = (name) => before[name] !== after[name];
    const outlined = after.outlineStyle !== "none" && parseFloat(after.outlineWidth) >= 1;
    const ring = /(rgba?\([^)]*\)|\S+\([^)]*\)) [^,]*/.exec(after.boxShadow);
    return (
      (outlined && (changed("outlineStyle") || changed("outlineWidth") || changed("outlineColor")) && seen(after.outlineColor)) ||
      (changed("boxShadow") && ring !== null && seen(ring[1])) ||
      (changed("borderColor") && seen(after.borderColor.split(/ (?=rgb)/)[0])) ||
      (changed("backgroundColor") && contrast(before.whole, after.whole) >= ENOUGH)
    );
  }

  /** What of a box is in the window; all of it where it is out of sight. */
  function onScreen(box) {
    const [left, top] = [Math.max(box.left, 0), Math.max(box.top, 0)];
    const [right, bottom] = [Math.min(box.right, innerWidth), Math.min(box.bottom, innerHeight)];
    return right > left && bottom > top ? new DOMRect(left, top, right - left, bottom - top) : box;
  }

  /** Whether something else lies over all of an element, or all of it is out of sight. */
  function covered(element) {
    return [...element.getClientRects()].every((whole) => {
      const box = onScreen(whole);
      const inset = Math.min(3, box.width / 4, box.height / 4);
      const across = [box.left + inset, box.left + box.width / 2, box.right - inset];
      const down = [box.top + inset, box.top + box.height / 2, box.bottom - inset];
      const points = across.flatMap((x) => down.map((y) => [x, y]));
      return points.every(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return !top || !(element.contains(top) || (top.contains(element) && top !== document.body && top !== document.documentElement));
      });
    });
  }

  /** Of elements that the same rules of style apply to and that look alike, the first two and the last: the rest differ in place alone. */
  function groups() {
    const lines = new Map();
    // Tags, classes and states from the root of the page on.
    const line = (element) => {
      if (!element) return "";
      if (!lines.has(element)) {
        const states = ["role", "type", "open"].map((name) => element.getAttribute(name)).join();
        lines.set(element, `${line(element.parentElement)}>${element.localName}.${element.className}[${states}]`);
      }
      return lines.get(element);
    };
    const alike = Map.groupBy(reachable().filter(examined), (each) => line(each) + Object.values(looksOf(places(each)[0])).join());
    return [...alike.values()].map((group) => [...new Set([...group.slice(0, 2), group.at(-1)])]);
  }

  const inOrder = (one, other) => (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

  /**
   * Gives the focus to elements of every look, and says where it is not seen. With `everywhere`, also to those that look
   * alike at other places, forwards and back, and says where it is covered.
   */
  window.access.focus = async (everywhere) => {
    const found = { unseen_focus: [], covered_focus: [] };
    document.activeElement?.blur();
    const forwards = groups().flatMap((group) => (everywhere ? group : group.slice(0, 1))).sort(inOrder);
    const before = new Map(forwards.map((each) => [each, places(each).map(looksOf)]));
    const asked = new Set();
    for (const element of everywhere ? [...forwards, ...forwards.toReversed()] : forwards) {
      const drawn = places(element);
      element.focus();
      if (document.activeElement !== element) continue;
      const unseen = () => !asked.has(element) && !drawn.some((each, index) => tells(each, before.get(element)[index], looksOf(each)));
      const hidden = () => everywhere && covered(drawn[0]);
      if (unseen() || hidden()) {
        await settled(); // what opens or slides into view has done so by then
        if (unseen()) found.unseen_focus.push(shown(element));
        if (hidden()) found.covered_focus.push(shown(element));
      }
      asked.add(element);
    }
    document.activeElement?.blur();
    scrollTo(0, 0);
    return found;
  };

  /** Everything that the Tab key can reach, in its order. */
  window.access.reachable = reachable;

  /** Takes out of the reach of the Tab key what looks and stands like others that stay in it. */
  window.access.thin = () => {
    const kept = new Set(groups().flat());
    for (const each of reachable()) if (!kept.has(each)) each.tabIndex = -1;
  };
})();
