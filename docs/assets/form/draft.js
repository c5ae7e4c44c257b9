/** A draft of the form, kept in this browser and nowhere else. */

export class Draft {
  /** @param status the element that says what became of the draft */
  constructor(status) {
    this.status = status;
    this.key = `draft of a study: ${location.pathname}`;
  }

  /** What was kept, or null. What cannot be read is as good as nothing. */
  read() {
    try {
      const kept = JSON.parse(localStorage.getItem(this.key) ?? "null");
      return kept && typeof kept === "object" ? kept : null;
    } catch {
      return null;
    }
  }

  /** Keeps the draft, unless it is empty. A browser that keeps nothing says so. */
  keep(content) {
    if (Object.values(content).every((part) => !Object.keys(part).length)) return;
    try {
      localStorage.setItem(this.key, JSON.stringify(content));
      this.say("Your draft is kept in this browser.");
    } catch {
      this.say("This browser does not keep drafts; download the record before you leave.");
    }
  }

  delete() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // What was never kept need not be deleted.
    }
    this.say("Your draft is deleted.");
  }

  say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}
