/** The rules about quotations: that each has its place among the themes, and that no words are quoted twice. */

export function quotationRules(record, findings) {
  const { themes } = findings.description.known;
  const first = new Map();
  for (const [index, excerpt] of (record.excerpts ?? []).entries()) {
    const path = ["excerpts", index];
    const theme = Object.hasOwn(themes, excerpt.theme ?? "") ? themes[excerpt.theme] : null;
    if (theme && excerpt.subtheme && !theme.subthemes.includes(excerpt.subtheme)) {
      const known = Object.values(themes).some((each) => each.subthemes.includes(excerpt.subtheme));
      if (known) findings.add([...path, "subtheme"], "subtheme-elsewhere", excerpt);
    }
    const all = Object.values(themes).flatMap((each) => each.findings);
    const named = excerpt.findings ?? [];
    if (theme && named.length && named.every((id) => all.includes(id)) && !named.some((id) => theme.findings.includes(id))) {
      findings.add([...path, "findings"], "other-theme", { id: excerpt.id ?? "", theme: excerpt.theme });
    }
    const words = (excerpt.quote ?? "").toLowerCase().replace(/\s+/g, " ");
    if (words && first.has(words) && first.get(words) !== excerpt.id) findings.add(path, "quoted-twice", { id: excerpt.id ?? "", other: first.get(words) });
    else first.set(words, excerpt.id ?? "");
  }
}
