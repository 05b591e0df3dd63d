/**
 * The watcher's changes as they come. The browser connects again by itself and says what it had
 * last; a refused connection or a silent one is opened anew here, which starts with a snapshot.
 */
const SILENT_MS = 10000;
const AGAIN_MS = 2000;

export class Stream {
  #handlers;
  #source = null;
  #heard = 0;
  #lost = null;
  #again = 0;

  /** Handlers: connected(), lost(since), rows(data, epoch), fleet(data), reset(). */
  constructor(handlers) {
    this.#handlers = handlers;
    setInterval(() => this.#watch(), 1000);
    this.#open();
  }

  #open() {
    const source = new EventSource('api/events');
    this.#source = source;
    this.#heard = Date.now();
    source.addEventListener('open', () => this.#alive());
    source.addEventListener('rows', (event) => {
      this.#alive();
      const id = event.lastEventId;
      this.#handlers.rows(JSON.parse(event.data), id.slice(0, id.lastIndexOf('-')));
    });
    source.addEventListener('fleet', (event) => {
      this.#alive();
      this.#handlers.fleet(JSON.parse(event.data));
    });
    source.addEventListener('reset', () => {
      this.#alive();
      this.#handlers.reset();
    });
    source.addEventListener('error', () => this.#broken(source.readyState === EventSource.CLOSED));
  }

  #alive() {
    this.#heard = Date.now();
    if (this.#lost === null) return;
    this.#lost = null;
    this.#handlers.connected();
  }

  #broken(closed) {
    if (this.#lost === null) {
      this.#lost = Date.now();
      this.#handlers.lost(this.#lost);
    }
    if (closed && this.#again === 0) {
      this.#source.close();
      this.#again = setTimeout(() => {
        this.#again = 0;
        this.#open();
        this.#handlers.reset();
      }, AGAIN_MS);
    }
  }

  #watch() {
    if (this.#source.readyState === EventSource.OPEN && Date.now() - this.#heard > SILENT_MS) {
      this.#broken(true);
    }
  }
}
