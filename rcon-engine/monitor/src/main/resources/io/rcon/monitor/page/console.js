/** The console of the server that is shown: one command at a time, what came of it, and those before it by arrow keys. */
import { change, pathOf } from './change.js';
import { readable } from './readable.js';

const MOST_ENTRIES = 200;
const MOST_REMEMBERED = 100;
const WORDS = {
  NOT_SENT: 'Nothing was sent.',
  UNKNOWN: 'The server may or may not have run it.',
  ANSWERED: '',
};

export class Console {
  #page;
  #form;
  #refused;
  #logs = new Map();
  #typed = [];
  #at = 0;
  #name = null;
  #busy = false;

  /** `refused` is called where the login is over. */
  constructor(page, refused) {
    this.#page = page;
    this.#form = page.querySelector('form');
    this.#refused = refused;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (!this.#busy) this.#send();
    });
    this.#line.addEventListener('keydown', (event) => this.#key(event));
  }

  get #line() { return this.#form.elements.line; }

  /** Whether the watcher takes commands. */
  enable(on) {
    this.#page.hidden = !on;
  }

  /** Shows what was said to this server since the page was opened. */
  open(name) {
    this.#name = name;
    if (name === null) return;
    this.#page.querySelector('[role="log"]').replaceChildren(this.#log(name));
    this.#line.value = '';
    this.#at = this.#typed.length;
  }

  #log(name) {
    if (!this.#logs.has(name)) this.#logs.set(name, document.createElement('div'));
    return this.#logs.get(name);
  }

  async #send() {
    const name = this.#name;
    const command = this.#line.value;
    if (command.trim() === '') return;
    this.#busy = true;
    this.#line.value = '';
    this.#typed = [...this.#typed.filter((typed) => typed !== command), command].slice(-MOST_REMEMBERED);
    this.#at = this.#typed.length;
    this.#add(name, 'p', 'said', readable(command));
    const waiting = this.#add(name, 'p', 'waiting', 'Waiting for the answer');
    const { ok, status, answer } = await change('POST', pathOf(name, 'commands'), { command });
    waiting.remove();
    this.#busy = false;
    if (ok) this.#answered(name, answer);
    else this.#failed(name, answer);
    if (status === 401) this.#refused();
  }

  #answered(name, answer) {
    if (answer.text === '') this.#add(name, 'p', 'note', 'Answered without a text.');
    else this.#add(name, 'pre', 'answer', readable(answer.text, answer.colours));
    if (answer.cut) this.#add(name, 'p', 'note', 'The rest of the answer is too long to be shown.');
    if (answer.possiblyTruncated) this.#add(name, 'p', 'note', 'The server may have cut this answer.');
  }

  #failed(name, answer) {
    if (answer.partialText) this.#add(name, 'pre', 'answer', readable(answer.partialText, answer.colours));
    const detail = answer.detail ?? 'It failed.';
    this.#add(name, 'p', 'problem', readable(detail));
    const delivery = WORDS[answer.delivery] ?? '';
    if (delivery !== '' && !/nothing was (sent|done)/i.test(detail)) this.#add(name, 'p', 'note', delivery);
  }

  #add(name, element, style, text) {
    const log = this.#log(name);
    const entry = document.createElement(element);
    entry.className = style;
    entry.textContent = text;
    log.append(entry);
    while (log.childElementCount > MOST_ENTRIES) log.firstElementChild.remove();
    if (log.parentElement) log.parentElement.scrollTop = log.parentElement.scrollHeight;
    return entry;
  }

  #key(event) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined || this.#typed.length === 0) return;
    event.preventDefault();
    this.#at = Math.max(0, Math.min(this.#typed.length, this.#at + step));
    this.#line.value = this.#typed[this.#at] ?? '';
  }
}
