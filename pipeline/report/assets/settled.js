/** What is said of names, by their ids, and what follows from it: answers that contradict are not kept. */
class SettledNames {
  /** `apart` are pairs that are known to be two. */
  constructor(apart) {
    this.parents = new Map();
    this.pairs = apart.map((pair) => [pair, "different"]);
  }

  find(id) {
    const parent = this.parents.get(id);
    return parent === undefined ? id : this.find(parent);
  }

  add(pair, verdict) {
    const [left, right] = pair.map((id) => this.find(id));
    if (verdict !== "same") this.pairs.push([pair, verdict]);
    else if (left !== right) this.parents.set(right, left);
  }

  /** What follows for two names: `same`, `different`, `unsure`; nothing if that is open. */
  verdict(pair) {
    const [left, right] = pair.map((id) => this.find(id));
    if (left === right) return "same";
    const said = this.pairs.filter(([other]) => {
      const [one, two] = other.map((id) => this.find(id));
      return (one === left && two === right) || (one === right && two === left);
    });
    return said.find(([, verdict]) => verdict === "different")?.[1] ?? said[0]?.[1];
  }
}

const areContrary = (one, other) => (one === "same" && other === "different") || (one === "different" && other === "same");

/** Decisions as far as they hold together: `kept`; of those about names `leftOut` are contrary to others, or no longer asked. */
function sortDecisions(decisions) {
  const settled = new SettledNames(desk.apart);
  const sorted = { kept: [], leftOut: [], settled };
  for (const one of decisions) {
    const question = one.names && desk.questions.find((other) => questionKey(other) === one.key);
    if (!one.names) sorted.kept.push(one);
    else if (!question || areContrary(settled.verdict(question.name_ids), one.verdict)) sorted.leftOut.push(one);
    else {
      settled.add(question.name_ids, one.verdict);
      sorted.kept.push(one);
    }
  }
  return sorted;
}

/** What follows for a question about names from all other answers. */
function settledOtherwise(question) {
  if (!question.names) return undefined;
  const key = questionKey(question);
  return sortDecisions(lastDecisions().filter((one) => one.key !== key)).settled.verdict(question.name_ids);
}
