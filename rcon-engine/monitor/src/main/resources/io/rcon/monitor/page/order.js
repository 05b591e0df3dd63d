/** Which servers are shown, and in which order: a permutation of the model's slots. */

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

export class Order {
  #model;
  #matches = null;
  #column;
  #descending = false;
  #names = new Float64Array(0);
  #namesOf = -1;

  /** Slots in the order shown; the first `length` count. */
  view = new Uint32Array(0);
  length = 0;
  /** Where a slot is shown, or -1. */
  position = new Int32Array(0);

  constructor(model, column) {
    this.#model = model;
    this.#column = column;
  }

  get column() { return this.#column; }
  get descending() { return this.#descending; }

  filter(matches) {
    this.#matches = matches;
  }

  /** Sorts by this column, or the other way round if it is already. */
  sortBy(column) {
    this.#descending = column === this.#column ? !this.#descending : Boolean(column.descendingFirst);
    this.#column = column;
  }

  /** Sorts by this column, in this direction. */
  sortAs(column, descending) {
    this.#column = column;
    this.#descending = descending;
  }

  rebuild() {
    const model = this.#model;
    if (this.view.length < model.size) {
      this.view = new Uint32Array(model.size * 2);
      this.position = new Int32Array(model.size * 2);
    }
    this.position.fill(-1);
    let length = 0;
    for (let slot = 0; slot < model.size; slot++) {
      const row = model.rows[slot];
      if (row && (!this.#matches || this.#matches(row))) this.view[length++] = slot;
    }
    this.length = length;
    const shown = this.view.subarray(0, length);
    const names = this.#nameRanks();
    const keys = this.#keys(names);
    const sign = this.#descending ? -1 : 1;
    shown.sort((a, b) => {
      const x = keys[a];
      const y = keys[b];
      if (x !== x || y !== y) return (x !== x) - (y !== y) || names[a] - names[b];
      return sign * (x - y) || names[a] - names[b];
    });
    for (let i = 0; i < length; i++) this.position[shown[i]] = i;
  }

  #keys(names) {
    const { number, word, key } = this.#column;
    if (key === 'name') return names;
    if (word) return ranks(this.#model, word);
    const keys = new Float64Array(this.#model.size);
    for (let slot = 0; slot < keys.length; slot++) keys[slot] = number(this.#model, slot);
    return keys;
  }

  #nameRanks() {
    if (this.#namesOf !== this.#model.membership) {
      this.#names = ranks(this.#model, (row) => row.name);
      this.#namesOf = this.#model.membership;
    }
    return this.#names;
  }
}

/** The rank of each slot's word among all; NaN for the empty one. */
function ranks(model, word) {
  const words = new Set();
  for (let slot = 0; slot < model.size; slot++) {
    if (model.rows[slot]) words.add(word(model.rows[slot]));
  }
  const rank = new Map([...words].sort(collator.compare).map((text, i) => [text, text === '' ? NaN : i]));
  const keys = new Float64Array(model.size);
  for (let slot = 0; slot < keys.length; slot++) {
    keys[slot] = model.rows[slot] ? rank.get(word(model.rows[slot])) : NaN;
  }
  return keys;
}
