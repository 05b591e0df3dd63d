/** The fleet's charts: the last hour as it goes on, or another time that was recorded. */
import { Chart } from './charts.js';
import { Past } from './past.js';
import { Series } from './series.js';
import { get } from './snapshot.js';

const LATENCY_S = 15 * 60;
/** A long time is read from disk, and what is new of it is a small part. */
const AGAIN_MS = 60000;

export class FleetCharts {
  #root;
  #now = new Series();
  #then = new Series();
  #askedAt = -Infinity;

  /** `chosen` is called when another time was chosen. */
  constructor(root, chosen) {
    this.#root = root;
    this.past = new Past(this.#part('fleet-past'), () => {
      chosen();
      this.#rechosen();
    });
    this.states = new Chart(this.#part('states'), [
      { label: 'Up (right)', colour: 'up', scale: 'right' },
      { label: 'Down', colour: 'down' },
      { label: 'Refused', colour: 'refused' },
      { label: 'Slow', colour: 'slow' },
      { label: 'Not asked', colour: 'unknown' },
    ], 'count');
    this.latency = new Chart(this.#part('latency'), [{ label: 'p50', colour: 'accent' }, { label: 'p99', colour: 'slow' }], 'ms');
  }

  #part(id) {
    return this.#root.querySelector(`#${id}`);
  }

  /** Takes the time from the address. */
  open(how) {
    const before = this.past.query();
    this.past.open(how);
    if (before !== '' || this.past.query() !== '') this.#rechosen();
  }

  /** Begins anew with what the watcher has of the last hour. */
  async load() {
    try {
      this.#now.load(await get('api/history'));
      this.draw();
    } catch {
      // Drawn from the present on; the stream says if the connection is lost.
    }
  }

  /** Adds the present. */
  add(fleet) {
    const grown = this.#now.add(fleet, Date.now() / 1000);
    if (this.past.query() !== '') this.#ask();
    else if (grown) this.draw();
  }

  draw() {
    const then = this.past.query() !== '';
    const series = then ? this.#then : this.#now;
    this.#part('latency-time').hidden = then;
    this.states.draw(series.data(['up', 'down', 'refused', 'slow', 'unknown'], Infinity));
    this.latency.draw(series.data(['p50', 'p99'], then ? Infinity : LATENCY_S));
  }

  #rechosen() {
    this.#problem('');
    this.#then = new Series();
    this.#askedAt = -Infinity;
    this.draw();
    if (this.past.query() !== '') this.#ask();
  }

  async #ask() {
    const since = performance.now() - this.#askedAt;
    if (since < AGAIN_MS || (since < Infinity && !this.past.grows)) return;
    const at = performance.now();
    this.#askedAt = at;
    try {
      const history = await get(`api/history?${this.past.query()}`);
      // Another time may have been chosen meanwhile.
      if (at !== this.#askedAt) return;
      this.#then.load(history);
      this.#problem('');
      this.draw();
    } catch (failure) {
      if (at === this.#askedAt) this.#problem(`Not shown: ${failure.message}`);
    }
  }

  #problem(text) {
    const problem = this.#part('charts-problem');
    problem.hidden = text === '';
    problem.textContent = text;
  }
}
