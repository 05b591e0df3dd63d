/** The fleet in numbers. Those of a state filter the table when pressed. */
import { count, healthWord, millis } from './format.js';

const STATES = [
  ['UP', 'up'], ['DOWN', 'down'], ['REFUSED', 'refused'], ['SLOW', 'slow'], ['UNKNOWN', 'unknown'],
  ['MAINTENANCE', 'maintenance'],
];
const FACTS = [
  ['Servers', (fleet) => count(fleet.servers)],
  ['Players', (fleet) => count(fleet.players)],
  ['Latency p50', (fleet) => millis(fleet.latency?.p50)],
  ['p99', (fleet) => millis(fleet.latency?.p99)],
  ['Poll lag p99', (fleet) => millis(fleet.pollLag?.p99)],
];

export class Totals {
  #numbers = new Map();
  #buttons = new Map();

  /** `choose` gets the filter of a pressed state, or the empty one when it is pressed again. */
  constructor(list, choose) {
    for (const [title] of FACTS.slice(0, 1)) list.append(this.#fact(title));
    for (const [mark, key] of STATES) list.append(this.#button(mark, key, choose));
    for (const [title] of FACTS.slice(1)) list.append(this.#fact(title));
  }

  #fact(title) {
    const item = document.createElement('li');
    item.className = 'fact';
    item.append(`${title} `, this.#number(title));
    return item;
  }

  #button(mark, key, choose) {
    const item = document.createElement('li');
    const button = document.createElement('button');
    const filter = key === 'maintenance' ? 'maintenance=true' : `health=${key}`;
    button.type = 'button';
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () =>
      choose(button.getAttribute('aria-pressed') === 'true' ? '' : filter));
    const shape = document.createElement('span');
    shape.className = 'mark';
    shape.dataset.mark = mark;
    shape.setAttribute('aria-hidden', 'true');
    button.append(shape, `${mark === 'MAINTENANCE' ? 'Maintenance' : healthWord(mark)} `, this.#number(key));
    this.#buttons.set(filter, button);
    item.append(button);
    return item;
  }

  #number(key) {
    const number = document.createElement('b');
    number.textContent = '–';
    this.#numbers.set(key, number);
    return number;
  }

  draw(fleet) {
    for (const [title, text] of FACTS) this.#set(title, text(fleet) || '–');
    for (const [, key] of STATES) this.#set(key, count(fleet[key] ?? 0));
  }

  #set(key, text) {
    const number = this.#numbers.get(key);
    if (number.textContent !== text) number.textContent = text;
  }

  /** Marks the state that is filtered by. */
  pressed(filter) {
    for (const [each, button] of this.#buttons) button.setAttribute('aria-pressed', String(each === filter.trim()));
  }
}
