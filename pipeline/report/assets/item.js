/** One item: what is printed and what it means, its findings, and where it stands on the page. */
function showItem(query) {
  const item = itemById.get(query.get("id"));
  if (!item) {
    fill("view-item", el("p", {}, t("not_found")));
    return;
  }
  const own = item.y.items.filter((one) => one.s === item.s);
  const at = own.indexOf(item);
  const step = (other, key) => (other ? el("a", { href: itemAddress(other), rel: key }, t(key)) : null);
  fill(
    "view-item",
    el("h2", {}, `${t("item")} ${place(item)}`),
    el("div", { class: "bar" }, el("a", { href: "#items" }, t("back_to_items")), step(own[at - 1], "prev"), step(own[at + 1], "next")),
    el(
      "div",
      { class: "item" },
      el(
        "div",
        {},
        el("p", {}, printed(item.y.sections.find((one) => one.id === item.s)?.title ?? item.s)),
        item.o === undefined ? null : el("p", { class: "recognised" }, `${t("recognised")}: ${number(item.o)}`),
        el(
          "div",
          { class: "scroll", tabindex: "0", role: "group", "aria-label": t("item") },
          el(
            "table",
            { class: "list meaning" },
            el("thead", {}, el("tr", {}, ["column", "as_printed", "meaning"].map((key) => el("th", { scope: "col" }, t(key))))),
            el("tbody", {}, itemRows(item)),
          ),
        ),
        el("div", { id: "correction" }),
        el("h3", {}, t("findings")),
        (findingsOf.get(item.id) ?? []).map(findingBox),
        findingsOf.has(item.id) ? null : el("p", {}, t("none")),
      ),
      el("div", {}, sheets(item.y, pagesOf(item), item)),
    ),
  );
}

const TYPED = new Set(["other", "deadline_kind", "deadline_start", "deadline_end", "indicator_text", "indicator_value", "indicator_unit", "session_no", "session_month", "corrected", "indicator"]);

/** Columns in the order of a plan; any other stands behind them. */
const ORDER = ["item_no", "subsection", "task", "measure", "step", "item", "event", "document", "outcome", "indicator", "deadline", "place", "participants", "responsible", "funding", "note"];

function itemRows(item) {
  const others = Object.keys(item.c).filter((name) => !TYPED.has(name) && !ORDER.includes(name));
  const columns = [...ORDER.filter((name) => item.c[name] !== undefined), ...others];
  const row = (head, text, sense) => el("tr", {}, head, el("td", { lang: data.lang, "data-label": t("as_printed") }, text), el("td", { lang: data.lang, "data-label": t("meaning") }, sense));
  return [
    ...columns.map((name) => row(el("th", { scope: "row" }, t(name), correction(item, name)), marked(item, name), meaning(item, name))),
    ...(item.c.other ?? []).map((one) => row(el("th", { scope: "row", lang: data.lang }, one.title ?? t("other")), one.text, "")),
  ];
}

/** The printed text, its abbreviations spelled out where one points or taps. */
function marked(item, column) {
  const text = String(item.c[column]);
  const letters = Array.from(text);
  const parts = [];
  let end = 0;
  const uses = (item.a ?? []).filter((use) => use.column === column).sort((a, b) => a.start - b.start);
  for (const use of uses) {
    const length = Array.from(use.surface).length;
    if (use.start < end || letters.slice(use.start, use.start + length).join("") !== use.surface) continue;
    const tip = use.expansion ? `${use.canonical ?? use.stem} – ${use.expansion}` : `${use.stem}: ${t("abbreviation_unknown")}`;
    parts.push(letters.slice(end, use.start).join(""));
    parts.push(el("button", { type: "button", class: use.expansion ? "abbr" : "abbr unknown", "data-tip": tip, "aria-label": `${use.surface} (${tip})` }, use.surface));
    end = use.start + length;
  }
  parts.push(letters.slice(end).join(""));
  return parts;
}

function meaning(item, column) {
  const c = item.c;
  if (column === "deadline") {
    const days = [c.deadline_start, c.deadline_end].filter(Boolean).join(" – ");
    return [el("span", { lang: language }, t(`kind_${c.deadline_kind}`)), days ? `: ${days}` : ""];
  }
  if (column === "indicator") return unique([c.indicator_text, c.indicator_value === undefined ? null : `${number(c.indicator_value)} ${c.indicator_unit ?? ""}`.trim()].filter(Boolean)).map((line) => el("div", {}, line));
  if (column === "responsible") return (item.r ?? []).map((one) => el("div", {}, one.party, one.unit_canonical ? ` → ${one.unit_canonical}` : ""));
  if (column === "funding") return (item.f ?? []).map((one) => el("div", {}, [sum(one), one.source, one.note].filter(Boolean).join("; ")));
  return "";
}

