/** What the pages do when scripts run: the reader's lens, and addresses that lead into what is folded or left out. */
import { startLens } from "./lens/lens.js";
import { followTargets } from "./lens/targets.js";

const lens = startLens(document.querySelector("[data-lens]"));
followTargets((target) => lens?.explainHidden(target));
