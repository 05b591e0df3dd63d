/** Numbers, times and durations as texts, in the reader's own language and zone. */

const whole = new Intl.NumberFormat();
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export function count(n) {
  return whole.format(n);
}

/** Milliseconds: three digits at the most. */
export function millis(ms) {
  if (ms === undefined || !Number.isFinite(ms)) return '';
  if (ms >= 10000) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2)} ms`;
}

/** A duration in its largest unit, or its two largest. */
export function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 86400) return `${Math.floor(s / 3600)} h ${Math.floor((s % 3600) / 60)} min`;
  return `${Math.floor(s / 86400)} d ${Math.floor((s % 86400) / 3600)} h`;
}

/** The same on little room. */
export function shortSpan(ms) {
  return span(ms).replace(' min', 'm').replace(' s', 's').replace(' h', 'h').replace(' d', 'd');
}

/** A time of today as a clock shows it, another with its date. */
export function when(at) {
  const date = new Date(at);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : day.format(date);
}

const words = { UP: 'Up', SLOW: 'Slow', REFUSED: 'Refused', DOWN: 'Down', UNKNOWN: 'Not asked yet' };

export function healthWord(health) {
  return words[health] ?? health;
}

export function reasonText(reason) {
  return reason ? reason.message || reason.code || '' : '';
}
