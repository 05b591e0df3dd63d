/** One pooled row of the table. Texts of servers get into the document by `textContent` only. */
import { COLUMNS } from './columns.js';
import { canvas, draw } from './sparkline.js';

export class RowView {
  slot = -1;
  #texts = [];
  #transform = '';

  constructor() {
    this.element = document.createElement('div');
    this.element.className = 'row';
    this.element.setAttribute('role', 'row');
    this.cells = COLUMNS.map((column, index) => this.#cell(column, index));
    this.element.append(...this.cells);
  }

  #cell(column, index) {
    const cell = document.createElement('div');
    cell.className = `cell ${column.key}${column.numeric ? ' number' : ''}`;
    cell.setAttribute('role', 'gridcell');
    cell.setAttribute('aria-colindex', String(index + 1));
    cell.tabIndex = -1;
    if (column.key === 'state') {
      this.mark = document.createElement('span');
      this.mark.className = 'mark';
      this.mark.setAttribute('aria-hidden', 'true');
      this.text = document.createElement('span');
      cell.append(this.mark, this.text);
    } else if (column.sparkline) {
      this.canvas = canvas();
      cell.append(this.canvas);
    }
    return cell;
  }

  /** Shows this slot from now on. */
  bind(slot) {
    this.slot = slot;
    this.element.hidden = slot < 0;
  }

  place(position, rowHeight) {
    const transform = `translateY(${position * rowHeight}px)`;
    if (transform === this.#transform) return;
    this.#transform = transform;
    this.element.style.transform = transform;
    // The first row is the header's.
    this.element.setAttribute('aria-rowindex', String(position + 2));
    this.element.classList.toggle('odd', position % 2 === 1);
  }

  fill(model, now) {
    const row = model.rows[this.slot];
    for (let i = 0; i < COLUMNS.length; i++) {
      const column = COLUMNS[i];
      if (column.sparkline) continue;
      const text = column.text(row, now);
      if (text === this.#texts[i]) continue;
      this.#texts[i] = text;
      if (column.key === 'state') this.text.textContent = text;
      else this.cells[i].textContent = text;
      if (column.key === 'reason' || column.key === 'name') this.cells[i].title = text;
    }
    const mark = row.maintenance ? 'MAINTENANCE' : row.health;
    if (this.mark.dataset.mark !== mark) this.mark.dataset.mark = mark;
  }

  sparkline(model, colour) {
    draw(this.canvas, model, this.slot, colour);
  }
}
