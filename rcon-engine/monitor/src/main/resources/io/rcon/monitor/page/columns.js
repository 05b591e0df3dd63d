/** The columns of the table: title, text of a row, and what it is sorted by. */
import { count, healthWord, millis, reasonText, shortSpan } from './format.js';

/**
 * `number` sorts by a number of the model, `word` by a text; what is not a number, and the empty
 * text, come last in both directions.
 */
export const COLUMNS = [
  {
    key: 'state', title: 'State',
    text: (row) => (row.maintenance ? 'Maintenance' : healthWord(row.health)),
    number: (model, slot) => model.state[slot],
  },
  { key: 'name', title: 'Name', text: (row) => row.name, word: (row) => row.name },
  { key: 'dialect', title: 'Dialect', text: (row) => row.dialect ?? '', word: (row) => row.dialect ?? '' },
  {
    key: 'players', title: 'Players', numeric: true,
    text: (row) =>
      row.players === undefined
        ? ''
        : row.maxPlayers > 0 ? `${count(row.players)}/${count(row.maxPlayers)}` : count(row.players),
    number: (model, slot) => model.players[slot], descendingFirst: true,
  },
  {
    key: 'latency', title: 'Latency', numeric: true,
    text: (row) => millis(row.latency),
    number: (model, slot) => model.latency[slot], descendingFirst: true,
  },
  { key: 'trend', title: 'Trend', text: () => '', sparkline: true },
  { key: 'map', title: 'Map', text: (row) => row.map ?? '', word: (row) => row.map ?? '' },
  {
    key: 'since', title: 'Since',
    text: (row, now) => (row.since ? shortSpan(now - Date.parse(row.since)) : ''),
    // The longest first when ascending: the earliest time.
    number: (model, slot) => model.since[slot], descendingFirst: true, numeric: true,
  },
  { key: 'reason', title: 'Reason', text: (row) => reasonText(row.reason), word: (row) => reasonText(row.reason) },
];
