// Sends what stands in the journal, in order, until the server holds it; says at every moment which it is.

const MOST = 50;
const HELD = { 200: "acknowledged", 409: "closed" };
const WAITING = { 401: "signed-out", 403: "other-account", 404: "other-account" };
const REFUSED = [413, 422];
const PAUSES_S = [1, 2, 4, 8, 15];
// No answer within this is none: what comes later is recognised by its number.
const PATIENCE_S = 20;
// The server reads 64 KB, and a browser hands over no more when its tab is closed.
const MOST_BYTES = 60_000;

/** `hear(state, said)`: state is saved, saving, offline, waiting, signed-out, other-account, acknowledged, closed or
 * refused; `said` is what the server answered: an acknowledgement, or {item, text} of a change it will not have. */
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
    if (events.length) this.#post(events, { keepalive: true }).catch(() => {});
  }

  /** Try no more by itself. */
  rest() {
    clearTimeout(this.timer);
  }

  async #all() {
    this.renewed = false;
    while (this.journal.pending.length) {
      this.hear("saving");
      await this.journal.written.catch(() => {}); // where nothing can be written down, it is all the more to be sent
      const events = this.journal.batch(this.alone ? 1 : MOST, MOST_BYTES);
      const response = await this.#patiently(events);
      if (!response) return this.#later("offline");
      if (!(await this.#heard(response, events))) return;
    }
    this.hear("saved");
  }

  // Whether to go on with the next message.
  async #heard(response, events) {
    if (response.status === 400 && !this.renewed) {
      this.renewed = true;
      return this.renew();
    }
    const said = await response.json().catch(() => null);
    if (REFUSED.includes(response.status)) return this.#refused(events, said);
    if (!said?.kept || !HELD[response.status]) return this.#later(WAITING[response.status] ?? "waiting", response);
    this.failures = 0;
    this.journal.forget(events);
    this.hear(HELD[response.status], said);
    return true;
  }

  // One of them is at fault; the others must not wait for it.
  #refused(events, said) {
    this.alone = events.length > 1;
    if (this.alone) return true;
    this.journal.refuse(events[0]);
    this.hear("refused", { item: events[0].item, text: said?.what ?? "No reason was given." });
    return true;
  }

  /** A session that began anew has another token. Whether somebody is signed in. */
  async renew() {
    const response = await fetch(location.pathname).catch(() => null);
    if (!response?.ok) return this.#later("offline");
    const [, token] = (await response.text()).match(/name="csrf_token" value="([^"]+)"/) ?? [];
    if (!token || new URL(response.url).pathname === "/sign-in") return this.#later("signed-out");
    this.token = token;
    return true;
  }

  #later(state, response) {
    this.hear(state);
    const asked = Number(response?.headers.get("Retry-After")) || 0;
    const pause = Math.max(asked, PAUSES_S[Math.min(this.failures, PAUSES_S.length - 1)]);
    this.failures += 1;
    // Many candidates lose the same network at once; they should not all come back in the same second.
    this.timer = setTimeout(() => this.flush(), pause * 1000 * (0.75 + Math.random() / 2));
    return false;
  }

  async #patiently(events) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_S * 1000);
    try {
      return await this.#post(events, { signal: patience.signal });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  #post(events, how) {
    const sent = events.map(({ seq, item, base_rev, value }) => ({ seq, item, base_rev, value }));
    return fetch(this.address, {
      method: "POST",
      ...how,
      headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": this.token },
      body: JSON.stringify({ client_id: events[0].client_id, events: sent }),
    });
  }
}
