/** The fleet over the last hour: what the watcher recorded, continued by what it says each second. */
const HOUR_S = 3600;
const STEP_S = 2;

export const KEYS = ['up', 'down', 'refused', 'slow', 'unknown', 'p50', 'p99'];

export class Series {
  times = [];
  values = new Map(KEYS.map((key) => [key, []]));

  /** Replaces all by the watcher's own record. */
  load(history) {
    const length = history.up?.length ?? 0;
    this.times = Array.from({ length }, (_, i) => (history.start + i * history.stepMillis) / 1000);
    for (const key of KEYS) {
      this.values.set(key, Array.from({ length }, (_, i) => history[key]?.[i] ?? null));
    }
  }

  /** Adds the present; answers whether there is anything new to draw. */
  add(fleet, now) {
    const last = this.times.at(-1) ?? 0;
    if (now - last < STEP_S) return false;
    this.times.push(now);
    for (const key of KEYS) this.values.get(key).push(value(fleet, key));
    let old = 0;
    while (this.times[old] < now - HOUR_S) old++;
    if (old > 0) {
      this.times.splice(0, old);
      for (const list of this.values.values()) list.splice(0, old);
    }
    return true;
  }

  /** Times and these values, of the last seconds if a number of them is given. */
  data(keys, seconds = HOUR_S) {
    const from = (this.times.at(-1) ?? 0) - seconds;
    let start = this.times.findIndex((time) => time >= from);
    if (start < 0) start = 0;
    return [this.times, ...keys.map((key) => this.values.get(key))].map((list) => list.slice(start));
  }
}

function value(fleet, key) {
  return (key === 'p50' || key === 'p99' ? fleet.latency?.[key] : fleet[key]) ?? null;
}
