/** What changed between two years: each item with its columns before and after, words marked. */
function showChanges(query) {
  const kinds = unique(data.changes.flatMap((one) => one.kinds));
  const sections = unique(data.changes.map((one) => one.new_section ?? one.old_section));
  const counted = (list, has) => list.map((value) => [value, data.changes.filter((one) => has(one, value)).length]);
  const filters = {
    kind: counted(kinds, (one, kind) => one.kinds.includes(kind)),
    section: counted(sections, (one, section) => (one.new_section ?? one.old_section) === section),
  };
  const change = (name) => (event) => {
    if (event.target.value) query.set(name, event.target.value);
    else query.delete(name);
    keepState("changes", query);
    showChangeRows(query);
  };
  fill(
    "view-changes",
    el("h2", {}, t("changes")),
    el(
      "form",
      { class: "filters", role: "search", onsubmit: (event) => event.preventDefault() },
      el("label", {}, t("search"), el("input", { type: "search", value: query.get("q") ?? "", oninput: change("q") })),
      Object.entries(filters).map(([name, values]) =>
        el(
          "label",
          {},
          t(name),
          el(
            "select",
            { "data-filter": name, onchange: change(name) },
            el("option", { value: "" }, name === "kind" ? t("changed") : t("all")),
            values.map(([value, times]) => el("option", { value, selected: query.get(name) === value }, `${t(name === "kind" ? `change_${value}` : value)} (${times})`)),
          ),
        ),
      ),
    ),
    el("p", {}, el("strong", { id: "change-count" })),
    el("div", { id: "change-rows" }),
  );
  showChangeRows(query);
}

function showChangeRows(query) {
  const words = folded(query.get("q") ?? "").split(/\s+/).filter(Boolean);
  const kept = data.changes.filter(
    (one) =>
      (query.get("kind") ? one.kinds.includes(query.get("kind")) : one.kinds[0] !== "same") &&
      (!query.get("section") || (one.new_section ?? one.old_section) === query.get("section")) &&
      words.every((word) => folded([one.action, one.old_item_id, one.new_item_id, ...(one.columns ?? []).flatMap((column) => [column.before, column.after])].join(" ")).includes(word)),
  );
  byId("change-count").textContent = `${t("changes")}: ${kept.length} / ${data.changes.length}`;
  say(byId("change-count").textContent);
  fill("change-rows", kept.map(changeBox));
}

function changeBox(one) {
  const link = (id) => (id ? el("a", { href: `../../year=${id.split("/")[0]}/report.html${address("item", { id })}` }, id) : null);
  const rows = [...(one.columns ?? [])].map((column) =>
    el("tr", {}, el("th", { scope: "row" }, t(column.column)), el("td", { lang: data.lang }, pieces(column, "added")), el("td", { lang: data.lang }, pieces(column, "removed"))),
  );
  const ids = [link(one.old_item_id), one.old_item_id && one.new_item_id ? " → " : null, link(one.new_item_id)];
  const facts = [
    one.deadline_days === undefined ? null : `${t("deadline")}: ${one.deadline_days > 0 ? "+" : ""}${one.deadline_days} ${t("days")}`,
    one.indicator_percent === undefined ? null : `${t("indicator_value")}: ${one.indicator_percent > 0 ? "+" : ""}${one.indicator_percent} %`,
    one.funding_before === undefined && one.funding_after === undefined ? null : `${t("amount")}: ${number(one.funding_before) || "–"} → ${number(one.funding_after) || "–"} KGS`,
    one.doubtful ? `${t("doubtful")}: ${one.reason}` : null,
  ].filter(Boolean);
  return el(
    "article",
    { class: "finding" },
    el("p", {}, one.kinds.map((kind) => el("span", { class: "tag" }, t(`change_${kind}`))), ids),
    printed(one.action ?? "", "p"),
    facts.map((fact) => el("p", {}, fact)),
    rows.length ? el("table", {}, el("thead", {}, el("tr", {}, ["column", "before", "after"].map((key) => el("th", { scope: "col" }, t(key))))), el("tbody", {}, rows)) : null,
  );
}

