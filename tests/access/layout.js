// Where things stand: what is too wide, cut off, too small to hit, out of order, or moves (WCAG 2.2, 1.3.2, 1.4, 2.3, 2.5).
"use strict";

(() => {
  const { checks, contrast, examined, forEars, ground, over, parts, shown, visible } = window.access;
  const TARGETS = "a[href], button:enabled, summary, input:not([type=hidden]), select, textarea, [role=button], [tabindex='0'][onclick]";
  const SMALLEST = 24;
  // What only works on a screen: the choice of what to see, ways to other places, counts that follow the choice.
  const NOT_FOR_PAPER = ".lens, .live, .nothing, .jumps, .neighbours, .md-content__button, .status-line, .buttons, .routes, :has(+ .routes), .take-along, .form-script, option, .versions ul, .cite-this details details, .finding .excerpt details, .save-figure, .references-in-view, .take-row, .matrix-controls, .cite-texts, .results-end, .finding-head > .part, .form-button, .without-scripts, .alone, .hand-in, .md-typeset:has(.worksheet) .cite-this";

  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const ownText = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && /\S/.test(node.data));

  /** Whether an element may be cut off or stand outside of the screen, as it can be moved into view or is not meant to be. */
  function excused(element) {
    if (forEars(element) || getComputedStyle(element).clipPath !== "none") return true;
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      if (scrolls(each) || each.matches(".md-sidebar, [hidden]") || forEars(each)) return true;
      if (getComputedStyle(each).clipPath !== "none") return true;
    }
    return false;
  }

  Object.assign(checks, {
    /** What is wider than the screen: a reader has to move to and fro for each line. */
    too_wide() {
      const width = document.documentElement.clientWidth;
      const found = document.scrollingElement.scrollWidth > width ? [`the page is ${document.scrollingElement.scrollWidth} wide`] : [];
      for (const element of document.querySelectorAll("main *, footer *, header *")) {
        const box = element.getBoundingClientRect();
        if (box.right > width + 1 && box.width > 1 && visible(element) && !excused(element)) found.push(shown(element));
      }
      return found.slice(0, 5);
    },

    /** Words that are cut off because their box does not grow with them. */
    cut_off() {
      return [...document.querySelectorAll("main *, footer *, header *")]
        .filter((element) => (ownText(element) || element.matches("p, li, td, th")) && visible(element) && !forEars(element))
        .filter((element) => {
          const look = getComputedStyle(element);
          const down = /hidden|clip/.test(look.overflowY) && element.scrollHeight > element.clientHeight + 2;
          const across = /hidden|clip/.test(look.overflowX) && element.scrollWidth > element.clientWidth + 2;
          return element.clientWidth > 1 && (down || across) && !excused(element);
        })
        .map(shown);
    },

    /** Targets smaller than a fingertip that stand too near to another. Links among words are as large as their words. */
    small_targets() {
      const targets = [...document.querySelectorAll(TARGETS)].filter((each) => visible(each) && !forEars(each) && !ofTheTheme(each));
      const boxes = targets.map((each) => labelledBox(each));
      const small = (box) => box.width < SMALLEST - 0.5 || box.height < SMALLEST - 0.5;
      return targets
        .filter((target, index) => {
          const box = boxes[index];
          if (!small(box) || amongWords(target)) return false;
          return boxes.some((other, place) => {
            if (place === index || targets[place].contains(target) || target.contains(targets[place])) return false;
            const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
            const reach = small(other) ? SMALLEST : SMALLEST / 2;
            const nearest = small(other)
              ? [other.x + other.width / 2, other.y + other.height / 2]
              : [Math.min(Math.max(x, other.x), other.right), Math.min(Math.max(y, other.y), other.bottom)];
            return Math.hypot(x - nearest[0], y - nearest[1]) < reach - 0.5;
          });
        })
        .map((target) => `${shown(target)} (${JSON.stringify([target.offsetWidth, target.offsetHeight])})`);
    },

    /** What is shown in another order than it stands in the page: the keyboard and the ear follow the page. */
    out_of_order() {
      return [...document.querySelectorAll("main *, header *, footer *")]
        .filter((element) => examined(element) && visible(element))
        .filter((element) => {
          const look = getComputedStyle(element);
          const turned = /flex/.test(look.display) && /reverse/.test(`${look.flexDirection} ${look.flexWrap}`);
          const moved = look.order !== "0" && laysOut(element.parentElement) && !element.matches(".md-sidebar");
          return moved || (turned && element.children.length > 1);
        })
        .map(shown);
    },

    /** What moves although the reader asked for less movement. */
    movement() {
      const slow = (times) => times.split(",").some((time) => parseFloat(time) * (time.includes("ms") ? 1 : 1000) > 10);
      const found = getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["the page scrolls smoothly"] : [];
      for (const element of document.querySelectorAll("body, body *")) {
        if (!examined(element)) continue;
        for (const part of [undefined, "::before", "::after"]) {
          const look = getComputedStyle(element, part);
          const runs = look.animationName !== "none" && slow(look.animationDuration);
          if ((runs || slow(look.transitionDuration)) && (!part || look.content !== "none")) found.push(shown(element) + (part ?? ""));
        }
      }
      return found.slice(0, 5);
    },

    /** What shows itself as something to press, and is nothing that the keyboard can reach. */
    only_by_mouse() {
      const reached = "a[href], button, summary, input, select, textarea, label, option, [tabindex]";
      return [...document.querySelectorAll("body *")]
        .filter((each) => examined(each) && getComputedStyle(each).cursor === "pointer" && getComputedStyle(each.parentElement).cursor !== "pointer")
        .filter((each) => visible(each) && !each.closest(reached))
        .map(shown);
    },

    /** What comes up when the mouse is over something, and not when the keyboard is there. */
    comes_up_on_hover() {
      const brings = (style) => ["display", "visibility", "opacity", "content", "clip-path"].some((name) => style.getPropertyValue(name));
      const rules = [...document.styleSheets].flatMap((sheet) => everyRule(sheet.cssRules));
      const selectors = new Set(rules.flatMap((rule) => parted(rule.selectorText)));
      return rules
        .filter((rule) => brings(rule.style))
        .flatMap((rule) => parted(rule.selectorText))
        .filter((selector) => /:hover[^,]*[\s>+~]\S/.test(selector) || /:hover::(before|after)/.test(selector))
        .filter((selector) => document.querySelector(selector.replace(/:hover|::(before|after)/g, "") || "*"))
        .filter((selector) => !["focus", "focus-within", "focus-visible"].some((twin) => selectors.has(selector.replace(":hover", `:${twin}`))));
    },

    /** What paper does not show, or shows in a colour that paper does not bear. Asked while the page is laid out for print. */
    badly_printed() {
      const found = [];
      for (const element of document.querySelectorAll("body *")) {
        if (["fixed", "sticky"].includes(getComputedStyle(element).position) && visible(element)) found.push(`stays in its place: ${shown(element)}`);
      }
      const white = [255, 255, 255, 1];
      for (const element of document.querySelectorAll("main article *")) {
        if (!ownText(element) || forEars(element) || element.closest("script, [hidden], svg, button")) continue;
        const style = getComputedStyle(element);
        if (!visible(element) && !element.closest(NOT_FOR_PAPER)) found.push(`is not printed: ${shown(element)}`);
        else if (visible(element) && contrast(over(parts(style.color), white), paper(element)) < 4.5) found.push(`pale: ${shown(element)}`);
      }
      const title = document.querySelector("main h1");
      if (!title || !visible(title)) found.push("the title is not printed");
      return found.slice(0, 5);
    },
  });

  /** The theme's boxes that nobody sees, and that stand behind their labels. */
  const ofTheTheme = (element) => element.matches(".md-toggle, .md-option, .md-nav__toggle");

  /** The box that can be hit: a box to tick can be hit at its label too. */
  function labelledBox(element) {
    const own = element.getBoundingClientRect();
    if (!/checkbox|radio/.test(element.type ?? "")) return own;
    const boxes = [own, ...[...(element.labels ?? [])].map((label) => label.getBoundingClientRect())];
    const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
    const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
    return new DOMRect(x, y, right - x, bottom - y);
  }

  function amongWords(target) {
    if (!getComputedStyle(target).display.startsWith("inline")) return false;
    const words = [...target.parentElement.childNodes].filter((node) => node !== target).map((node) => node.textContent);
    return /\w/.test(words.join(" ")) && getComputedStyle(target).display === "inline";
  }

  const laysOut = (element) => element && /flex|grid/.test(getComputedStyle(element).display);

  /** The ground of an element on paper, where a background is printed only on demand. */
  function paper(element) {
    for (let each = element; each; each = each.parentElement) {
      if (getComputedStyle(each).printColorAdjust === "exact" && parts(getComputedStyle(each).backgroundColor)[3] > 0) return ground(each, true);
    }
    return [255, 255, 255, 1];
  }

  function everyRule(rules) {
    return [...rules].flatMap((rule) => {
      if (rule.media && !matchMedia(rule.media.mediaText).matches) return [];
      return rule.selectorText ? [rule] : rule.cssRules ? everyRule(rule.cssRules) : [];
    });
  }

  /** The selectors of a list, parted at the commas that stand in no brackets. */
  function parted(list) {
    return (list ?? "").split(/,(?![^(]*\))/).map((selector) => selector.trim());
  }
})();
