/** The maintenance of the server that is shown: who set it and why, and where commands are taken, how to set and end it. */
import { change, pathOf } from './change.js';
import { span, when } from './format.js';

export class Care {
  #page;
  #form;
  #changed;
  #refused;
  #name = null;

  /** `changed` is called when something was set; `refused` where the login is over. */
  constructor(page, changed, refused) {
    this.#page = page;
    this.#form = page.querySelector('form');
    this.#changed = changed;
    this.#refused = refused;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send('PUT', { reason: this.#form.elements.reason.value });
    });
    this.#end.addEventListener('click', () => this.#send('DELETE'));
  }

  get #end() { return this.#form.elements.end; }

  enable(on) {
    this.#form.hidden = !on;
  }

  open(name) {
    this.#name = name;
    this.#problem('');
    this.show([]);
  }

  /** Shows who keeps the server in maintenance. */
  show(notes) {
    this.#page.querySelector('ul').replaceChildren(...notes.map((note) => {
      const item = document.createElement('li');
      const reason = note.reason ? `: ${note.reason}` : '';
      const until = note.until ? `, until ${when(note.until)}` : '';
      item.textContent = `By ${note.by} since ${when(note.since)} (${span(Date.now() - Date.parse(note.since))})${until}${reason}`;
      return item;
    }));
    this.#page.querySelector('.none').hidden = notes.length > 0;
    this.#end.disabled = notes.length === 0;
  }

  async #send(method, body) {
    const name = this.#name;
    const { ok, status, answer } = await change(method, pathOf(name, 'maintenance'), body);
    if (status === 401) this.#refused();
    if (name !== this.#name) return;
    this.#problem(ok ? this.#left(method, answer.maintenanceBy) : answer.detail ?? 'It failed.');
    if (!ok) return;
    this.#form.elements.reason.value = '';
    this.show(answer.maintenanceBy);
    this.#changed();
  }

  #left(method, notes) {
    if (method !== 'DELETE' || notes.length === 0) return '';
    return `Still in maintenance by ${notes.map((note) => note.by).join(', ')}; end it there.`;
  }

  #problem(text) {
    const problem = this.#page.querySelector('.problem');
    problem.hidden = text === '';
    problem.textContent = text;
  }
}
