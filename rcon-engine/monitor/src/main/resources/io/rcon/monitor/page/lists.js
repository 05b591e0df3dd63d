/** A small table of texts, or a sentence where there is nothing. */
export function list(root, titles, rows, none) {
  if (rows.length === 0) {
    const text = document.createElement('p');
    text.textContent = none;
    root.replaceChildren(text);
    return;
  }
  const table = document.createElement('table');
  const head = table.createTHead().insertRow();
  for (const title of titles) {
    const cell = document.createElement('th');
    cell.scope = 'col';
    cell.textContent = title;
    head.append(cell);
  }
  const body = table.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  root.replaceChildren(table);
}

/** Pairs of a term and its text; those without text are left out. */
export function facts(root, pairs) {
  root.replaceChildren(
    ...pairs.filter(([, text]) => text !== '' && text !== undefined).map(([term, text]) => {
      const pair = document.createElement('div');
      const title = document.createElement('dt');
      title.textContent = term;
      const value = document.createElement('dd');
      value.textContent = text;
      pair.append(title, value);
      return pair;
    }),
  );
}
