/** Decisions on what the plan leaves open: kept in this browser, saved as the file that a run replays. */
const desk = data.years?.length === 1 ? data.years[0].desk : undefined;
const STORE = desk && `ishplan decisions ${desk.key}`;
const keptHere = readKept();
let storageFails = false;
let deskMessage = "";

/** What this browser kept: `log` of all that was decided, in order; `saved` is the file last saved. */
function readKept() {
  try {
    const kept = STORE && JSON.parse(localStorage.getItem(STORE));
    if (Array.isArray(kept?.log)) return kept;
  } catch {
    // No storage, or nothing of ours in it: the page begins anew, and `keep` tells of the former.
  }
  return { log: [], saved: "" };
}

function keep() {
  try {
    localStorage.setItem(STORE, JSON.stringify(keptHere));
    storageFails = false;
  } catch {
    storageFails = true;
  }
}

const cellKey = (one) => `${one.item_id}, ${one.column}`;
const questionKey = (one) => one.stem ?? (one.names ? one.names.join(" | ") : cellKey({ item_id: one.item_ids[0], column: one.column }));
const verdict = (one) => JSON.stringify([one.link, one.define, one.refuse && [...one.refuse].sort(), one.read, one.verdict]);

/** What is decided here and not yet in the file that the plan was read with; the last word counts. */
function lastDecisions() {
  const last = new Map();
  for (const one of keptHere.log) {
    last.delete(one.key);
    if (!one.removed) last.set(one.key, one);
  }
  const inFile = (one) => desk.decided.some((other) => other.key === one.key && verdict(other) === verdict(one));
  return [...last.values()].filter((one) => !inFile(one));
}

/** Those of them that the file gets: they hold together. */
const decisionsHere = () => sortDecisions(lastDecisions()).kept;

function decide(one) {
  keptHere.log.push(one);
  keep();
}

function undoDecision() {
  keptHere.log.pop();
  keep();
}

const decidedFile = () => fileText(desk.text, decisionsHere());

/** Puts the file beside the plan; where a browser cannot, it is a download. */
async function saveDecisions() {
  const text = decidedFile();
  try {
    if (window.showDirectoryPicker) {
      const folder = await window.showDirectoryPicker({ id: "ishplan", mode: "readwrite" });
      const handle = await folder.getFileHandle(desk.file, { create: true });
      const before = await (await handle.getFile()).text();
      if (before && ![desk.before, keptHere.saved, text].includes(before)) throw new Error(t("file_differs"));
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
    } else {
      const link = el("a", { href: URL.createObjectURL(new Blob([text], { type: "application/yaml" })), download: desk.file });
      link.click();
      URL.revokeObjectURL(link.href);
    }
    keptHere.saved = text;
    keep();
    deskMessage = t("saved_file", { file: desk.file });
  } catch (error) {
    if (error.name === "AbortError") return;
    deskMessage = t("not_saved", { reason: error.message });
  }
}

function describeDecision(one) {
  if (one.link !== undefined) return t("decision_link", { stem: one.stem, entry: one.link });
  if (one.define !== undefined) return t("decision_define", { stem: one.stem, text: one.define });
  if (one.refuse !== undefined) return t("decision_refuse", { stem: one.stem, entries: one.refuse.join(", ") });
  if (one.verdict !== undefined) return t("decision_names", { left: one.names[0], right: one.names[1], verdict: t(`names_${one.verdict}`) });
  return t("decision_read", { item: one.item_id, column: t(one.column), text: one.read ?? t("empty_value") });
}

/** The place of a finding's question among all, -1 if it has none. */
function questionOf(finding) {
  if (!desk) return -1;
  const isIts = (one) => (one.stem ? /^(?:abbreviation|definition)_/.test(finding.code) && finding.message.startsWith(`“${one.stem}”`) : one.code === finding.code && one.message === finding.message && one.item_ids[0] === finding.item_id);
  return desk.questions.findIndex(isIts);
}

/** The worklist's questions, one at a time; the answer is one key, or a click. */
function deskView(query) {
  return [el("h3", { id: "desk-title" }, t("decide")), el("div", { id: "desk", role: "group", "aria-labelledby": "desk-title", tabindex: "-1", onkeydown: pressKey }, deskParts(query))];
}

