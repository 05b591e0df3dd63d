/**
 * The table: as many rows in the document as fit on the screen, each bound to a server. The row that
 * has the keyboard's place stays in the document when it is scrolled away, so the focus is not lost.
 */
import { COLUMNS } from './columns.js';
import { perFrame } from './frame.js';
import { RowView } from './rows.js';

const OVERSCAN = 4;
const SETTLED_MS = 300;

export class Table {
  /** The keyboard's place: the header or a slot, and a column. */
  active = { head: false, slot: -1, column: 0 };
  #views = new Map();
  #spare = [];
  #settling = 0;

  constructor(root, model, order) {
    this.root = root;
    this.model = model;
    this.order = order;
    this.redraw = perFrame(() => this.draw());
    this.head = document.createElement('div');
    this.head.className = 'row head';
    this.head.setAttribute('role', 'row');
    this.head.setAttribute('aria-rowindex', '1');
    this.titles = COLUMNS.map((column, index) => {
      const title = document.createElement('div');
      title.className = `cell ${column.key}${column.numeric ? ' number' : ''}`;
      title.setAttribute('role', 'columnheader');
      title.setAttribute('aria-colindex', String(index + 1));
      title.tabIndex = -1;
      title.textContent = column.title;
      return title;
    });
    this.head.append(...this.titles);
    const headGroup = document.createElement('div');
    headGroup.setAttribute('role', 'rowgroup');
    headGroup.className = 'heads';
    headGroup.append(this.head);
    this.body = document.createElement('div');
    this.body.className = 'rows';
    this.body.setAttribute('role', 'rowgroup');
    this.none = document.createElement('p');
    this.none.className = 'none';
    this.none.hidden = true;
    root.setAttribute('aria-colcount', String(COLUMNS.length));
    root.append(headGroup, this.body);
    root.before(this.none);
    root.addEventListener('scroll', this.redraw, { passive: true });
    new ResizeObserver(() => {
      this.measure();
      this.redraw();
    }).observe(root);
    this.measure();
  }

  measure() {
    const style = getComputedStyle(this.root);
    this.rowHeight = parseFloat(style.getPropertyValue('--row'));
    this.colour = style.getPropertyValue('--accent').trim();
    this.model.changed.fill(1);
  }

  /** How many rows fit below the header. */
  get page() {
    return Math.max(1, Math.floor(this.root.clientHeight / this.rowHeight) - 1);
  }

  /** Filter, sort or servers changed. */
  reordered() {
    this.order.rebuild();
    const { length, column, descending } = this.order;
    this.body.style.height = `${length * this.rowHeight}px`;
    this.root.setAttribute('aria-rowcount', String(length + 1));
    this.titles.forEach((title, i) => {
      if (COLUMNS[i] === column) title.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      else title.removeAttribute('aria-sort');
    });
    this.redraw();
  }

  /** Says why there are no rows, or nothing. */
  explainNone(text) {
    this.none.hidden = text === '';
    this.none.textContent = text;
  }

  draw() {
    if (this.root.clientHeight === 0) return;
    const { order, model } = this;
    this.body.style.height = `${order.length * this.rowHeight}px`;
    const first = Math.max(0, Math.floor(this.root.scrollTop / this.rowHeight) - OVERSCAN);
    const last = Math.min(order.length, first + this.page + 2 + 2 * OVERSCAN);
    this.#keepActive(first);
    this.#release(first, last);
    for (let position = first; position < last; position++) this.#view(order.view[position]);
    if (this.active.slot >= 0) this.#view(this.active.slot);
    const now = Date.now();
    for (const [slot, view] of this.#views) {
      view.place(order.position[slot], this.rowHeight);
      view.fill(model, now);
      if (model.changed[slot]) {
        model.changed[slot] = 0;
        view.sparkline(model, this.colour);
      }
    }
    this.#rove();
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#arrange(), SETTLED_MS);
  }

  /** If the server at the keyboard's place is no longer shown, another one takes it. */
  #keepActive(first) {
    const { slot } = this.active;
    if (slot >= 0 && slot < this.order.position.length && this.order.position[slot] >= 0) return;
    const focused = this.body.contains(document.activeElement);
    this.active.slot = this.order.length === 0 ? -1 : this.order.view[Math.min(first, this.order.length - 1)];
    if (focused) this.focusNext = true;
  }

  #release(first, last) {
    for (const [slot, view] of this.#views) {
      const position = slot < this.order.position.length ? this.order.position[slot] : -1;
      if ((position < first || position >= last) && slot !== this.active.slot) {
        this.#views.delete(slot);
        view.bind(-1);
        this.#spare.push(view);
      }
    }
  }

  #view(slot) {
    if (this.#views.has(slot)) return;
    let view = this.#spare.pop();
    if (!view) {
      view = new RowView();
      this.body.append(view.element);
    }
    view.bind(slot);
    this.model.changed[slot] = 1;
    this.#views.set(slot, view);
  }

  /** Exactly one cell is in the tab order. */
  #rove() {
    const { head, slot, column } = this.active;
    const cells = head || slot < 0 ? this.titles : this.#views.get(slot)?.cells;
    const cell = cells?.[column];
    if (cell && cell !== this.tabbable) {
      if (this.tabbable) this.tabbable.tabIndex = -1;
      cell.tabIndex = 0;
      this.tabbable = cell;
    }
    if (this.focusNext && cell) {
      this.focusNext = false;
      cell.focus({ preventScroll: true });
    }
  }

  /** Puts the rows into the document in the order seen, without moving the focused one. */
  #arrange() {
    const shown = [...this.#views.values()].map((view) => view.element);
    const at = (element) => Number(element.getAttribute('aria-rowindex'));
    shown.sort((a, b) => at(a) - at(b));
    const focused = shown.find((element) => element.contains(document.activeElement));
    let reached = !focused;
    for (const element of shown) {
      if (element === focused) reached = true;
      else if (reached) this.body.append(element);
      else focused.before(element);
    }
  }

  slotOf(element) {
    for (const [slot, view] of this.#views) {
      if (view.element.contains(element)) return slot;
    }
    return -1;
  }
}
