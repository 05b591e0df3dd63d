/** The filter's language: words, `key=value`, `key!=value`, `key>number`, `key<number`; all must match. */
import { reasonText } from './format.js';

const TERM = /^([^\s=!<>]+)(!=|=|<|>)(.*)$/;

/** A test of rows, or null where every row matches. */
export function parse(text) {
  const terms = text.trim().split(/\s+/).filter((word) => word !== '').map(term);
  return terms.length === 0 ? null : (row) => terms.every((matches) => matches(row));
}

function term(word) {
  const parts = TERM.exec(word);
  if (!parts) {
    const wanted = word.toLowerCase();
    return (row) => allText(row).includes(wanted);
  }
  const [, key, sign, value] = parts;
  const name = key.toLowerCase();
  const wanted = value.toLowerCase();
  switch (sign) {
    case '=': return (row) => String(field(row, name) ?? '').toLowerCase() === wanted;
    case '!=': return (row) => String(field(row, name) ?? '').toLowerCase() !== wanted;
    case '<': return (row) => Number(field(row, name) ?? NaN) < Number(value);
    default: return (row) => Number(field(row, name) ?? NaN) > Number(value);
  }
}

function field(row, name) {
  if (name === 'reason') return row.reason?.code;
  if (name === 'maxplayers') return row.maxPlayers;
  if (Object.hasOwn(row, name) && typeof row[name] !== 'object') return row[name];
  const tags = row.tags ?? {};
  const key = Object.keys(tags).find((tag) => tag.toLowerCase() === name);
  return key === undefined ? undefined : tags[key];
}

const texts = new WeakMap();

function allText(row) {
  let text = texts.get(row);
  if (text === undefined) {
    const tags = Object.entries(row.tags ?? {}).map(([key, value]) => `${key}=${value}`);
    text = [row.name, row.address, row.dialect, row.health, row.state, row.map, row.version,
      reasonText(row.reason), row.reason?.code, row.maintenance ? 'maintenance' : '', ...tags]
      .join('\n').toLowerCase();
    texts.set(row, text);
  }
  return text;
}
