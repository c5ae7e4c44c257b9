/** A draft of the form, kept in this browser and nowhere else. */
import { translate } from "../translate.js";

/** @import { Entry, Reference } from "./description.js" */

/** @typedef {{record: Entry, reference: Reference}} DraftContent */

export class Draft {
  /** @param {HTMLElement} status the element that says what became of the draft */
  constructor(status) {
    this.status = status;
    this.key = `draft of a study: ${location.pathname}`;
  }

  /**
   * Reads what was kept; null where there is nothing, or nothing that can be read.
   * @returns {Partial<DraftContent> | null}
   */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return kept && typeof kept === "object" ? kept : null;
    } catch {
      return null;
    }
  }

  /**
   * Keeps the draft. A browser that keeps nothing says so.
   * @param {DraftContent} content
   */
  keep(content) {
    try {
      localStorage.setItem(this.key, JSON.stringify(content));
      this.say(translate("Your draft is kept in this browser."));
    } catch {
      this.say(translate("This browser does not keep drafts; download the record before you leave."));
    }
  }

  delete() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // A browser without storage has kept nothing.
    }
    this.say(translate("Your draft is deleted."));
  }

  /** @param {string} message */
  say(message) {
    if (this.status.textContent !== message) this.status.textContent = message;
  }
}
