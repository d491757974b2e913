// The journal of sittings in this browser: every change stands here before it is sent, until the server has said it holds it.
// Beside the changes it keeps what only this device knows: highlighted words, and disagreements not settled yet.

const NAME = "palpate-sittings";
const STORES = {
  events: ["sitting", "client_id", "seq"],
  clients: "slot",
  marks: ["sitting", "item"],
  clashes: ["sitting", "item"],
};

// What one tab may have sent without being able to write it down here before it died; its next numbers begin beyond.
const NUMBERS_LEFT_FREE = 1000;

/** Open the journal of a sitting. `pending` are the changes not yet acknowledged, also those of tabs that died. */
export async function openJournal(sitting) {
  const db = await opened();
  const slot = await freeSlot(sitting);
  const [client, ...kept] = await Promise.all([
    asked(db.transaction("clients").objectStore("clients").get(slot)),
    ...["events", "marks", "clashes"].map((store) => all(db, store)),
  ]);
  const mine = client ?? { slot, id: newClient(), seq: 0 };
  mine.seq += NUMBERS_LEFT_FREE;
  const unit = db.transaction("clients", "readwrite", { durability: "strict" });
  unit.objectStore("clients").put(mine);
  await done(unit);
  return new Journal(db, mine, sitting, ...kept);
}

/** The journals that hold changes not yet acknowledged, to be sent from any page; none is begun here. */
export async function unsent() {
  const named = await indexedDB.databases();
  if (!named.some(({ name }) => name === NAME)) return [];
  const db = await opened();
  const events = await all(db, "events");
  return [...new Set(events.map((event) => event.sitting))].map((sitting) => new Journal(db, null, sitting, events));
}

class Journal {
  constructor(db, client, sitting, events, marks = [], clashes = []) {
    Object.assign(this, { db, client, sitting });
    const own = (kept) => kept.filter((one) => one.sitting === sitting);
    this.pending = own(events).sort((one, other) => one.at - other.at);
    this.refused = [];
    this.marks = new Map(own(marks).map(({ item, ranges }) => [item, ranges]));
    this.clashes = own(clashes);
    this.written = Promise.resolve();
  }

  /** Write a change down; `written` resolves when it is on the disk. It holds all of an item, so it replaces a refused one. */
  append(item, baseRev, value) {
    // A device's clock may be set back; the later change must still count as the later one.
    const at = Math.max(Date.now(), this.client.at ?? 0);
    Object.assign(this.client, { at, seq: this.client.seq + 1 });
    const { id, seq } = this.client;
    const event = { sitting: this.sitting, client_id: id, seq, at, item, base_rev: baseRev, value };
    this.pending.push(event);
    // Strict: a phone that dies the moment after still has it. Committed at once: the tab may be about to close.
    const unit = this.db.transaction(["events", "clients"], "readwrite", { durability: "strict" });
    unit.objectStore("clients").put(this.client);
    unit.objectStore("events").put(event);
    for (const old of this.refused.filter((one) => one.item === item)) unit.objectStore("events").delete(key(old));
    this.refused = this.refused.filter((one) => one.item !== item);
    unit.commit();
    this.written = Promise.all([this.written, done(unit)]);
    return this.written;
  }

  /** The oldest changes of one client, so many at most and so many bytes. */
  batch(most, bytes) {
    const first = this.pending[0];
    const mine = this.pending.filter((event) => event.client_id === first?.client_id).slice(0, most);
    while (mine.length > 1 && new Blob([JSON.stringify(mine)]).size > bytes) mine.pop();
    return mine;
  }

  /** Strike out what the server holds. */
  forget(events) {
    this.pending = this.pending.filter((event) => !events.includes(event));
    const unit = this.db.transaction("events", "readwrite");
    for (const event of events) unit.objectStore("events").delete(key(event));
  }

  /** The server will not have this change. It stays here, is shown, and is tried again when the page is loaded again. */
  refuse(event) {
    this.pending = this.pending.filter((one) => one !== event);
    this.refused.push(event);
  }

  /** Everything that is on this device alone. */
  get kept() {
    return [...this.pending, ...this.refused];
  }

  /** Remember which words of an item are highlighted, here only. */
  keepMarks(item, ranges) {
    this.#put("marks", { sitting: this.sitting, item, ranges });
  }

  /** Remember that another device disagrees about an item until the candidate has settled it. */
  keepClash(item, base, mine) {
    this.#put("clashes", { sitting: this.sitting, item, base, mine });
  }

  settle(item) {
    this.db.transaction("clashes", "readwrite").objectStore("clashes").delete([this.sitting, item]);
  }

  #put(store, kept) {
    this.db.transaction(store, "readwrite").objectStore(store).put(kept);
  }
}

const key = ({ sitting, client_id, seq }) => [sitting, client_id, seq];

function opened() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 2);
    opening.onupgradeneeded = () => {
      const there = opening.result.objectStoreNames;
      for (const [store, keyPath] of Object.entries(STORES)) {
        if (!there.contains(store)) opening.result.createObjectStore(store, { keyPath });
      }
    };
    opening.onsuccess = () => resolve(opening.result);
    // Blocked: a tab with an earlier version of this page is still open. This one then saves with its buttons.
    opening.onerror = opening.onblocked = () => reject(opening.error ?? new Error("blocked"));
  });
}

const all = (db, store) => asked(db.transaction(store).objectStore(store).getAll());

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function done(unit) {
  return new Promise((resolve, reject) => {
    unit.oncomplete = () => resolve();
    unit.onabort = () => reject(unit.error);
  });
}

// A tab that is reopened goes on under the name it had, so that it does not disagree with itself; two open tabs have two names.
async function freeSlot(sitting) {
  for (let number = 0; ; number += 1) {
    const slot = `${sitting} ${number}`;
    if (await taken(slot)) return slot;
  }
}

// The lock is held until the tab is gone.
function taken(slot) {
  return new Promise((resolve) => {
    navigator.locks.request(slot, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    });
  });
}

function newClient() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