function redrawDesk(query) {
  fill("desk", deskParts(query));
  byId("desk").focus({ preventScroll: true });
  const shown = byId("desk-left")?.textContent ?? "";
  say([deskMessage, shown].filter(Boolean).join(" "));
}

/** An answer's key works wherever the focus is in the desk, on any keyboard; letters typed stay letters. */
function pressKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /^(?:INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const key = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(event.code)?.[1].toLowerCase() ?? event.key.toLowerCase();
  const button = /^[a-z0-9]$/.test(key) ? byId("desk").querySelector(`[data-key="${key}"]`) : null;
  if (!button) return;
  event.preventDefault();
  button.click();
}

function keyButton(key, text, onclick, attributes) {
  return el("button", { type: "button", "data-key": key, "aria-keyshortcuts": key, onclick, ...attributes }, el("kbd", {}, key), " ", text);
}

function deskParts(query) {
  const { kept: made, leftOut } = sortDecisions(lastDecisions());
  const open = openQuestions();
  const wanted = Number(query.get("n")) - 1;
  const at = desk.questions[wanted] ? wanted : desk.questions.indexOf(open[0]);
  const go = (to) => {
    if (to === undefined || to < 0) query.delete("n");
    else query.set("n", String(to + 1));
    keepState("findings", query);
    redrawDesk(query);
  };
  const onward = () => {
    const places = openQuestions().map((one) => desk.questions.indexOf(one));
    go(places.find((place) => place > at) ?? places.find((place) => place !== at));
  };
  const answer = (one) => {
    deskMessage = "";
    decide(one);
    onward();
  };
  const undo = () => {
    const last = keptHere.log.at(-1);
    undoDecision();
    deskMessage = "";
    go(desk.questions.findIndex((one) => questionKey(one) === last?.key));
  };
  const save = async () => {
    await saveDecisions();
    redrawDesk(query);
  };
  const left = open.length ? t("questions_left", { count: open.length }) : t(desk.questions.length ? "all_decided" : "nothing_open");
  const canSave = made.length > 0;
  return [
    el("p", {}, el("strong", { id: "desk-left" }, left)),
    desk.questions.length ? el("p", { class: "help" }, t("keys_help")) : null,
    at >= 0 ? questionCard(desk.questions[at], at, answer, onward) : null,
    el(
      "div",
      { class: "bar" },
      at > 0 ? keyButton("b", t("previous_question"), () => go(at - 1)) : null,
      keptHere.log.length ? keyButton("z", t("undo"), undo) : null,
      canSave ? keyButton("w", t("save_file", { file: desk.file }), save) : null,
    ),
    deskMessage ? el("p", { class: "message" }, deskMessage) : null,
    storageFails ? el("p", { class: "warning" }, t("no_storage")) : null,
    decisionList(made, leftOut, () => redrawDesk(query)),
  ].filter(Boolean);
}

/** The questions that are neither answered nor settled by the answers to others. */
function openQuestions() {
  const { kept, settled } = sortDecisions(lastDecisions());
  const decided = new Set(kept.map((one) => one.key));
  return desk.questions.filter((one) => !decided.has(questionKey(one)) && !(one.names && settled.verdict(one.name_ids)));
}

