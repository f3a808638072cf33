const byId = (id) => document.getElementById(id);
const data = JSON.parse(byId("data").textContent);
const texts = JSON.parse(byId("texts").textContent);
const LANGUAGES = Object.keys(texts);
let language = LANGUAGES[0];

/** A text of the interface, its places filled; what has none is shown as it is. */
function t(key, values) {
  const own = [texts[language], texts.en].find((one) => Object.hasOwn(one, key));
  const text = own ? own[key] : key;
  const form = typeof text === "string" ? text : text[texts[language][""][values.count < 100 ? values.count : 100 + (values.count % 100)]];
  return values ? form.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place) : form;
}

/** An element; children are elements or texts, and texts are never read as HTML. */
function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked" || name === "selected") made[name] = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

/** What the plan prints: in its own language, whatever language the interface has. */
function printed(text, tag = "span") {
  return el(tag, { lang: data.lang }, text);
}

function fill(id, ...children) {
  byId(id).replaceChildren(...children.flat());
}

const number = (value) => (value === undefined || value === null ? "" : value.toLocaleString(language === "ky" ? "ru" : language));

/** Puts the interface into a language; the browser's own at first. */
function translate(chosen) {
  language = chosen;
  document.documentElement.lang = chosen;
  byId("language").value = chosen;
  for (const one of document.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of document.querySelectorAll("[data-t-label]")) one.setAttribute("aria-label", t(one.dataset.tLabel));
  labelCharts();
}

/** Puts the keys in charts into words, and whole labels under those that are cut short. */
function labelCharts() {
  for (const chart of document.querySelectorAll(".chart")) {
    const whole = [...chart.querySelectorAll("tbody tr > :first-child")].map((cell) => cell.textContent);
    const met = new Map();
    for (const label of chart.querySelectorAll("svg text")) {
      label.dataset.printed ??= label.textContent;
      const text = label.dataset.printed;
      if (chart.dataset.keyed !== undefined) label.textContent = t(text);
      if (!text.endsWith("…")) continue;
      const fitting = unique(whole).filter((one) => one.length > text.length && one.startsWith(text.slice(0, -1)));
      const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = fitting[met.get(text) ?? 0] ?? text;
      met.set(text, (met.get(text) ?? 0) + 1);
      label.append(title);
    }
  }
}

const unique = (list) => [...new Set(list)];

function browserLanguage() {
  const wanted = navigator.languages.map((name) => name.slice(0, 2));
  return wanted.find((name) => LANGUAGES.includes(name)) ?? LANGUAGES[0];
}

const LETTERS = { a: "а", b: "в", c: "с", e: "е", h: "н", k: "к", m: "м", o: "о", p: "р", t: "т", x: "х", y: "у", ө: "о", ѳ: "о", ү: "у", ұ: "у", ң: "н", ӊ: "н", ҥ: "н", ё: "е", і: "i", ӏ: "i" };

/** A text as it is searched: Latin look-alikes, and Kyrgyz letters typed on a Russian keyboard, are one. */
function folded(text) {
  return text.toLowerCase().replace(/[a-zөѳүұңӊҥёіӏ]/g, (letter) => LETTERS[letter] ?? letter);
}

/** The address bar's state: `#items?q=план&section=2.1`. */
function readState() {
  const [view, query] = location.hash.slice(1).split("?");
  return { view: view || "overview", query: new URLSearchParams(query ?? "") };
}

function address(view, query) {
  const text = query ? new URLSearchParams(query).toString() : "";
  return text ? `#${view}?${text}` : `#${view}`;
}

/** Keeps the state in the address bar without a step in the history, as for each letter typed. */
function keepState(view, query) {
  history.replaceState(null, "", address(view, query));
}

function say(text) {
  byId("live").textContent = text;
}
