/** Which time charts and changes of state are of: the last hour, unless another is chosen. */
const HOUR_MS = 3600 * 1000;
const SPANS = new Map([['6h', 6], ['24h', 24], ['7d', 7 * 24], ['30d', 30 * 24], ['1y', 365 * 24]]);
const LONGEST_MS = 731 * 24 * HOUR_MS;

/** One's own stretch of time in the list; it has a from and perhaps a to, in milliseconds. */
const OWN = 'own';

export class Past {
  #form;
  #chosen;
  #span = '';
  #from = NaN;
  #to = NaN;

  /** Fills an empty form; `chosen` is called when another time is to be shown, and kept in the address. */
  constructor(form, chosen) {
    this.#form = form;
    this.#chosen = chosen;
    form.append(fields(form.id));
    form.elements.span.addEventListener('change', () => this.#change());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (this.#span === OWN) this.#take();
    });
  }

  /** Says whether more than the last hour is recorded anywhere. */
  recorded(on) {
    this.#form.querySelector('.note').hidden = on;
  }

  /** Takes the time from the address. */
  open(how) {
    this.#from = Date.parse(how.get('from') ?? '');
    this.#to = Date.parse(how.get('to') ?? '');
    const last = how.get('last') ?? '';
    this.#span = !this.#wrong() ? OWN : SPANS.has(last) ? last : '';
    this.#fill();
    this.#problem('');
  }

  /** The question for it, or the empty text where the last hour is shown. */
  query() {
    if (this.#span === '') return '';
    const from = this.#span === OWN ? this.#from : Date.now() - SPANS.get(this.#span) * HOUR_MS;
    const to = this.#span === OWN && !Number.isNaN(this.#to) ? `&to=${this.#to}` : '';
    return `from=${Math.max(0, from)}${to}`;
  }

  /** Whether that time still goes on. */
  get grows() { return this.#span !== OWN || Number.isNaN(this.#to) || this.#to > Date.now(); }

  #change() {
    const { span } = this.#form.elements;
    const now = Date.now();
    if (span.value === OWN && this.#span !== OWN) {
      this.#from = now - (SPANS.get(this.#span) ?? 1) * HOUR_MS;
      this.#to = NaN;
    }
    this.#span = span.value;
    this.#shown();
  }

  #take() {
    const { from, to } = this.#form.elements;
    const before = [this.#from, this.#to];
    [this.#from, this.#to] = [new Date(from.value).getTime(), new Date(to.value).getTime()];
    const wrong = this.#wrong();
    if (wrong === '') return this.#shown();
    [this.#from, this.#to] = before;
    this.#problem(wrong);
    from.focus();
  }

  /** What is wrong with one's own times, or the empty text. */
  #wrong() {
    const end = Number.isNaN(this.#to) ? Date.now() : this.#to;
    if (!(this.#from >= 0)) return 'Give the time that it begins at.';
    if (this.#from >= end) return 'It has to begin before it ends.';
    return end - this.#from > LONGEST_MS ? 'Two years are the most.' : '';
  }

  #shown() {
    this.#fill();
    this.#problem('');
    this.#chosen();
  }

  /** What the address has of it. */
  pairs() {
    const own = this.#span === OWN;
    return [
      ['last', own ? '' : this.#span],
      ['from', own ? iso(this.#from) : ''],
      ['to', own ? iso(this.#to) : ''],
    ];
  }

  #fill() {
    const { span, from, to } = this.#form.elements;
    const own = this.#span === OWN;
    span.value = this.#span;
    this.#form.querySelector('.own').hidden = !own;
    from.value = own ? local(this.#from) : '';
    to.value = own ? local(this.#to) : '';
  }

  #problem(text) {
    const problem = this.#form.querySelector('.problem');
    problem.hidden = text === '';
    problem.textContent = text;
  }
}

/** The fields of a form, whose ids begin with that of the form. */
function fields(id) {
  const all = document.getElementById('past-fields').content.cloneNode(true);
  for (const name of ['id', 'for', 'aria-describedby']) {
    for (const part of all.querySelectorAll(`[${name}]`)) part.setAttribute(name, `${id}-${part.getAttribute(name)}`);
  }
  return all;
}

function iso(ms) {
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString();
}

/** As a field for a date and a time has it: in the reader's own zone, to the minute. */
function local(ms) {
  if (Number.isNaN(ms)) return '';
  const date = new Date(ms);
  date.setMinutes(date.getMinutes() - date.getTimezoneOffset());
  return date.toISOString().slice(0, 16);
}
