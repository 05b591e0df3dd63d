/** Asks for a token where the watcher wants one. It is kept nowhere: a cookie takes its place. */

export class Login {
  #page;
  #form;
  #done;

  /** `done` is called after a login. */
  constructor(page, done) {
    this.#page = page;
    this.#form = page.querySelector('form');
    this.#done = done;
    this.#form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
  }

  ask() {
    if (!this.#page.hidden) return;
    this.#page.hidden = false;
    this.#form.elements.token.focus();
  }

  async #send() {
    const { token } = this.#form.elements;
    const problem = this.#page.querySelector('.problem');
    problem.hidden = true;
    try {
      const response = await fetch('api/login', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token: token.value }),
      });
      if (response.ok) {
        this.#page.hidden = true;
        this.#done();
        return;
      }
      problem.textContent = (await response.json()).detail ?? `The answer was ${response.status}.`;
    } catch (failure) {
      problem.textContent = `The watcher cannot be reached: ${failure.message}`;
    } finally {
      token.value = '';
    }
    problem.hidden = false;
    token.focus();
  }
}
