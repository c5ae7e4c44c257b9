/** The rules about an appraisal: its own answers to every criterion, or those of a report of the same data. */

export function appraisalRules(record, findings) {
  const { instruments, studies } = findings.description.known;
  const appraisal = record.appraisal;
  if (!appraisal) return;
  if (appraisal.shared_with) {
    if (appraisal.answers || appraisal.instrument) findings.add(["appraisal"], "shared-and-own");
    const other = studies[appraisal.shared_with];
    if (other && record.dataset && !(other.answers && other.dataset === record.dataset)) {
      findings.add(["appraisal", "shared_with"], "shared-nowhere", { id: appraisal.shared_with });
    }
  } else if (!appraisal.instrument) findings.add(["appraisal"], "no-instrument");
  else if (Object.hasOwn(instruments, appraisal.instrument)) answers(appraisal, instruments[appraisal.instrument], findings);
}

function answers(appraisal, criteria, findings) {
  const given = appraisal.answers ?? {};
  for (const [criterion, allowed] of Object.entries(criteria)) {
    const path = ["appraisal", "answers", criterion];
    if (!given[criterion]) findings.add(path, "unanswered", { criterion });
    else if (!allowed.includes(given[criterion])) findings.add(path, "no-answer", { answer: given[criterion], criterion });
  }
}
