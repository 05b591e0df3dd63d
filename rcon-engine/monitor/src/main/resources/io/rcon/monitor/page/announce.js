/** What a screen reader is told: totals when they changed, at most every ten seconds. */
import { count } from './format.js';

const EVERY_MS = 10000;

export class Announcer {
  #region;
  #wanted = '';
  #said = '';
  #at = -Infinity;
  #timer = 0;

  constructor(region) {
    this.#region = region;
  }

  totals(fleet) {
    const parts = ['up', 'down', 'refused', 'slow', 'unknown', 'maintenance']
      .filter((key) => key === 'up' || fleet[key] > 0)
      .map((key) => `${count(fleet[key] ?? 0)} ${key}`);
    this.#wanted = `${count(fleet.servers)} servers: ${parts.join(', ')}`;
    if (this.#wanted === this.#said || this.#timer !== 0) return;
    const rest = this.#at + EVERY_MS - performance.now();
    if (rest <= 0) this.#say();
    else this.#timer = setTimeout(() => this.#say(), rest);
  }

  /** Says this at once. */
  now(text) {
    this.#region.textContent = text;
  }

  #say() {
    this.#timer = 0;
    this.#at = performance.now();
    if (this.#wanted === this.#said) return;
    this.#said = this.#wanted;
    this.#region.textContent = this.#said;
  }
}
