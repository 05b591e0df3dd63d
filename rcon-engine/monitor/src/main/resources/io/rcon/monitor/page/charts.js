/** Lines over time by uPlot, in the colours of the page; each line has a dash of its own as well. */
import { count, millis, when } from './format.js';

const HEIGHT = 120;

/** Told apart without colour: width, dash, and the border of the legend's mark. */
const STROKES = [
  { width: 1.5, dash: [], mark: 'solid' },
  { width: 3, dash: [], mark: 'solid' },
  { width: 1.5, dash: [6, 3], mark: 'dashed' },
  { width: 2, dash: [2, 2], mark: 'dotted' },
  { width: 1, dash: [1, 4], mark: 'dotted' },
];

const minutes = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const seconds = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/** Lines: `{label, colour, scale}`; a `right` scale has its axis there. Values are counts or milliseconds. */
export class Chart {
  #root;
  #lines;
  #unit;
  #plot = null;
  #data = null;

  constructor(root, lines, unit) {
    this.#root = root;
    this.#lines = lines;
    this.#unit = unit;
    new ResizeObserver(() => this.#resize()).observe(root);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#rebuild());
  }

  draw(data) {
    this.#data = data;
    if (this.#root.clientWidth === 0) return;
    if (data[0].length < 2) {
      this.#empty();
    } else if (this.#plot) {
      this.#plot.setData(data);
    } else {
      this.#root.replaceChildren();
      this.#plot = new uPlot(this.#options(), data, this.#root);
    }
  }

  #empty() {
    this.#plot?.destroy();
    this.#plot = null;
    const text = document.createElement('p');
    text.className = 'empty';
    text.textContent = 'Nothing recorded';
    this.#root.replaceChildren(text);
  }

  #rebuild() {
    this.#plot?.destroy();
    this.#plot = null;
    if (this.#data) this.draw(this.#data);
  }

  #resize() {
    const width = this.#root.clientWidth;
    if (width === 0 || !this.#data) return;
    if (!this.#plot) this.draw(this.#data);
    else if (this.#plot.width !== width) this.#plot.setSize({ width, height: HEIGHT });
  }

  #options() {
    const show = (value) => (value === null || value === undefined ? '–' : this.#unit === 'ms' ? millis(value) : count(value));
    const axis = (more) => ({
      stroke: colour('muted'),
      grid: { stroke: colour('line'), width: 1 },
      ticks: { stroke: colour('line'), width: 1 },
      font: '11px system-ui, sans-serif',
      ...more,
    });
    const label = (tick) => (this.#unit === 'ms' ? `${tick} ms` : Number.isInteger(tick) ? count(tick) : '');
    const values = (_, ticks) => ticks.map(label);
    // The line of the right is kept off those of the left.
    const scales = { x: { time: true }, y: { range: fromZero(1.4) }, right: { range: fromZero(1.1) } };
    const axes = [
      axis({ size: 26, space: 85, values: times }),
      axis({ scale: 'y', size: 66, values }),
    ];
    if (this.#lines.some((line) => line.scale === 'right')) {
      axes.push(axis({ scale: 'right', side: 1, size: 66, values, grid: { show: false } }));
    }
    return {
      width: this.#root.clientWidth,
      height: HEIGHT,
      cursor: { y: false },
      legend: { markers: { width: 2, dash: (_, i) => STROKES[i - 1]?.mark ?? 'solid' } },
      scales,
      axes,
      series: [
        { label: 'At', value: (plot, time, _, index) => when((index == null ? plot.data[0].at(-1) : time) * 1000) },
        ...this.#lines.map((line, i) => ({
          label: line.label,
          scale: line.scale ?? 'y',
          stroke: colour(line.colour),
          width: STROKES[i].width,
          dash: STROKES[i].dash,
          points: { show: false },
          // Where no pointer chooses a time, the legend tells the present, for those too who do not see the lines.
          value: (plot, value, which, index) => show(index == null ? plot.data[which].at(-1) : value),
        })),
      ],
    };
  }
}

/** Marks of the time axis, which stand so many seconds apart. */
function times(_, ticks, __, ___, apart) {
  return ticks.map((tick) => {
    const at = new Date(tick * 1000);
    const midnight = at.getHours() === 0 && at.getMinutes() === 0 && at.getSeconds() === 0;
    return (midnight ? days : apart < 60 ? seconds : minutes).format(at);
  });
}

function fromZero(room) {
  return (_, __, highest) => [0, highest > 0 ? highest * room : 1];
}
