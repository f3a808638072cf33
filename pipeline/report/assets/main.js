function showOverview() {
  fill("facts", data.facts.map(([key, value]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, typeof value === "number" ? number(value) : String(value)))));
  if (data.changes) showSummary();
  else showSections();
}

/** The sections' titles as printed, in the latest year, each leading to its items; and the money. */
function showSections() {
  if (several) {
    showInstitutions();
    return;
  }
  const year = data.years.at(-1);
  const rows = year.sections.map((one) => {
    const own = year.items.filter((item) => item.s === one.id);
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, el("a", { href: address("items", { section: one.id }) }, one.id)),
      el("td", { lang: data.lang }, bareTitle(one) || unique(own.map(action)).slice(0, 2).join("; ") || "–"),
      el("td", { class: "number" }, number(own.length)),
    );
  });
  const head = ["section", "section_title", "items"].map((key) => el("th", { scope: "col", class: key === "items" ? "number" : null }, t(key)));
  fill("more", moneyByKind(), el("h3", {}, t("sections")), el("table", { class: "sections" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows)));
}

/** A section's title without its number, which stands before it. */
function bareTitle(section) {
  const title = section.title ?? "";
  const printedNumber = section.id.replace(/-\d+$/, "");
  const rest = folded(title).startsWith(folded(printedNumber)) ? title.slice(printedNumber.length) : "";
  return /^[\s.):]+\S/.test(rest) ? rest.replace(/^[\s.):]+/, "") : title;
}

/** Of several institutions the items of each. */
function showInstitutions() {
  const counts = new Map();
  for (const item of items) counts.set(item.y.institution ?? "–", (counts.get(item.y.institution ?? "–") ?? 0) + 1);
  const rows = [...counts].map(([name, count]) => el("li", {}, el("a", { href: address("items", { institution: name }) }, printed(name)), ` (${number(count)})`));
  fill("more", el("h3", {}, t("institution")), el("ul", {}, rows), moneyByKind());
}

/** The money by kind of source, each printed amount once, with the names that are printed for it. */
function moneyByKind() {
  const kinds = new Map();
  const met = new Set();
  for (const item of items) {
    for (const one of item.f ?? []) {
      const group = `${item.y.base}${item.y.year} ${one.group_id}`;
      if (one.amount_kgs === undefined || met.has(group)) continue;
      met.add(group);
      const kind = kinds.get(kindOf(one)) ?? { sum: 0, names: new Map() };
      kinds.set(kindOf(one), kind);
      kind.sum += one.amount_kgs;
      if (one.source === undefined) continue;
      const key = folded(one.source).replace(/\s/g, "");
      const name = kind.names.get(key) ?? { text: one.source, sum: 0 };
      kind.names.set(key, name);
      name.sum += one.amount_kgs;
    }
  }
  if (!kinds.size) return [];
  const ordered = [...kinds].sort(([, a], [, b]) => b.sum - a.sum);
  const most = ordered[0][1].sum || 1;
  const row = ([key, kind]) =>
    el(
      "tr",
      {},
      el("th", { scope: "row" }, el("a", { href: address("items", { source_kind: key }) }, t(key)), printedNames(kind)),
      el("td", { class: "number" }, number(kind.sum)),
      el("td", { class: "share", "aria-hidden": "true" }, bar(kind.sum / most)),
    );
  const head = el("tr", {}, el("th", { scope: "col" }, t("source_kind")), el("th", { scope: "col", class: "number" }, t("kgs")), el("td", {}));
  return [el("h3", {}, t("money_by_kind")), el("table", { class: "kinds" }, el("thead", {}, head), el("tbody", {}, ordered.map(row)))];
}

function printedNames(kind) {
  if (!kind.names.size) return null;
  const names = [...kind.names.values()].sort((a, b) => b.sum - a.sum);
  return el(
    "details",
    {},
    el("summary", {}, t("printed_names", { count: names.length })),
    el("ul", {}, names.map((one) => el("li", {}, el("a", { href: address("items", { source: one.text }) }, printed(one.text)), `: ${number(one.sum)}`))),
  );
}

/** A bar of a share from 0 to 1. */
function bar(share) {
  const SVG = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(SVG, "svg");
  const box = document.createElementNS(SVG, "rect");
  drawing.setAttribute("viewBox", "0 0 100 10");
  drawing.setAttribute("preserveAspectRatio", "none");
  for (const [name, value] of Object.entries({ width: Math.max(0.5, share * 100), height: 10 })) box.setAttribute(name, value);
  drawing.append(box);
  return drawing;
}

const VIEWS = { overview: showOverview, items: showItems, units: showUnits, findings: showFindings, changes: showChanges, item: showItem, page: showPage };

/** Shows what the address bar says. */
function show() {
  const state = readState();
  const known = byId(`view-${state.view}`) && VIEWS[state.view];
  if (state.view === "main") return;
  const view = known ? state.view : "overview";
  for (const section of document.querySelectorAll("main > section")) section.hidden = section.id !== `view-${view}`;
  const current = { item: "items", page: "items" }[view] ?? view;
  for (const link of document.querySelectorAll("#nav a")) {
    if (link.dataset.view === current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  VIEWS[view](state.query);
}

byId("language").addEventListener("change", (event) => {
  translate(event.target.value);
  show();
});
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  byId("main").focus();
});
addEventListener("hashchange", () => {
  show();
  scrollTo(0, 0);
  (byId("desk")?.checkVisibility() ? byId("desk") : byId("main")).focus({ preventScroll: true });
});
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  if (readState().view === "items") showRows(readState().query, items.length);
});
translate(browserLanguage());
show();
if (byId("desk")?.checkVisibility()) byId("desk").focus({ preventScroll: true });
