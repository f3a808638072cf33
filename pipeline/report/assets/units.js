/** The units with their items and money, who has most to do first; of one, what it has to do and when. */
function showUnits(query) {
  const own = unitGroups();
  const chosen = query.get("unit");
  if (own.has(chosen)) {
    showUnit(chosen, own.get(chosen));
    return;
  }
  const columns = ["unit", "items", ...(items.some((item) => item.f?.some((one) => one.amount_kgs !== undefined)) ? ["kgs"] : [])];
  const rows = [...own]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([id, list]) =>
      el(
        "tr",
        {},
        el("th", { scope: "row" }, el("a", { href: address("units", { unit: id }) }, printed(unitNames.get(id))), unitMeaning(id)),
        el("td", { class: "number" }, number(list.length)),
        columns.includes("kgs") ? el("td", { class: "number" }, number(moneyOf(list))) : null,
      ),
    );
  const head = columns.map((key) => el("th", { scope: "col", class: key === "unit" ? null : "number" }, t(key)));
  fill("view-units", el("h2", {}, t("units")), el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t("units") }, el("table", { class: "sections units" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, rows))));
}

function showUnit(id, list) {
  const byMonth = group(
    [...list].sort((a, b) => ((ending(a) ?? "9999") < (ending(b) ?? "9999") ? -1 : 1)),
    (item) => ending(item)?.slice(0, 7) ?? "",
  );
  const months = [...byMonth].map(([month, due]) => [
    el("h3", {}, `${month || t("no_month")} (${number(due.length)})`),
    el("ul", {}, due.map((item) => el("li", { lang: data.lang }, el("a", { href: itemAddress(item) }, place(item)), ` ${action(item)}`, item.c.deadline ? ` – ${item.c.deadline}` : ""))),
  ]);
  const facts = [
    ["items", number(list.length)],
    ["kgs", number(moneyOf(list)) || "–"],
  ];
  fill(
    "view-units",
    el("h2", {}, printed(unitNames.get(id)), unitMeaning(id)),
    unitVariants.get(id)?.length ? el("p", { class: "help" }, `${t("printed_as")}: `, printed(unitVariants.get(id).join(", "))) : "",
    el("dl", { class: "facts" }, facts.map(([key, value]) => el("div", {}, el("dt", {}, t(key)), el("dd", {}, value)))),
    el("p", {}, el("a", { href: address("items", { unit: id }) }, t("items")), " · ", el("a", { href: "#units" }, t("units"))),
    el("section", { "aria-label": t("calendar") }, months),
  );
}

/** What a unit's short form stands for. */
function unitMeaning(id) {
  const meaning = unitMeanings.get(id);
  return meaning ? el("div", { class: "meant", lang: data.lang }, meaning) : "";
}

/** The items of each unit. */
function unitGroups() {
  const groups = new Map();
  for (const item of items) {
    for (const id of unitsOf(item)) {
      if (!groups.has(id)) groups.set(id, []);
      groups.get(id).push(item);
    }
  }
  return groups;
}

/** The sums of some items, each printed amount once. */
function moneyOf(list) {
  const sums = new Map();
  for (const item of list) for (const one of item.f ?? []) if (one.amount_kgs !== undefined) sums.set(`${item.y.base}${one.group_id}`, one.amount_kgs);
  return sums.size ? [...sums.values()].reduce((sum, one) => sum + one, 0) : undefined;
}