function sum(one) {
  if (one.amount_kgs !== undefined) return `${number(one.amount_kgs)} KGS`;
  return one.amount === undefined ? "–" : `${number(one.amount)} ${one.currency ?? ""}`;
}

function pagesOf(item) {
  const pages = new Set([item.p[0], item.p[1]]);
  for (const [page, cells] of Object.entries(item.y.cells ?? {})) if (cells.some((cell) => cell.i?.includes(item.id))) pages.add(Number(page));
  return [...pages].sort((a, b) => a - b);
}

/** Pages with their cells: those of the item outlined, every other leads to its own item.
 * `inSight` brings the item's first cell into sight, in a box of its own height. */
function sheets(year, pages, item, inSight) {
  if (!year.pages.length) return el("p", {}, t("no_pictures"));
  const frame = el("div", { class: "pages" });
  let width = 100;
  const zoom = (by) => () => {
    width = Math.min(400, Math.max(50, width + by));
    for (const one of frame.querySelectorAll(".sheet")) one.style.width = `${width}%`;
  };
  const buttons = el(
    "div",
    { class: "bar zoom" },
    el("button", { type: "button", onclick: zoom(-50), "aria-label": t("smaller") }, "−"),
    el("button", { type: "button", onclick: zoom(50), "aria-label": t("larger") }, "+"),
  );
  for (const page of pages) {
    const [wide, high] = year.pages[page - 1];
    const name = `${year.base}pages/${String(page).padStart(3, "0")}.png`;
    const image = el("img", { src: name, alt: `${t("page")} ${page}`, width: Math.round(wide), height: Math.round(high), loading: "lazy" });
    frame.append(el("figure", {}, el("figcaption", {}, el("a", { href: address("page", { n: page, year: year.year }) }, `${t("page")} ${page}`)), el("div", { class: "sheet", "data-page": page }, image, outlines(year, page, item))));
  }
  if (inSight) {
    Object.assign(frame, { className: "pages short", tabIndex: 0, role: "group", ariaLabel: t("page") });
    requestAnimationFrame(() => bringInSight(frame, year, pages, item));
  }
  return [buttons, frame];
}

/** Scrolls to the lowest cell of an item: a merged one may begin pages before its row. */
function bringInSight(frame, year, pages, item) {
  const own = pages.flatMap((page) => (year.cells?.[page] ?? []).filter((cell) => cell.i?.includes(item.id)).map((cell) => ({ page, top: cell.b[1], high: cell.b[3] - cell.b[1] })));
  const lowest = own.sort((a, b) => a.high - b.high)[0];
  const sheet = lowest && frame.querySelector(`[data-page="${lowest.page}"]`);
  if (sheet) frame.scrollTop = sheet.offsetTop + (sheet.clientHeight * lowest.top) / year.pages[lowest.page - 1][1] - 40;
}

function outlines(year, page, item) {
  const SVG = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(SVG, "svg");
  const [wide, high] = year.pages[page - 1];
  drawing.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("aria-hidden", "true");
  for (const cell of year.cells?.[page] ?? []) {
    if (!cell.i) continue;
    const [x0, y0, x1, y1] = cell.b;
    const box = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x: x0, y: y0, width: x1 - x0, height: y1 - y0 })) box.setAttribute(name, value);
    box.dataset.items = cell.i.join(" ");
    if (item && cell.i.includes(item.id)) box.classList.add("own");
    box.addEventListener("click", () => {
      const next = item ? (cell.i.indexOf(item.id) + 1) % cell.i.length : 0;
      location.hash = address("item", { id: cell.i[next] });
    });
    drawing.append(box);
  }
  return drawing;
}

function showPage(query) {
  const year = data.years.find((one) => one.year === query.get("year")) ?? data.years[0];
  const page = Math.min(year.pages.length, Math.max(1, Number(query.get("n")) || 1));
  const link = (to, key) => (to >= 1 && to <= year.pages.length ? el("a", { href: address("page", { n: to, year: year.year }) }, t(key)) : null);
  const here = year.items.filter((item) => item.p[0] <= page && page <= item.p[1]);
  fill(
    "view-page",
    el("h2", {}, `${t("page")} ${page} / ${year.pages.length}`),
    el("div", { class: "bar" }, link(page - 1, "prev"), link(page + 1, "next")),
    el("div", { class: "item" }, el("ul", {}, here.map((item) => el("li", {}, el("a", { href: itemAddress(item) }, place(item)), " ", printed(action(item))))), el("div", {}, sheets(year, [page], null))),
  );
}
