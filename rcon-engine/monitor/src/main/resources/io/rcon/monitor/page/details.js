/** One server: facts, its last hour or another time, players, last errors, changes of state. */
import { Chart } from './charts.js';
import { count, healthWord, millis, reasonText, span, when } from './format.js';
import { facts, list } from './lists.js';
import { Past } from './past.js';
import { keep } from './route.js';
import { get } from './snapshot.js';

const AT_MOST_EVERY_MS = 2000;
/** A long time is read from disk, and what is new of it is a small part. */
const PAST_AT_MOST_EVERY_MS = 60000;

export class Details {
  #page;
  #name = null;
  #timer = 0;
  #at = 0;
  #pastAt = -Infinity;
  #shown;

  /** `shown` is called with what is known of a server whenever that is shown. */
  constructor(page, shown) {
    this.#page = page;
    this.#shown = shown;
    this.past = new Past(this.#part('past'), () => {
      keep(this.past.pairs());
      this.#rechosen();
    });
    this.latency = new Chart(this.#part('server-latency'), [{ label: 'Latency', colour: 'accent' }], 'ms');
    this.players = new Chart(this.#part('server-players'), [{ label: 'Players', colour: 'up' }], 'count');
  }

  #part(id) {
    return this.#page.querySelector(`#${id}`);
  }

  get name() { return this.#name; }

  /** Shows this server as the address says, or none. */
  open(name, how) {
    this.#name = name;
    clearTimeout(this.#timer);
    this.#timer = 0;
    if (name === null) return;
    this.past.open(how);
    this.#part('server-name').textContent = name;
    this.#part('server-problem').hidden = true;
    this.#part('server-state').replaceChildren();
    for (const id of ['server-facts', 'playing', 'errors', 'events']) this.#part(id).replaceChildren();
    this.#rechosen();
  }

  #rechosen() {
    this.#plots();
    this.#pastAt = -Infinity;
    this.#fetch();
  }

  /** Something about this server changed: it is asked for again, not too often. */
  changed() {
    if (this.#name === null || this.#timer !== 0) return;
    const rest = Math.max(0, this.#at + AT_MOST_EVERY_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = 0;
      this.#fetch();
    }, rest);
  }

  async #fetch() {
    const name = this.#name;
    this.#at = performance.now();
    const path = `api/servers/${encodeURIComponent(name.toWellFormed())}`;
    try {
      const server = await get(path);
      if (name !== this.#name) return;
      this.#draw(server);
      if (this.past.query() === '') this.#drawTime(server);
      else await this.#fetchPast(path);
    } catch (failure) {
      if (name === this.#name) this.#problem(failure.status === 404 ? 'The fleet has no server of this name.' : `Not shown: ${failure.message}`);
    }
  }

  async #fetchPast(path) {
    const since = performance.now() - this.#pastAt;
    if (since < PAST_AT_MOST_EVERY_MS || (since < Infinity && !this.past.grows)) return;
    const at = performance.now();
    this.#pastAt = at;
    try {
      const server = await get(`${path}?${this.past.query()}`);
      // Another server or another time may have been chosen meanwhile.
      if (at === this.#pastAt) this.#drawTime(server);
    } catch (failure) {
      if (at === this.#pastAt) this.#pastAt = -Infinity;
      throw failure;
    }
  }

  #problem(text) {
    const problem = this.#part('server-problem');
    problem.hidden = text === '';
    problem.textContent = text;
  }

  #draw(server) {
    const state = this.#part('server-state');
    const mark = document.createElement('span');
    mark.className = 'mark';
    mark.dataset.mark = server.maintenance ? 'MAINTENANCE' : server.health;
    mark.setAttribute('aria-hidden', 'true');
    const since = server.since ? `, since ${when(server.since)} (${span(Date.now() - Date.parse(server.since))})` : '';
    state.replaceChildren(mark, `${healthWord(server.health)}${since}${server.maintenance ? ', in maintenance' : ''}`);
    this.#problem(reasonText(server.reason));
    facts(this.#part('server-facts'), [
      ['Address', server.address],
      ['Dialect', server.dialect],
      ['Session', server.state],
      ['Players', server.players === undefined ? '' : `${count(server.players)}${server.maxPlayers > 0 ? ` of ${count(server.maxPlayers)}` : ''}`],
      ['Map', server.map],
      ['Version', server.version],
      ['Latency', millis(server.latency)],
      ['Last success', server.lastSuccess ? when(server.lastSuccess) : 'never'],
      ['Failures in a row', server.failures > 0 ? count(server.failures) : ''],
      ...Object.entries(server.tags ?? {}),
    ]);
    this.#shown(server);
    list(this.#part('playing'), ['Name', 'Score', 'Ping'],
      (server.playerList ?? []).map((player) => [player.name, player.score ?? '', player.ping ?? '']),
      server.players > 0 ? 'The server does not name its players.' : 'Nobody.');
    list(this.#part('errors'), ['At', 'Code', 'Message'],
      (server.errors ?? []).map((error) => [when(error.at), error.code ?? '', message(error)]), 'None.');
  }

  /** What is of the time that is chosen. */
  #drawTime(server) {
    this.#plots(server.history);
    list(this.#part('events'), ['At', 'From', 'To', 'Reason'],
      (server.events ?? []).map((event) => [when(event.at), event.from ?? '', event.to ?? '', event.reason ?? '']), 'None.');
  }

  #plots(history) {
    const known = (values) => values?.some((value) => value !== null);
    const length = known(history?.latency) || known(history?.players) ? history.latency.length : 0;
    const times = Array.from({ length }, (_, i) => (history.start + i * history.stepMillis) / 1000);
    this.latency.draw([times, Array.from({ length }, (_, i) => history.latency[i] ?? null)]);
    this.players.draw([times, Array.from({ length }, (_, i) => history.players?.[i] ?? null)]);
  }
}

function message(error) {
  return `${error.message ?? ''}${error.count > 1 ? ` (${count(error.count)} times)` : ''}`;
}
