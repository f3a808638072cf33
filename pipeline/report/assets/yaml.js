/** The analyst's file as YAML: what `ishplan review` would write, and whatever else stood in it. */

const SPECIAL_START = /^(?:[#,[\]{}&*!|>'"%@`]|[-?:](?:\s|$)|---|\.\.\.)/;
const SPECIAL_INSIDE = /:(?:\s|$)|\s#/;
const OTHER_TYPE = /^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|<<|=|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[\da-fA-F_]+|[-+]?[\d_]+|[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|[-+]?\.[\d_]+(?:[eE][-+]\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:\s*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;
const UNPRINTED = /[\p{Cc}\u2028\u2029\ufeff]/u;

/** A value as it stands behind a key; nothing for none. */
function yamlValue(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  if (UNPRINTED.test(value)) return JSON.stringify(value);
  const plain = value !== "" && value === value.trim() && !SPECIAL_START.test(value) && !SPECIAL_INSIDE.test(value) && !OTHER_TYPE.test(value);
  if (plain) return value;
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}

function yamlPair(key, value) {
  return `${yamlValue(key)}: ${yamlValue(value)}`.trimEnd();
}

/** The lines of a decision, and the part of the file in which they stand. */
function yamlEntry(one) {
  if (one.link !== undefined) return ["links", [`  ${yamlPair(one.stem, one.link)}`]];
  if (one.define !== undefined) return ["abbreviations", [`  ${yamlPair(one.stem, one.define)}`]];
  if (one.refuse !== undefined) return ["refused", [`  ${yamlValue(one.stem)}:`, ...one.refuse.map((entry) => `  - ${yamlValue(entry)}`)]];
  if (one.verdict !== undefined) return ["parties", [`- ${one.verdict}:`, ...one.names.map((name) => `  - ${yamlValue(name)}`)]];
  const pairs = ["item_id", "column", "printed", "read"].map((name) => yamlPair(name, one[name]));
  return ["corrections", pairs.map((pair, at) => (at ? `  ${pair}` : `- ${pair}`))];
}

/** The file with a decision behind the others of its part; all else in it stays as it is. */
function withEntry(text, part, entry) {
  const lines = text.replace(/\s+$/, "").split("\n");
  const head = lines.findIndex((line) => new RegExp(`^${part}:\\s*(?:#.*)?$`).test(line));
  if (head < 0) return [...(text.trim() ? lines : []), `${part}:`, ...entry, ""].join("\n");
  let last = head;
  for (let at = head + 1; at < lines.length && /^(?:\s|#|-(?:\s|$)|$)/.test(lines[at]); at += 1) if (/^(?:\s+[^\s#]|-)/.test(lines[at])) last = at;
  // The first line that is no comment says how far the part's entries are indented.
  const indent = lines.slice(head + 1, last + 1).map((line) => line.match(/^ *(?=[^\s#])/)?.[0]).find((found) => found !== undefined) ?? "";
  const own = entry[0].match(/^ */)[0];
  const moved = last === head || indent === own ? entry : entry.map((line) => indent + line.slice(own.length));
  return [...lines.slice(0, last + 1), ...moved, ...lines.slice(last + 1), ""].join("\n");
}

/** The file with all that is decided; `text` has each of its decisions in lines of their own. */
function fileText(text, decisions) {
  return decisions.reduce((made, one) => withEntry(made, ...yamlEntry(one)), text);
}
