/**
 * Calls functions of the site's scripts for a program in another language: each line of the input is a JSON object with
 * the path of a module, the name of a function and the arguments of one or more calls; each line of the output is a JSON
 * list of what these calls return.
 */
import { createInterface } from "node:readline";

for await (const line of createInterface({ input: process.stdin })) {
  const { module, name, calls } = JSON.parse(line);
  const functions = await import(`../../hooks/review/theme/assets/${module}`);
  /** @type {unknown[][]} */
  const each = calls;
  const results = await Promise.all(each.map((values) => functions[name](...values)));
  process.stdout.write(`${JSON.stringify(results)}\n`);
}
