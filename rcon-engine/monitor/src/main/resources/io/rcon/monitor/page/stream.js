/**
 * The watcher's changes as they come. The browser connects again by itself and says what it had
 * last; a refused connection or a silent one is opened anew here, which starts with a snapshot.
 */
import { get } from './snapshot.js';

const SILENT_MS = 10000;
const AGAIN_MS = 2000;

export class Stream {
  #handlers;
  #source = null;
  #heard = 0;
  #lost = false;
  #timer = 0;

  /**
   * Handlers: connected(), lost(since), rows(data, epoch), fleet(data), reset() where a snapshot is
   * needed, and refused() where a login is: after it `open` is to be called.
   */
  constructor(handlers) {
    this.#handlers = handlers;
    setInterval(() => this.#watch(), 1000);
    this.open();
  }

  /** Asks first, since a stream that is refused does not say why. */
  async open() {
    try {
      await get('api/fleet');
    } catch (failure) {
      if (failure.status === 401) this.#handlers.refused();
      else this.#broken(true);
      return;
    }
    this.#listen();
  }

  #listen() {
    const source = new EventSource('api/events');
    let resumable = false;
    this.#source = source;
    this.#heard = Date.now();
    const on = (type, handle) =>
      source.addEventListener(type, (event) => {
        this.#alive();
        handle(event);
        resumable ||= event.lastEventId !== undefined;
      });
    // A snapshot that was taken earlier might miss what changed in between.
    on('open', () => resumable || this.#handlers.reset());
    on('rows', ({ data, lastEventId }) =>
      this.#handlers.rows(JSON.parse(data), lastEventId.slice(0, lastEventId.lastIndexOf('-'))));
    on('fleet', ({ data }) => this.#handlers.fleet(JSON.parse(data)));
    on('reset', () => this.#handlers.reset());
    source.addEventListener('error', () => this.#broken(source.readyState === EventSource.CLOSED));
  }

  #alive() {
    this.#heard = Date.now();
    if (!this.#lost) return;
    this.#lost = false;
    this.#handlers.connected();
  }

  #broken(closed) {
    if (!this.#lost) {
      this.#lost = true;
      this.#handlers.lost(Date.now());
    }
    if (!closed) return;
    this.#source?.close();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), AGAIN_MS);
  }

  /** A connection whose other end vanished says nothing; a living one speaks once a second. */
  #watch() {
    if (this.#source?.readyState === EventSource.OPEN && Date.now() - this.#heard > SILENT_MS) {
      this.#broken(true);
    }
  }
}
