const items = data.years?.flatMap((year) => year.items.map((item) => Object.assign(item, { y: year }))) ?? [];
const itemById = new Map(items.map((item) => [item.id, item]));
const findings = data.years?.flatMap((year) => year.findings.map((one) => Object.assign(one, { y: year }))) ?? [];
const findingsOf = Map.groupBy ? Map.groupBy(findings, (one) => one.item_id) : group(findings, (one) => one.item_id);
const PER_PAGE = 100;

function group(list, key) {
  const out = new Map();
  for (const one of list) out.set(key(one), [...(out.get(key(one)) ?? []), one]);
  return out;
}

const action = (item) => item.c[item.n] ?? "";
const others = (item) => item.c.other?.map((one) => [one.title, one.text].filter(Boolean).join(": ")).join("; ");
const ending = (item) => {
  const { start, end } = item.y.period;
  const whole = item.c.deadline_kind === "academic_year" || (item.c.deadline_start === start && item.c.deadline_end === end);
  return whole ? undefined : item.c.deadline_end;
};
const place = (item) => (data.years.length > 1 ? item.id : item.id.slice(item.id.indexOf("/") + 1));
const total = (item) => item.f?.reduce((sum, one) => sum + (one.amount_kgs ?? 0), 0) || undefined;

const units = data.years?.flatMap((year) => year.units ?? []) ?? [];
const unitNames = new Map(units.map(([id, name]) => [id, name]));
const unitMeanings = new Map(units.filter(([, , meaning]) => meaning).map(([id, , meaning]) => [id, meaning]));
const unitVariants = new Map(units.map(([id, , , variants]) => [id, variants]));
const unitsOf = (item) => (item.u ?? []).map((at) => item.y.units[at][0]);

const plain = (name) => ({ value: (item) => item.c[name] });
items.forEach((item, at) => Object.assign(item, { at }));
const several = unique(data.years?.map((year) => year.institution) ?? []).length > 1;
const sectionOrder = unique(data.years?.flatMap((year) => year.sections.map((one) => one.id)) ?? []);

/** The columns that can be shown, if any item has them: how a cell is read, and how rows are sorted by it. */
const ALL_COLUMNS = {
  id: { value: place, sort: (item) => item.at },
  institution: { value: (item) => (several ? item.y.institution : null) ?? undefined },
  section: { value: (item) => item.s, sort: (item) => sectionOrder.indexOf(item.s) },
  action: { value: action },
  deadline: { value: (item) => item.c.deadline, sort: (item) => item.c.deadline_end ?? "9999" },
  deadline_end: plain("deadline_end"),
  responsible: plain("responsible"),
  funding: plain("funding"),
  amount: { value: total, number: true },
  task: plain("task"),
  measure: plain("measure"),
  document: plain("document"),
  indicator_text: plain("indicator_text"),
  indicator_value: { value: (item) => item.c.indicator_value, number: true },
  indicator_unit: plain("indicator_unit"),
  outcome: plain("outcome"),
  subsection: plain("subsection"),
  place: plain("place"),
  participants: plain("participants"),
  note: plain("note"),
  other: { value: others },
  pages: { value: (item) => unique(item.p).join("–") },
  finding: { value: (item) => unique((findingsOf.get(item.id) ?? []).map((one) => one.code)).map(t).join(", ") },
};
const COLUMNS = Object.fromEntries(Object.entries(ALL_COLUMNS).filter(([, column]) => items.some((item) => column.value(item) !== undefined && column.value(item) !== "")));
const SHOWN = ["id", "action", "deadline", "responsible", "amount"].filter((name) => COLUMNS[name]);

/** The key of what kind of source pays an amount; money without a source is named as such. */
const kindOf = (one) => `source_kind_${one.source_kind ?? (one.source === undefined ? "none" : "unknown")}`;

