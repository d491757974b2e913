// Sends what stands in the journal, in order, until the server holds it; says at every moment which it is.

const MOST = 50;
const OUTCOMES = { 200: "acknowledged", 409: "closed", 422: "refused" };
const PAUSES_S = [1, 2, 4, 8, 15];
// The server reads 64 KB, and a browser hands over no more when its tab is closed.
const MOST_BYTES = 60_000;

/** `hear(state, ack)`: state is saved, saving, offline, signed-out, refused or closed; ack what the server said, if it did. */
export class Sender {
  constructor(journal, address, token, hear) {
    Object.assign(this, { journal, address, token, hear });
    this.failures = 0;
    this.running = null;
    this.timer = 0;
  }

  /** Send everything; resolves when it is sent or cannot be for now. */
  flush() {
    clearTimeout(this.timer);
    this.running ??= this.#all().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** The tab is being left: hand over what there is without waiting. */
  leave() {
    const events = this.journal.batch(MOST, MOST_BYTES);
    if (events.length) this.#post(events, true).catch(() => {});
  }

  async #all() {
    this.renewed = false;
    while (this.journal.pending.length) {
      this.hear("saving");
      await this.journal.written.catch(() => {}); // where nothing can be written down, it is all the more to be sent
      const events = this.journal.batch(this.alone ? 1 : MOST, MOST_BYTES);
      let response;
      try {
        response = await this.#post(events, false);
      } catch {
        return this.#later("offline");
      }
      if (!(await this.#heard(response, events))) return;
    }
    this.hear("saved");
  }

  // Whether to go on with the next message.
  async #heard(response, events) {
    if (response.status === 401) return this.#later("signed-out");
    if (response.status === 400 && !this.renewed) {
      this.renewed = true;
      return this.renew();
    }
    if (response.status === 422 && events.length > 1) {
      this.alone = true; // one of them is at fault; the others must not wait for it
      return true;
    }
    const outcome = OUTCOMES[response.status];
    const ack = outcome && (await response.json().catch(() => null));
    if (!ack) return this.#later("offline");
    this.failures = 0;
    this.journal.forget(events);
    this.hear(outcome, ack);
    return true;
  }

  /** A session that began anew has another token. Whether somebody is signed in. */
  async renew() {
    const response = await fetch(location.pathname, { headers: { "X-Fragment": "1" } }).catch(() => null);
    const [, token] = (await response?.text())?.match(/name="csrf_token" value="([^"]+)"/) ?? [];
    if (!response || new URL(response.url).pathname !== location.pathname || !token) return this.#later("signed-out");
    this.token = token;
    return true;
  }

  #later(state) {
    this.hear(state);
    const pause = PAUSES_S[Math.min(this.failures, PAUSES_S.length - 1)];
    this.failures += 1;
    // Many candidates lose the same network at once; they should not all come back in the same second.
    this.timer = setTimeout(() => this.flush(), pause * 1000 * (0.75 + Math.random() / 2));
    return false;
  }

  #post(events, keepalive) {
    const sent = events.map(({ seq, item, base_rev, value }) => ({ seq, item, base_rev, value }));
    return fetch(this.address, {
      method: "POST",
      keepalive,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ client_id: events[0].client_id, events: sent }),
    });
  }
}
