/**
 * All servers by slot: numbers in typed arrays, which sorting reads, and the row as it came for its
 * texts. A slot stays a server's until it is removed.
 */

/** Worst first, which is the order of the sorted column. */
const STATES = ['DOWN', 'REFUSED', 'SLOW', 'UNKNOWN', 'MAINTENANCE', 'UP'];

/** How many latencies a sparkline shows. */
export const SAMPLES = 30;

export class Model {
  epoch = '';
  /** Grows when a server comes or goes. */
  membership = 0;
  size = 0;
  slots = new Map();
  #free = [];
  #capacity = 0;

  constructor() {
    this.rows = [];
    this.#grow(1024);
  }

  /** Takes a whole snapshot: what is not in it goes, what was known keeps its slot and its samples. */
  replace(epoch, rows) {
    this.epoch = epoch;
    const names = new Set(rows.map((row) => row.name));
    for (const name of [...this.slots.keys()]) {
      if (!names.has(name)) this.remove(name);
    }
    for (const row of rows) this.put(row);
  }

  /** Takes a new or changed row; answers its slot. */
  put(row) {
    let slot = this.slots.get(row.name);
    if (slot === undefined) {
      slot = this.#claim();
      this.slots.set(row.name, slot);
      this.samples.fill(NaN, slot * SAMPLES, (slot + 1) * SAMPLES);
      this.heads[slot] = 0;
      this.membership++;
    }
    const before = this.rows[slot];
    this.rows[slot] = row;
    this.state[slot] = Math.max(0, STATES.indexOf(row.maintenance ? 'MAINTENANCE' : row.health));
    this.players[slot] = row.players ?? NaN;
    this.latency[slot] = row.latency ?? NaN;
    this.since[slot] = row.since ? Date.parse(row.since) : NaN;
    if (!before || before.lastSuccess !== row.lastSuccess || before.failures !== row.failures) {
      this.samples[slot * SAMPLES + this.heads[slot]] = row.failures > 0 ? NaN : (row.latency ?? NaN);
      this.heads[slot] = (this.heads[slot] + 1) % SAMPLES;
    }
    this.changed[slot] = 1;
    return slot;
  }

  remove(name) {
    const slot = this.slots.get(name);
    if (slot === undefined) return;
    this.slots.delete(name);
    this.rows[slot] = undefined;
    this.#free.push(slot);
    this.membership++;
  }

  #claim() {
    if (this.#free.length > 0) return this.#free.pop();
    if (this.size === this.#capacity) this.#grow(this.#capacity * 2);
    return this.size++;
  }

  #grow(capacity) {
    const grown = (array, type, length) => {
      const larger = new type(length);
      if (array) larger.set(array);
      return larger;
    };
    this.state = grown(this.state, Uint8Array, capacity);
    this.players = grown(this.players, Float64Array, capacity);
    this.latency = grown(this.latency, Float64Array, capacity);
    this.since = grown(this.since, Float64Array, capacity);
    this.changed = grown(this.changed, Uint8Array, capacity);
    this.heads = grown(this.heads, Uint8Array, capacity);
    this.samples = grown(this.samples, Float32Array, capacity * SAMPLES);
    this.#capacity = capacity;
  }
}
