/** The rules about quotations: each belongs to its theme, and no words are quoted twice. */
import { caseFolded } from "./appraisals.js";

/** @import { StudyDraft } from "./description.js" */
/** @import { Problems } from "./rules.js" */

/**
 * Adds the problems of the quotations (as checks/names.py and checks/findings.py find them).
 * @param {StudyDraft} record
 * @param {Problems} problems
 */
export function quotationRules(record, problems) {
  const { themes } = problems.description.known;
  const all = Object.values(themes);
  const knownFindings = all.flatMap((each) => each.findings);
  /** @type {Map<string, string>} */
  const first = new Map();
  for (const [index, excerpt] of (record.excerpts ?? []).entries()) {
    const path = ["excerpts", index];
    const { id = "", subtheme = "", findings = [] } = excerpt;
    const theme = Object.hasOwn(themes, excerpt.theme ?? "") ? themes[excerpt.theme ?? ""] : null;
    if (theme && !theme.subthemes.includes(subtheme) && all.some((each) => each.subthemes.includes(subtheme))) {
      problems.add([...path, "subtheme"], "subtheme-elsewhere", { subtheme, theme: excerpt.theme });
    }
    const known = findings.length > 0 && findings.every((each) => knownFindings.includes(each));
    if (theme && known && !findings.some((each) => theme.findings.includes(each))) {
      problems.add([...path, "findings"], "other-theme", { id, theme: excerpt.theme });
    }
    const words = caseFolded(excerpt.quote ?? "").replace(/\s+/g, " ");
    const other = first.get(words);
    if (words && other !== undefined && other !== id) problems.add(path, "quoted-twice", { id, other });
    else first.set(words, id);
  }
}
