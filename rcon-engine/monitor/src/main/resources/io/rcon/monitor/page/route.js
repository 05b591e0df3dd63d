/** What is shown stands in the fragment of the address: a server or the fleet, and after a question mark how. */
const FLEET = '#/';
const SERVER = '#/server/';

function parts() {
  const [path, ...how] = location.hash.split('?');
  return { path, how: new URLSearchParams(how.join('?')) };
}

function nameOf(path) {
  if (!path.startsWith(SERVER)) return null;
  try {
    return decodeURIComponent(path.slice(SERVER.length));
  } catch {
    return null;
  }
}

export function toServer(name) {
  location.hash = SERVER + encodeURIComponent(name.toWellFormed());
}

/** Writes into the address how things are shown: pairs, of which empty ones are left out. Back does not undo it. */
export function keep(pairs) {
  const how = new URLSearchParams(pairs.filter(([, value]) => value !== '')).toString();
  const hash = (parts().path || FLEET) + (how === '' ? '' : `?${how}`);
  if (hash !== (location.hash || FLEET)) history.replaceState(null, '', hash);
}

/** Calls `show` with the server's name, or null for the fleet, and with how, now and after each change. */
export function follow(show) {
  const tell = () => {
    const { path, how } = parts();
    show(nameOf(path), how);
  };
  addEventListener('hashchange', tell);
  tell();
}
