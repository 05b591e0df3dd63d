/** Asks the watcher to change something. Each request has a number of its own, so that none is done twice. */
export async function change(method, path, body) {
  const headers = { 'Rcon-Command-Id': number() };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  try {
    const response = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    return { ok: response.ok, status: response.status, answer: await response.json() };
  } catch (failure) {
    const detail = `The connection to the watcher broke: ${failure.message}. Its audit log knows what became of this.`;
    return { ok: false, status: 0, answer: { detail, delivery: 'UNKNOWN' } };
  }
}

export function pathOf(name, word) {
  return `api/servers/${encodeURIComponent(name.toWellFormed())}/${word}`;
}

function number() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
