/** The table of contents beside the text marks the part that is being read. */

const READ_FROM = 0.3; // where a reader looks, as a share of the window's height

/** Follows the page as it is scrolled, where the table of contents is shown. */
export function followContents() {
  /** @type {HTMLElement | null} */
  const frame = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
  /** @type {NodeListOf<HTMLAnchorElement>} */
  const links = document.querySelectorAll(".md-nav--secondary .md-nav__link");
  const parts = [...links].flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (!frame || !parts.length) return;
  /** @type {HTMLAnchorElement | undefined} */
  let marked;
  const mark = () => {
    waits = false;
    if (!frame.checkVisibility()) return;
    const line = innerHeight * READ_FROM;
    const now = parts.findLast(({ heading }) => heading.checkVisibility() && heading.getBoundingClientRect().top < line)?.link;
    if (now === marked) return;
    marked?.classList.remove("md-nav__link--active");
    now?.classList.add("md-nav__link--active");
    marked = now;
    if (now) frame.scrollTop = inSight(frame.scrollTop, frame.clientHeight, now.offsetTop, now.offsetHeight);
  };
  let waits = false;
  const soon = () => {
    if (!waits) requestAnimationFrame(mark);
    waits = true;
  };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
  soon();
}

/**
 * How far a frame must be scrolled so that a part of it is in sight; as far as it is, where it is in sight.
 * @param {number} scrolled
 * @param {number} height of the frame
 * @param {number} top of the part
 * @param {number} size of the part
 */
export function inSight(scrolled, height, top, size) {
  if (top >= scrolled && top + size <= scrolled + height) return scrolled;
  return Math.max(0, top - height / 2);
}
