// Formats items of CSL-JSON with citeproc-js. Reads from standard input { styles: { name: [CSL, locale] }, locales:
// { locale: XML }, items }; writes { name: { id: entry } } to standard output.
const { readFileSync } = require("node:fs");
const CSL = require("citeproc");

const { styles, locales, items } = JSON.parse(readFileSync(0, "utf8"));
const byId = Object.fromEntries(items.map((item) => [item.id, item]));
const system = { retrieveLocale: (name) => locales[name], retrieveItem: (id) => byId[id] };

const entries = {};
for (const [name, [style, locale]] of Object.entries(styles)) {
  const engine = new CSL.Engine(system, style, locale, true);
  engine.setOutputFormat("text");
  entries[name] = {};
  for (const { id } of items) {
    engine.updateItems([id]);
    entries[name][id] = engine.makeBibliography()[1][0].trim();
  }
}
process.stdout.write(JSON.stringify(entries));
