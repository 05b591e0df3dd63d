/** Puts the parts together: model, stream, table, filter, charts, one server's page. */
import { Announcer } from './announce.js';
import { Care } from './care.js';
import { COLUMNS } from './columns.js';
import { Connection } from './connection.js';
import { Console } from './console.js';
import { Details } from './details.js';
import { parse } from './filter.js';
import { FleetCharts } from './fleetcharts.js';
import { count } from './format.js';
import { Keyboard } from './keyboard.js';
import { Login } from './login.js';
import { Model } from './model.js';
import { Order } from './order.js';
import { follow, keep, toServer } from './route.js';
import { Snapshots, apply } from './snapshot.js';
import { Stream } from './stream.js';
import { Table } from './table.js';
import { Totals } from './totals.js';

const REORDER_MS = 1000;

const part = (id) => document.getElementById(id);
const model = new Model();
const order = new Order(model, COLUMNS[0]);
const table = new Table(part('grid'), model, order);
const charts = new FleetCharts(part('charts'), () => keepView());
const announcer = new Announcer(part('announcer'));
const connection = new Connection(part('connection'), announcer);
const details = new Details(part('server'), (server) => care.show(server.maintenanceBy ?? []));
const consoles = new Console(part('console'), () => login.ask());
const care = new Care(part('care'), () => details.changed(), () => login.ask());
const totals = new Totals(part('totals'), (text) => {
  filter.value = text;
  filtered();
});
const filter = part('filter');
let loaded = false;

function filtered() {
  order.filter(parse(filter.value));
  keepView();
  totals.pressed(filter.value);
  part('grid').scrollTop = 0;
  reorder();
}

/** The address tells filter, order and time, so that a reload and a link show the same. */
function keepView() {
  const { column, descending } = order;
  const usual = column === COLUMNS[0] && !descending;
  keep([['filter', filter.value], ['sort', usual ? '' : (descending ? '-' : '') + column.key], ...charts.past.pairs()]);
}

/** Shows the fleet as the address says; one that says nothing is the way back to what was shown before. */
function view(how) {
  if (how.size > 0) {
    const sort = how.get('sort') ?? '';
    const column = COLUMNS.find(({ key, sparkline }) => !sparkline && key === sort.replace('-', ''));
    order.sortAs(column ?? COLUMNS[0], column !== undefined && sort.startsWith('-'));
    if (filter.value !== (how.get('filter') ?? '')) filter.value = how.get('filter') ?? '';
    charts.open(how);
  }
  filtered();
}

function reorder() {
  table.reordered();
  const all = model.slots.size;
  part('shown').textContent =
    order.length === all ? `${count(all)} servers` : `${count(order.length)} of ${count(all)} servers`;
  table.explainNone(!loaded || order.length > 0 ? '' : all === 0 ? 'The fleet has no servers.' : 'No server matches the filter.');
}

new Keyboard(table, toServer, (column) => {
  if (column.sparkline) return;
  order.sortBy(column);
  keepView();
  reorder();
});

filter.addEventListener('input', filtered);
filter.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  filter.value = '';
  filtered();
});
addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.target.matches?.('input')) return;
  if (part('fleet').hidden) return;
  event.preventDefault();
  filter.focus();
});

function historyProblem(text) {
  const problem = part('history-problem');
  if (problem.textContent !== text) problem.textContent = text;
  problem.hidden = text === '';
}

let dirty = false;
const snapshots = new Snapshots(model, () => {
  loaded = true;
  reorder();
  details.changed();
});

function whole() {
  snapshots.load();
  charts.load();
}

const stream = new Stream({
  refused: () => login.ask(),
  connected: () => connection.live(),
  lost: (since) => connection.lost(since),
  reset: whole,
  rows: (data, epoch) => {
    if (snapshots.loading) return snapshots.later({ data, epoch });
    if (epoch !== model.epoch) return whole();
    apply(model, data);
    dirty = true;
    table.redraw();
    if (data.changed?.some((row) => row.name === details.name)) details.changed();
  },
  fleet: (fleet) => {
    if (!snapshots.loading && fleet.epoch !== model.epoch) whole();
    connection.live();
    totals.draw(fleet);
    historyProblem(fleet.history?.problem ?? '');
    consoles.enable(fleet.commands);
    care.enable(fleet.commands);
    for (const { past } of [details, charts]) past.recorded(fleet.history?.recording === true);
    announcer.totals(fleet);
    charts.add(fleet);
  },
});

const login = new Login(part('login'), () => stream.open());

// Rows move once a second at most, so that they can be read and clicked; ages grow as well.
setInterval(() => {
  if (dirty) reorder();
  else table.redraw();
  dirty = false;
}, REORDER_MS);

matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  table.measure();
  table.redraw();
});

if (matchMedia('(max-width: 40rem)').matches) part('charts').open = false;

let scrolled = 0;
follow((name, how) => {
  const fleet = part('fleet');
  if (name !== null && !fleet.hidden) scrolled = part('grid').scrollTop;
  const back = name === null && fleet.hidden;
  fleet.hidden = name !== null;
  part('server').hidden = name === null;
  consoles.open(name);
  care.open(name);
  details.open(name, how);
  document.title = name === null ? 'rcon watch' : `${name} – rcon watch`;
  if (name !== null) {
    scrollTo(0, 0);
    part('server-name').focus();
    return;
  }
  view(how);
  if (back) {
    part('grid').scrollTop = scrolled;
    table.focusNext = true;
    table.draw();
    charts.draw();
  }
});
