'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const colours = { response: '#1565c0', service: '#2e7d32', lateness: '#b7791f', max: '#c62828',
    asked: '#777', achieved: '#1565c0', errors: '#c62828', steps: '#1565c0',
    tick: '#6a1b9a' };
  const width = () => Math.min(940, Math.max(320, document.body.clientWidth - 30));
  const line = (label, colour, more) => Object.assign(
    { label, stroke: colour, width: 1.5, points: { show: false }, spanGaps: true }, more || {});
  const draw = (id, options, columns) => {
    const place = document.getElementById(id);
    if (!place || columns[0].length === 0) return;
    const plot = new uPlot(Object.assign({ width: width(), height: 260 }, options), columns, place);
    addEventListener('resize', () => plot.setSize({ width: width(), height: 260 }));
  };
  const ms = { label: 'ms', size: 70 };
  // The percentile axis: as far to the right as one in so many was longer.
  const curve = name => [data.curves[name].map(p => 1 / (1 - p[0] / 100)),
    data.curves[name].map(p => p[1])];
  const percent = x => x === null ? '' : String(Math.round((1 - 1 / x) * 1e8) / 1e6) + '%';
  if (data.curves.response.length > 0) {
    draw('percentiles', {
      scales: { x: { time: false, distr: 3 } },
      axes: [{ label: 'so many were at least as fast', values: (u, xs) => xs.map(percent) }, ms],
      series: [{ label: 'percentile', value: (u, x) => x == null ? '' : percent(x) },
        line('response', colours.response), line('service', colours.service),
        line('lateness', colours.lateness)],
    }, uPlot.join([curve('response'), curve('service'), curve('lateness')]));
  }
  const seconds = { scales: { x: { time: false } } };
  const p = data.points;
  draw('times', Object.assign({
    axes: [{ label: 'seconds' }, ms],
    series: [{ label: 's' }, line('p50', colours.service), line('p99', colours.response),
      line('max', colours.max, { width: 1 }),
      line('lateness p99', colours.lateness, { fill: '#b7791f44' })],
  }, seconds), [p.second, p.p50, p.p99, p.max, p.lateness]);
  draw('rates', Object.assign({
    axes: [{ label: 'seconds' }, { label: 'commands/s', size: 70 }],
    series: [{ label: 's' }, line('asked', colours.asked, { dash: [6, 4] }),
      line('answered', colours.achieved)],
  }, seconds), [p.second, p.asked, p.achieved]);
  if (p.tick) {
    draw('tick', Object.assign({
      axes: [{ label: 'seconds' }, { label: 'a second', size: 70 }],
      series: [{ label: 's' }, line('ticks or frames', colours.tick)],
    }, seconds), [p.second, p.tick]);
  }
  draw('errors', Object.assign({
    axes: [{ label: 'seconds' }, { label: 'errors', size: 70 }],
    series: [{ label: 's' }, line('errors', colours.errors, { fill: '#c6282844' })],
  }, seconds), [p.second, p.errors]);
  if (data.steps.length > 0) {
    const at = { show: true, size: 8, fill: colours.steps };
    draw('steps', {
      scales: { x: { time: false }, y: { distr: 3 } },
      axes: [{ label: 'commands/s asked' }, ms],
      series: [{ label: 'asked/s' }, line('p99', colours.steps, { paths: () => null, points: at })],
    }, [data.steps.map(s => s[0]), data.steps.map(s => Math.max(s[1], 0.001))]);
  }
  document.documentElement.dataset.drawn = String(document.querySelectorAll('canvas').length);
})();
