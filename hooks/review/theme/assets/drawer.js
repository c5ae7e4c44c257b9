/** The menu of a narrow screen, which a checkbox opens. */

/** Closes the menu with the Escape key, and where the keyboard leaves it; then the page shows again where the focus is. */
export function followDrawer() {
  const toggle = document.querySelector("#__drawer");
  const menu = document.querySelector(".md-sidebar--primary");
  if (!(toggle instanceof HTMLInputElement) || !menu) return;
  const close = () => { toggle.checked = false; };
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  menu.addEventListener("focusout", (event) => {
    const next = /** @type {FocusEvent} */ (event).relatedTarget;
    if (next instanceof Node && !menu.contains(next)) close();
  });
}