/** The filters: for each the values that an item has. */
const FILTERS = {
  institution: (item) => [item.y.institution ?? "–"],
  year: (item) => [item.y.year],
  section: (item) => [item.s],
  office: (item) => unique((item.r ?? []).map((one) => one.office ?? one.party)),
  unit: unitsOf,
  month: (item) => (ending(item) ? [ending(item).slice(0, 7)] : []),
  source_kind: (item) => unique((item.f ?? []).filter((one) => (one.source ?? one.amount ?? one.amount_kgs) !== undefined).map(kindOf)),
  source: (item) => unique((item.f ?? []).map((one) => one.source).filter(Boolean)),
  place: (item) => (item.c.place ? [item.c.place] : []),
  participants: (item) => (item.c.participants ? [item.c.participants] : []),
  finding: (item) => unique((findingsOf.get(item.id) ?? []).map((one) => one.code)),
};
const FREQUENT_FIRST = ["office", "unit", "source", "place", "participants"];

function searched(item) {
  item.text ??= folded([item.id, ...Object.values(item.c).filter((value) => typeof value === "string"), others(item) ?? ""].join(" "));
  return item.text;
}

function found(query) {
  const words = folded(query.get("q") ?? "").split(/\s+/).filter(Boolean);
  const chosen = Object.keys(FILTERS).filter((name) => query.get(name));
  const kept = items.filter(
    (item) => chosen.every((name) => FILTERS[name](item).includes(query.get(name))) && words.every((word) => searched(item).includes(word)),
  );
  const column = COLUMNS[query.get("sort")];
  if (!column) return kept;
  const key = column.sort ?? column.value;
  const order = query.get("dir") === "desc" ? -1 : 1;
  const compared = new Intl.Collator("ky", { numeric: true });
  return kept
    .map((item) => [key(item), item])
    .sort(([a], [b]) => (a === undefined || b === undefined ? (a === undefined) - (b === undefined) : order * (typeof a === "number" ? a - b : compared.compare(a, b))))
    .map(([, item]) => item);
}

/** The items of the institution that is chosen: of its plans alone the other filters tell. */
function among(query) {
  const chosen = query.get("institution");
  return chosen ? items.filter((item) => FILTERS.institution(item).includes(chosen)) : items;
}

function showItems(query) {
  const options = {};
  for (const name of Object.keys(FILTERS)) {
    const counts = new Map();
    for (const item of name === "institution" ? items : among(query)) for (const value of FILTERS[name](item)) counts.set(value, (counts.get(value) ?? 0) + 1);
    options[name] = [...counts];
    if (FREQUENT_FIRST.includes(name)) options[name].sort(([, times], [, others]) => others - times);
    else if (name === "section") options[name].sort(([a], [b]) => sectionOrder.indexOf(a) - sectionOrder.indexOf(b));
    else if (name !== "year") options[name].sort(([a], [b]) => (a < b ? -1 : 1));
  }
  const worded = (name) => name === "finding" || name === "source_kind";
  const label = (name, value) => (worded(name) ? t(value) : name === "unit" ? unitNames.get(value) : value);
  const change = (name) => (event) => {
    if (event.target.value) query.set(name, event.target.value);
    else query.delete(name);
    if (name === "institution") for (const other of ["section", "office", "unit", "source", "place", "participants"]) query.delete(other);
    keepState("items", query);
    if (name !== "institution") return showRows(query, PER_PAGE);
    showItems(query);
    document.querySelector("[data-filter=institution]").focus();
  };
  const search = el("label", {}, t("search"), el("input", { type: "search", id: "q", value: query.get("q") ?? "", oninput: change("q"), placeholder: t("search_hint") }));
  const selects = Object.keys(FILTERS)
    .filter((name) => options[name].length > (name === "year" || name === "institution" ? 1 : 0))
    .map((name) =>
      el(
        "label",
        {},
        t(name),
        el(
          "select",
          { "data-filter": name, onchange: change(name) },
          el("option", { value: "" }, t("all")),
          options[name].map(([value, times]) => el("option", { value, selected: query.get(name) === value, lang: worded(name) ? null : data.lang }, `${label(name, value)} (${times})`)),
        ),
      ),
    );
  const columns = el(
    "details",
    { class: "columns" },
    el("summary", {}, t("columns")),
    el(
      "fieldset",
      {},
      el("legend", { class: "hidden" }, t("columns")),
      Object.keys(COLUMNS).map((name) => el("label", {}, el("input", { type: "checkbox", value: name, checked: shownColumns(query).includes(name), onchange: chooseColumns(query) }), ` ${t(name)}`)),
    ),
  );
  fill(
    "view-items",
    el("h2", {}, t("items")),
    el("form", { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() }, search, selects),
    el(
      "div",
      { class: "bar" },
      el("strong", { id: "count" }),
      el("button", { type: "button", id: "csv", onclick: () => saveCsv(query) }, t("save_csv")),
      el("a", { href: "#items" }, t("clear")),
    ),
    columns,
    el("div", { class: "scroll", id: "rows", tabindex: "0", role: "group", "aria-label": t("items") }),
  );
  showRows(query, PER_PAGE);
}

