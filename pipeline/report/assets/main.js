function showOverview() {
  fill("facts", data.facts.map(([key, value]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, typeof value === "number" ? number(value) : String(value)))));
  if (data.changes) showSummary();
  else showSections();
}

/** The sections' titles as printed, in the latest year, each leading to its items. */
function showSections() {
  if (several) return showInstitutions();
  const year = data.years.at(-1);
  const rows = year.sections.map((one) =>
    el("li", {}, el("a", { href: address("items", { section: one.id }) }, one.id), " ", printed(one.title), ` (${number(year.items.filter((item) => item.s === one.id).length)})`),
  );
  fill("more", el("h3", {}, t("sections")), el("ul", {}, rows));
}

/** Of several institutions the items of each. */
function showInstitutions() {
  const counts = new Map();
  for (const item of items) counts.set(item.y.institution ?? "–", (counts.get(item.y.institution ?? "–") ?? 0) + 1);
  const rows = [...counts].map(([name, count]) => el("li", {}, el("a", { href: address("items", { institution: name }) }, printed(name)), ` (${number(count)})`));
  fill("more", el("h3", {}, t("institution")), el("ul", {}, rows));
}

const VIEWS = { overview: showOverview, items: showItems, findings: showFindings, changes: showChanges, item: showItem, page: showPage };

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
