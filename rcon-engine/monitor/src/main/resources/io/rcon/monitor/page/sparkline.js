/** The last latencies of a server as a line; a gap where a poll failed. */
import { SAMPLES } from './model.js';

const WIDTH = 88;
const HEIGHT = 20;

export function canvas() {
  const element = document.createElement('canvas');
  element.setAttribute('aria-hidden', 'true');
  const scale = Math.min(2, window.devicePixelRatio || 1);
  element.width = WIDTH * scale;
  element.height = HEIGHT * scale;
  element.getContext('2d').scale(scale, scale);
  return element;
}

export function draw(element, model, slot, colour) {
  const context = element.getContext('2d');
  context.clearRect(0, 0, WIDTH, HEIGHT);
  const start = slot * SAMPLES;
  const head = model.heads[slot];
  let highest = 0;
  for (let i = 0; i < SAMPLES; i++) {
    const value = model.samples[start + i];
    if (value > highest) highest = value;
  }
  if (highest === 0) return;
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.beginPath();
  let drawn = false;
  for (let i = 0; i < SAMPLES; i++) {
    const value = model.samples[start + ((head + i) % SAMPLES)];
    if (value !== value) {
      drawn = false;
      continue;
    }
    const x = 1 + (i * (WIDTH - 2)) / (SAMPLES - 1);
    const y = HEIGHT - 2 - (value / highest) * (HEIGHT - 4);
    if (drawn) context.lineTo(x, y);
    else context.moveTo(x - 1, y);
    if (!drawn) context.lineTo(x, y);
    drawn = true;
  }
  context.stroke();
}