function shownColumns(query) {
  const named = (query.get("cols") ?? "").split(",").filter((name) => COLUMNS[name]);
  return named.length ? named : SHOWN;
}

function chooseColumns(query) {
  return () => {
    const chosen = [...document.querySelectorAll(".columns input:checked")].map((box) => box.value);
    query.set("cols", chosen.join(","));
    keepState("items", query);
    showRows(query, PER_PAGE);
  };
}

function showRows(query, most) {
  const kept = found(query);
  const names = shownColumns(query);
  const heads = names.map((name) => {
    const sorted = query.get("sort") === name;
    const descending = query.get("dir") === "desc";
    const sort = () => {
      query.set("sort", name);
      if (sorted && !descending) query.set("dir", "desc");
      else query.delete("dir");
      keepState("items", query);
      showRows(query, most);
      document.querySelector(`[data-sort="${name}"]`).focus();
    };
    const mark = sorted ? (descending ? " ▼" : " ▲") : "";
    return el("th", { scope: "col", class: COLUMNS[name].number ? "number" : null, "aria-sort": sorted ? (descending ? "descending" : "ascending") : null }, el("button", { type: "button", "data-sort": name, onclick: sort }, t(name) + mark));
  });
  const rows = kept.slice(0, most).map((item) =>
    el(
      "tr",
      {},
      names.map((name) => {
        const value = COLUMNS[name].value(item);
        const text = COLUMNS[name].number ? number(value) : value ?? "";
        const cell = name === "id" || (name === "action" && !names.includes("id")) ? el("a", { href: itemAddress(item) }, text) : text;
        return el("td", { "data-label": t(name), class: COLUMNS[name].number ? "number" : name === "action" ? "action" : null, lang: name === "finding" ? null : data.lang }, cell);
      }),
    ),
  );
  byId("count").textContent = `${t("items")}: ${number(kept.length)} / ${number(items.length)}`;
  say(byId("count").textContent);
  fill("rows", el("table", { class: "list" }, el("caption", { class: "hidden" }, t("items")), el("thead", {}, el("tr", {}, heads)), el("tbody", {}, rows)));
  if (kept.length > most) {
    byId("rows").append(el("button", { type: "button", class: "more", onclick: () => showRows(query, most * 4) }, `${t("more")} (${number(kept.length - most)})`));
  }
}

/** In a page of many years the item's own page has the pictures. */
function itemAddress(item) {
  const there = address("item", { id: item.id });
  return item.y.base && !item.y.pages.length ? `${item.y.base}report.html${there}` : there;
}

function saveCsv(query) {
  const names = shownColumns(query);
  const quoted = (value) => {
    const text = String(value ?? "");
    const safe = typeof value !== "number" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  const lines = [names.map((name) => quoted(t(name))), ...found(query).map((item) => names.map((name) => quoted(COLUMNS[name].value(item))))];
  const file = new Blob(["\ufeff", lines.map((line) => line.join(",")).join("\r\n")], { type: "text/csv" });
  const link = el("a", { href: URL.createObjectURL(file), download: `ishplan ${data.name}.csv` });
  link.click();
  URL.revokeObjectURL(link.href);
}
