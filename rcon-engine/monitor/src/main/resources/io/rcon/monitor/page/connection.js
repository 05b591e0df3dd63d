/** Whether what is shown is current, and since when it is not. */
import { span, when } from './format.js';

export class Connection {
  #element;
  #announcer;
  #since = null;

  constructor(element, announcer) {
    this.#element = element;
    this.#announcer = announcer;
    setInterval(() => this.#draw(), 1000);
  }

  live() {
    if (this.#since !== null) this.#announcer.now('Connected again');
    this.#since = null;
    this.#element.dataset.state = 'live';
    this.#element.textContent = 'Live';
  }

  lost(since) {
    this.#since = since;
    this.#element.dataset.state = 'lost';
    this.#announcer.now(`Connection lost since ${when(since)}`);
    this.#draw();
  }

  #draw() {
    if (this.#since === null) return;
    this.#element.textContent =
      `Connection lost since ${when(this.#since)} (${span(Date.now() - this.#since)}); trying again`;
  }
}
