/** Keys and pointer of the table: arrows, pages, first and last row; a header sorts, a row opens. */
import { COLUMNS } from './columns.js';

export class Keyboard {
  #table;
  #open;
  #sort;

  constructor(table, open, sort) {
    this.#table = table;
    this.#open = open;
    this.#sort = sort;
    table.root.addEventListener('keydown', (event) => this.#key(event));
    table.root.addEventListener('click', (event) => this.#click(event));
    table.root.addEventListener('focusin', (event) => this.#focused(event.target));
  }

  #key(event) {
    if (event.altKey || event.metaKey) return;
    const { active, order, page } = this.#table;
    const at = active.head ? -1 : order.position[active.slot];
    const last = order.length - 1;
    switch (event.key) {
      case 'ArrowDown': this.#row(Math.min(last, at + 1)); break;
      case 'ArrowUp': this.#row(at - 1); break;
      case 'PageDown': this.#row(Math.min(last, Math.max(0, at) + page)); break;
      case 'PageUp': this.#row(Math.max(0, at - page)); break;
      case 'Home': this.#row(0); break;
      case 'End': this.#row(last); break;
      case 'ArrowRight': this.#column(1); break;
      case 'ArrowLeft': this.#column(-1); break;
      case 'Enter': case ' ': this.#act(); break;
      default: return;
    }
    event.preventDefault();
  }

  /** Moves to the row at this position, or to the header at -1. */
  #row(position) {
    const { active, order, root, rowHeight, head } = this.#table;
    if (position < 0 || order.length === 0) {
      active.head = true;
    } else {
      active.head = false;
      active.slot = order.view[position];
      const top = position * rowHeight;
      const room = root.clientHeight - head.offsetHeight;
      if (top < root.scrollTop) root.scrollTop = top;
      else if (top + rowHeight > root.scrollTop + room) root.scrollTop = top + rowHeight - room;
    }
    this.#focus();
  }

  #column(step) {
    const { active, titles } = this.#table;
    let column = active.column + step;
    // Columns that the style hides on a narrow screen are left out.
    while (titles[column] && titles[column].offsetParent === null) column += step;
    if (titles[column]) active.column = column;
    this.#focus();
  }

  #focus() {
    this.#table.focusNext = true;
    this.#table.draw();
  }

  #act() {
    const { active, model } = this.#table;
    if (active.head) this.#sort(COLUMNS[active.column]);
    else if (active.slot >= 0) this.#open(model.rows[active.slot].name);
  }

  #click(event) {
    if (this.#focused(event.target)) this.#act();
  }

  /** The keyboard's place follows a click or a screen reader's focus. */
  #focused(target) {
    const { active, titles } = this.#table;
    const title = titles.indexOf(target);
    if (title >= 0) {
      Object.assign(active, { head: true, column: title });
      return true;
    }
    const slot = this.#table.slotOf(target);
    if (slot < 0) return false;
    const cell = target.closest('[role="gridcell"]');
    const column = cell ? Number(cell.getAttribute('aria-colindex')) - 1 : active.column;
    Object.assign(active, { head: false, slot, column });
    return true;
  }
}
