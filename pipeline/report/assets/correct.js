/** Corrections of an item's cells and values, made on its own page beside the picture. */

/** The columns that a printed column of an item may be corrected in: its reading, and what was read. */
function correctableIn(item, column) {
  if (!desk) return [];
  const prints = desk.printed_columns[item.s] ?? [];
  return Object.keys(desk.correctable).filter((name) => desk.correctable[name] === column && (name !== column || prints.includes(name)));
}

/** The print that a correction says it expects; some sections print deadlines in their indicators. */
function expectedPrint(item, name) {
  const prints = desk.printed_columns[item.s] ?? [];
  const column = desk.correctable[name];
  const printedIn = column === "deadline" && !prints.includes("deadline") && prints.includes("indicator") ? "indicator" : column;
  return item.c[printedIn] ?? null;
}

const DEADLINE_KINDS = ["date", "range", "month", "months", "year", "academic_year", "semester", "recurring", "by_plan", "none"];
const EMPTIABLE = ["deadline_start", "deadline_end", "indicator_text", "indicator_value", "indicator_unit"];

/** The button that opens the form, and what is decided on the column already. */
function correction(item, column) {
  const names = correctableIn(item, column);
  if (!names.length) return null;
  const made = decisionsHere().filter((one) => one.item_id === item.id && names.includes(one.column));
  return [
    el("button", { type: "button", class: "small", "data-correct": column, "aria-label": `${t("correct")}: ${t(column)}`, onclick: () => openCorrection(item, column, names) }, t("correct")),
    made.map((one) => el("p", { class: "decided" }, `${t(one.column)}: ${one.read ?? t("empty_value")}`)),
  ];
}

/** What was typed as the value of a column, or why it is none. */
function typedValue(name, text) {
  if (!text) return EMPTIABLE.includes(name) ? { read: null } : { problem: t("need_text") };
  if (name === "indicator_value") return /^-?\d+(?:[.,]\d+)?$/.test(text) ? { read: Number(text.replace(",", ".")) } : { problem: t("need_number") };
  if (/^deadline_(?:start|end)$/.test(name)) return isDay(text) ? { read: text } : { problem: t("need_date") };
  return { read: text };
}

function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function openCorrection(item, column, names) {
  const problem = el("p", { class: "warning", role: "alert" });
  const field = el("div", {});
  const value = () => field.querySelector("input, select");
  const drawField = () => {
    const name = select.value;
    const now = item.c[name];
    const shown = name === column ? item.c[column] : now;
    field.replaceChildren(
      el(
        "label",
        {},
        t("new_value"),
        name === "deadline_kind"
          ? el("select", {}, DEADLINE_KINDS.map((kind) => el("option", { value: kind, selected: kind === now }, t(`kind_${kind}`))))
          : el("input", { type: "text", lang: data.lang, autocomplete: "off", value: shown === undefined ? "" : String(shown) }),
      ),
    );
  };
  const select = el("select", { onchange: drawField }, names.map((name) => el("option", { value: name }, name === column ? t("reading_of", { column: t(name) }) : t(name))));
  const close = () => {
    fill("correction");
    document.querySelector(`[data-correct="${column}"]`).focus();
  };
  const submit = (event) => {
    event.preventDefault();
    const typed = typedValue(select.value, value().value.trim().normalize("NFC"));
    if (typed.problem) {
      problem.textContent = typed.problem;
      return;
    }
    const own = { item_id: item.id, column: select.value };
    decide({ key: cellKey(own), ...own, printed: expectedPrint(item, select.value), read: typed.read });
    show();
    document.querySelector(`[data-correct="${column}"]`).focus();
    say(`${t("decided")}: ${t(select.value)}`);
  };
  const leave = (event) => {
    if (event.key === "Escape") close();
  };
  drawField();
  fill(
    "correction",
    el(
      "form",
      { class: "answer", onsubmit: submit, onkeydown: leave, "aria-label": `${t("correct")}: ${t(column)}` },
      el("label", {}, t("correct_what"), select),
      field,
      problem,
      el("div", { class: "bar" }, el("button", { type: "submit" }, t("accept")), el("button", { type: "button", onclick: close }, t("cancel"))),
    ),
  );
  value().focus();
}
