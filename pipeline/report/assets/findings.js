const SEVERITIES = ["error", "warning", "info"];

/** The worklist: findings by severity and kind, each with its place and what would settle it. */
function showFindings(query) {
  const codes = unique(findings.map((one) => one.code)).sort();
  const change = (event) => {
    if (event.target.value) query.set("code", event.target.value);
    else query.delete("code");
    keepState("findings", query);
    showFindings(query);
    byId("finding-filter").focus();
  };
  const kept = findings.filter((one) => !query.get("code") || one.code === query.get("code"));
  const options = codes.map((code) => el("option", { value: code, selected: query.get("code") === code }, `${t(code)} (${findings.filter((one) => one.code === code).length})`));
  fill(
    "view-findings",
    el("h2", {}, `${t("findings")}: ${findings.length}`),
    desk ? deskView(query) : [],
    el("h3", {}, `${t("all_findings")}: ${kept.length}`),
    el("div", { class: "filters" }, el("label", {}, t("finding"), el("select", { id: "finding-filter", onchange: change }, el("option", { value: "" }, t("all")), options))),
    SEVERITIES.map((severity) => {
      const these = kept.filter((one) => one.severity === severity);
      return these.length ? el("section", {}, el("h4", { class: severity }, `${t(severity)}: ${these.length}`), these.map(findingBox)) : null;
    }).filter(Boolean),
  );
}

function findingBox(one) {
  const item = itemById.get(one.item_id);
  const where = [
    item ? el("a", { href: itemAddress(item) }, place(item)) : null,
    one.page && one.y.pages.length ? el("a", { href: address("page", { n: one.page, year: one.y.year }) }, `${t("page")} ${one.page}`) : null,
  ].filter(Boolean);
  return el(
    "div",
    { class: "finding" },
    el("p", {}, el("span", { class: `tag ${one.severity}` }, t(one.severity)), el("strong", {}, t(one.code)), " ", where.flatMap((link) => [link, " "])),
    saidText(one),
    one.detail ? printed(one.detailed?.[language] ?? one.detail, "p") : null,
    questionOf(one) >= 0 ? el("p", {}, el("a", { href: address("findings", { n: questionOf(one) + 1 }) }, t("decide"))) : null,
  );
}

/** What is said of a place in the plan, in the page's language if that is known, else as published. */
function saidText(one) {
  return el("p", { lang: one.said?.[language] ? language : "en" }, one.said?.[language] ?? one.message);
}

/** The lines of a file, and a button that copies them. */
function snippet(lines) {
  const code = el("pre", { lang: data.lang, tabindex: "0" }, lines);
  const copy = async (event) => {
    await navigator.clipboard.writeText(lines).catch(() => getSelection().selectAllChildren(code));
    event.target.textContent = t("copied");
  };
  return el("div", {}, code, el("button", { type: "button", onclick: copy }, t("copy")));
}