/** One side of a column: its words without those of the other side. */
function pieces(column, without) {
  const words = column.words ?? [];
  if (!words.length) return (without === "added" ? column.before : column.after) ?? "";
  const side = words.filter((piece) => piece.op !== without);
  return side.flatMap((piece, at) => {
    const part = piece.op === "same" ? piece.text : el(piece.op === "added" ? "ins" : "del", {}, piece.text);
    return at && !/\s$/.test(side[at - 1].text) ? [" ", part] : [part];
  });
}

/** The work of each unit before and after, with its page in the later year that it is in. */
function unitTable() {
  if (!data.units.length) return [];
  const columns = ["items_before", "items_after", "money_before", "money_after"].filter((name) => data.units.some((one) => one[name] !== undefined));
  const page = (one) => `../../year=${one.items_after ? one.new_year : one.old_year}/report.html${address("units", { unit: one.unit_id })}`;
  const row = (one) => el("tr", {}, el("th", { scope: "row" }, el("a", { href: page(one), lang: data.lang }, one.name)), columns.map((name) => el("td", { class: "number" }, number(one[name]) || "–")));
  const head = [el("th", { scope: "col" }, t("unit")), columns.map((name) => el("th", { scope: "col", class: "number" }, t(name)))];
  return [el("h3", {}, t("units")), el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t("units") }, el("table", { class: "sections units" }, el("thead", {}, el("tr", {}, head)), el("tbody", {}, data.units.map(row))))];
}

/** The list of abbreviations, what changed in it, the work of units, and the table of the summary. */
function showSummary() {
  const sectionOf = (row) => unique([row.old_section ?? "–", row.new_section ?? "–"]).join(" → ");
  const summary = data.summary.map((row) => ({ ...row, section: sectionOf(row), section_title: bareTitle({ id: row.new_section ?? row.old_section, title: row.section_title }) }));
  const wanted = ["section", "section_title", "items_before", "items_after", "money_before", "money_after", ...data.kinds, "columns_added", "columns_dropped"];
  const columns = wanted.filter((name) => summary.some((row) => row[name] !== null && row[name] !== undefined));
  const texted = ["section", "section_title", "columns_added", "columns_dropped"];
  const shown = (value) => (Array.isArray(value) ? value.map(t).join(", ") : typeof value === "number" ? number(value) : value ?? "–");
  const cells = (row) => columns.map((name) => el("td", { class: name === "section_title" ? "title" : texted.includes(name) ? null : "number", lang: name === "section_title" ? data.lang : null }, shown(row[name])));
  const head = (name) => el("th", { scope: "col", class: texted.includes(name) ? null : "count" }, t(data.kinds.includes(name) ? `change_${name}` : name));
  const entries = data.glossary.map((one) =>
    el("tr", {}, el("td", {}, t(`change_${one.kind}`)), el("td", { lang: data.lang }, [one.old_abbreviation, one.old_expansion].filter(Boolean).join(" – ")), el("td", { lang: data.lang }, [one.new_abbreviation, one.new_expansion].filter(Boolean).join(" – "))),
  );
  fill(
    "more",
    el("h3", {}, t("summary")),
    el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": t("summary") }, el("table", {}, el("thead", {}, el("tr", {}, columns.map(head))), el("tbody", {}, summary.map((row) => el("tr", {}, cells(row)))))),
    unitTable(),
    el("h3", {}, t("glossary")),
    entries.length ? el("table", {}, el("thead", {}, el("tr", {}, ["kind", "before", "after"].map((key) => el("th", { scope: "col" }, t(key))))), el("tbody", {}, entries)) : el("p", {}, t("glossary_same")),
  );
}