/** A question: what is open, how it is printed, the answers, and the place on the page's picture. */
function questionCard(question, at, answer, skip) {
  const places = (question.item_ids ?? []).map((id) => itemById.get(id)).filter(Boolean);
  const item = places[0];
  const key = questionKey(question);
  const made = decisionsHere().find((one) => one.key === key);
  const own = { key, ...(question.stem ? { stem: question.stem } : question.names ? { names: question.names } : { item_id: question.item_ids[0], column: question.column, printed: question.printed }) };
  const form = el("div", { class: "answer" });
  const type = (label, name, value) => () => openTextForm(form, t(label), value, (text) => answer({ ...own, [name]: text }));
  const choices = question.choices ?? [];
  const choose = ({ link, define }) => answer({ ...own, ...(link === undefined ? { define } : { link }) });
  const say = (key, word) => keyButton(key, t(`names_${word}`), () => answer({ ...own, verdict: word }));
  const follows = settledOtherwise(question);
  const answers = question.names
    ? follows
      ? []
      : [say("y", "same"), say("n", "different"), say("u", "unsure")]
    : question.stem === undefined
      ? [keyButton("r", t("read_otherwise"), type("read_as", "read", question.printed))]
      : [
          ...choices.map((one, place) => keyButton(String(place + 1), printed(one.text), () => choose(one), { "aria-label": `${t("choose")}: ${one.text}` })),
          keyButton("d", t("define"), type("stands_for", "define", "")),
          choices.length ? keyButton("n", t("none_of_these"), () => answer({ ...own, refuse: question.refuse })) : null,
        ];
  const asked = question.names ? t("ask_names", { left: question.names[0], right: question.names[1] }) : question.stem === undefined ? t("ask_cell", { column: t(question.column) }) : t("ask_abbreviation", { stem: question.stem });
  const pages = item ? pagesOf(item).filter((page) => item.y.pages[page - 1]) : [];
  return el(
    "div",
    { class: pages.length ? "question item" : "question", "data-question": String(at + 1) },
    el(
      "div",
      {},
      el("p", { class: "help" }, t("question_number", { number: at + 1, count: desk.questions.length }), " · ", places.flatMap((one) => [el("a", { href: itemAddress(one) }, place(one)), ", "]), t(question.column)),
      el("h4", {}, asked),
      saidText(question),
      el("blockquote", { lang: data.lang }, withMark(question.printed, question.stem)),
      question.elsewhere ? el("p", { class: "help" }, t("name_elsewhere", { names: question.elsewhere.join(", ") })) : null,
      made ? el("p", { class: "decided" }, `${t("decided")}: ${describeDecision(made)}`) : null,
      follows ? el("p", { class: "decided" }, `${t("follows")}: ${t(`names_${follows}`)}`) : null,
      el("div", { class: "answers" }, [...answers, keyButton("s", t("leave_open"), skip)].filter(Boolean)),
      form,
    ),
    pages.length ? el("div", { class: "beside" }, sheets(item.y, pages, item, true)) : "",
  );
}

/** The print with what is asked about marked. */
function withMark(text, stem) {
  const at = stem ? text.indexOf(stem) : -1;
  return at < 0 ? text : [text.slice(0, at), el("mark", {}, stem), text.slice(at + stem.length)];
}

/** One line to type; Enter accepts it, Escape goes back. */
function openTextForm(box, label, value, accept) {
  const input = el("input", { type: "text", value, lang: data.lang, autocomplete: "off" });
  const problem = el("p", { class: "warning", role: "alert" });
  const close = () => {
    box.replaceChildren();
    byId("desk").focus({ preventScroll: true });
  };
  const submit = (event) => {
    event.preventDefault();
    const text = input.value.trim().normalize("NFC");
    if (text) accept(text);
    else problem.textContent = t("need_text");
  };
  const leave = (event) => {
    if (event.key === "Escape") close();
  };
  box.replaceChildren(el("form", { onsubmit: submit, onkeydown: leave }, el("label", {}, label, input), problem, el("div", { class: "bar" }, el("button", { type: "submit" }, t("accept")), el("button", { type: "button", onclick: close }, t("cancel")))));
  input.focus();
  input.select();
}

/** All that is decided here, each to be taken back, and the file that it makes. */
function decisionList(made, leftOut, redraw) {
  const remove = (one) => () => {
    decide({ key: one.key, removed: true });
    redraw();
  };
  const row = (one) => el("li", {}, el("span", { lang: data.lang }, describeDecision(one)), " ", el("button", { type: "button", onclick: remove(one), "aria-label": `${t("remove")}: ${describeDecision(one)}` }, t("remove")));
  const out = leftOut.length ? [el("p", { class: "warning" }, t("decisions_left_out")), el("ul", {}, leftOut.map(row))] : [];
  if (!made.length && !leftOut.length) return desk.questions.length ? el("p", { class: "help" }, t("no_decisions")) : null;
  return el(
    "div",
    { class: "decisions" },
    el("h4", {}, `${t("decisions")}: ${made.length}`),
    el("ul", {}, made.map(row)),
    out,
    el("p", { class: "help" }, t("decisions_help", { file: desk.file })),
    el("details", {}, el("summary", {}, t("file_text")), snippet(decidedFile())),
  );
}
