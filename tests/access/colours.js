// Colours as a reader sees them: what lies under an element, and how far two colours stand apart (WCAG 2.2, 1.4.3, 1.4.11).
"use strict";

window.access = (() => {
  const ENOUGH = 3;
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();

  /** A CSS colour as red, green, blue (0 to 255) and alpha (0 to 1). */
  function parts(colour) {
    if (!known.has(colour)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  }

  function over([red, green, blue, alpha], [r, g, b]) {
    const mix = (top, under) => top * alpha + under * (1 - alpha);
    return [mix(red, r), mix(green, g), mix(blue, b), 1];
  }

  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function contrast(one, other) {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }

  /** The colour that lies under an element, or with `own`, the one it has itself over what lies under it. */
  function ground(element, own = false) {
    const layers = [];
    for (let each = own ? element : element.parentElement; each; each = each.parentElement) {
      const layer = parts(getComputedStyle(each).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    if (layers.at(-1)?.[3] !== 1) layers.push(parts("Canvas"));
    return layers.reduceRight((under, top) => over(top, under));
  }

  function opacity(element) {
    let product = 1;
    for (let each = element; each; each = each.parentElement) product *= Number(getComputedStyle(each).opacity);
    return product;
  }

  function faded(colour, factor) {
    const [red, green, blue, alpha] = parts(colour);
    return [red, green, blue, alpha * factor];
  }

  function visible(element) {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  }

  /** Whether an element is out of sight on purpose, for those who listen. */
  const forEars = (element) => element.closest(".visually-hidden") !== null;

  /** An element in short, to be found again. */
  function shown(element) {
    const name = element.tagName.toLowerCase() + (element.id ? `#${element.id}` : "");
    const classes = [...element.classList].map((each) => `.${each}`).join("");
    return `<${name}${classes}> ${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}`;
  }

  /** Two frames on: what a page does when its size, its media or its parts change, it has done by then. */
  const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

  /** What shapes.js leaves out of the checks of single elements, and whether it left one in. */
  const passed = new WeakSet();
  const examined = (element) => !passed.has(element);

  const SHAPES = "rect, circle, ellipse, line, polyline, polygon, path";

  /** How a shape of a drawing is painted over what lies under the drawing; nothing where it is not painted. */
  function paint(shape) {
    const look = getComputedStyle(shape);
    const box = shape.getBoundingClientRect();
    if (look.display === "none" || look.visibility === "hidden" || (box.width === 0 && box.height === 0)) return null;
    const under = ground(shape.closest("svg"), true);
    const solid = (colour, share) => {
      if (colour === "none") return null;
      const seen = faded(colour, Number(share) * opacity(shape));
      return seen[3] > 0 ? over(seen, under) : null;
    };
    const isLine = ["line", "polyline"].includes(shape.localName);
    const patterned = look.fill.startsWith("url(");
    return {
      under,
      patterned,
      fill: patterned || isLine ? null : solid(look.fill, look.fillOpacity),
      stroke: parseFloat(look.strokeWidth) > 0 ? solid(look.stroke, look.strokeOpacity) : null,
    };
  }

  function* shapes(wanted = () => true) {
    for (const shape of document.querySelectorAll(`svg :is(${SHAPES})`)) {
      if (!wanted(shape)) continue;
      const drawing = shape.closest("svg");
      if (shape.closest("defs, pattern, mask, clipPath, symbol") || !visible(drawing)) continue;
      const painted = paint(shape);
      if (painted && (painted.fill || painted.stroke || painted.patterned)) yield [shape, painted];
    }
  }

  const checks = {
    /** Lines and shapes of drawings that hardly differ from what they stand on. */
    faint_drawings() {
      return [...shapes(examined)]
        .filter(([, { under, fill, stroke, patterned }]) => {
          const told = [fill, stroke].filter(Boolean);
          return !(patterned && !told.length) && !told.some((colour) => contrast(colour, under) >= ENOUGH);
        })
        .map(([shape]) => shown(shape));
    },

    /** Fields whose edge hardly differs from what they stand on. */
    faint_fields() {
      const fields = document.querySelectorAll("input[type=text], input[type=search], input:not([type]), select, textarea");
      return [...fields]
        .filter((field) => examined(field) && visible(field))
        .filter((field) => {
          const framed = [field, field.closest("form > *:only-child")].filter(Boolean);
          return !framed.some((frame) => {
            const look = getComputedStyle(frame);
            const under = ground(frame);
            const ring = /^(rgba?\([^)]*\)|\S+\([^)]*\)) 0px 0px 0px [1-9][\d.]*px/.exec(look.boxShadow);
            const edge = look.borderBottomStyle !== "none" && parseFloat(look.borderBottomWidth) >= 1 && look.borderBottomColor;
            const colours = [edge, ring?.[1]].filter(Boolean).map((colour) => over(parts(colour), under));
            return [...colours, ground(frame, true)].some((colour) => contrast(colour, under) >= ENOUGH);
          });
        })
        .map(shown);
    },

    /** Cells and shapes that differ from their neighbours by their colour and by nothing else. */
    colour_alone() {
      return [...cellsByColour(), ...shapesByColour()];
    },

    /** Links among words that differ from them by their colour and by nothing else. */
    links_by_colour() {
      return [...document.querySelectorAll(":is(main, footer) :is(p, li, dd, td, figcaption) a[href]")]
        .filter((link) => examined(link) && visible(link) && !link.closest("nav, .md-nav") && !forEars(link))
        .filter((link) => {
          const text = [...link.parentElement.childNodes].filter((node) => node.nodeType === 3);
          const look = getComputedStyle(link);
          const frame = parseFloat(look.borderBottomWidth) > 0 && look.borderBottomStyle !== "none";
          const filled = parts(look.backgroundColor)[3] > 0;
          return text.some((node) => /\w/.test(node.data)) && look.textDecorationLine === "none" && !frame && !filled;
        })
        .map(shown);
    },
  };

  function said(cell) {
    const pictures = [...cell.querySelectorAll("img[alt], [aria-label]")].map((each) => each.alt || each.ariaLabel);
    return [cell.textContent, ...pictures].join(" ").trim().replace(/\s+/g, " ");
  }

  /** Cells that are coloured and say nothing, and cells of one table that say the same in two colours. */
  function cellsByColour() {
    const found = [];
    for (const table of document.querySelectorAll("table")) {
      const colours = new Map();
      for (const cell of table.querySelectorAll("tbody td")) {
        const row = String(ground(cell.parentElement.cells[0], true));
        const own = [cell, ...cell.querySelectorAll("span, div, i")].filter(visible).map((each) => String(ground(each, true)));
        const colour = own.find((each) => each !== row);
        if (!colour) continue;
        const words = said(cell);
        if (!/\S/.test(words)) found.push(`a coloured cell without a word: ${shown(cell)}`);
        else if ((colours.get(words) ?? colour) !== colour) found.push(`two colours for the same words: ${shown(cell)}`);
        colours.set(words, colour);
      }
    }
    return found;
  }

  /** Shapes of one drawing that touch, differ in colour, and look alike in shades of grey with no line between them. */
  function shapesByColour() {
    const found = [];
    const drawings = Map.groupBy(shapes(), ([shape]) => shape.closest("svg"));
    for (const painted of drawings.values()) {
      for (let index = 1; index < painted.length; index += 1) {
        const [[before, one], [shape, other]] = [painted[index - 1], painted[index]];
        if (!one.fill || !other.fill || one.patterned || other.patterned || !touch(before, shape)) continue;
        if (String(one.fill) === String(other.fill) || contrast(one.fill, other.fill) >= ENOUGH) continue;
        const line = [one.stroke, other.stroke].filter(Boolean);
        if (!line.some((stroke) => contrast(stroke, one.fill) >= ENOUGH || contrast(stroke, other.fill) >= ENOUGH)) {
          found.push(`two shapes told by colour: ${shown(shape)}`);
        }
      }
    }
    return found;
  }

  function touch(one, other) {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return a.left <= b.right + 1 && b.left <= a.right + 1 && a.top <= b.bottom + 1 && b.top <= a.bottom + 1;
  }

  return { checks, contrast, ENOUGH, examined, forEars, ground, over, parts, passed, settled, shown, visible };
})();
