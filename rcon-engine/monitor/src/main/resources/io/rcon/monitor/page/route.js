/** The address of a server's own page is the fragment; the fleet has none. */
const SERVER = '#/server/';

export function current() {
  if (!location.hash.startsWith(SERVER)) return null;
  try {
    return decodeURIComponent(location.hash.slice(SERVER.length));
  } catch {
    return null;
  }
}

export function toServer(name) {
  location.hash = SERVER + encodeURIComponent(name.toWellFormed());
}

/** Calls `show` with the server's name, or null for the fleet, now and after each change. */
export function follow(show) {
  addEventListener('hashchange', () => show(current()));
  show(current());
}
