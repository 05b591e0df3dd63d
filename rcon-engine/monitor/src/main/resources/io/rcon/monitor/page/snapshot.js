/** Fetches whole snapshots; changes that arrive meanwhile are applied to it if they are newer. */
const AGAIN_MS = 2000;

export class Snapshots {
  #model;
  #taken;
  #loading = false;
  #stale = false;
  #waiting = [];
  #again = 0;

  /** `taken` is called after each snapshot. */
  constructor(model, taken) {
    this.#model = model;
    this.#taken = taken;
  }

  /** Whether changes are to wait. */
  get loading() { return this.#loading; }

  later(change) {
    this.#waiting.push(change);
  }

  async load() {
    if (this.#loading) {
      this.#stale = true;
      return;
    }
    this.#loading = true;
    clearTimeout(this.#again);
    try {
      do {
        this.#stale = false;
        this.#take(await get('api/servers'));
      } while (this.#stale);
    } catch {
      // The stream says that the connection is lost; this only comes back to it.
      this.#again = setTimeout(() => this.load(), AGAIN_MS);
      return;
    } finally {
      this.#loading = false;
    }
    this.#taken();
  }

  #take(snapshot) {
    this.#model.replace(snapshot.epoch, snapshot.servers);
    for (const { data, epoch } of this.#waiting.splice(0)) {
      if (epoch === snapshot.epoch && data.sequence > snapshot.sequence) apply(this.#model, data);
    }
  }
}

export function apply(model, data) {
  for (const row of data.changed ?? []) model.put(row);
  for (const name of data.removed ?? []) model.remove(name);
}

export async function get(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw Object.assign(new Error(`${path}: ${response.status}`), { status: response.status });
  return response.json();
}
