// The journal of one sitting in this browser: every change stands here before it is sent, until the server has said it holds it.

const NAME = "palpate-sittings";

// What one tab may have sent without being able to write it down here before it died; its next numbers begin beyond.
const NUMBERS_LEFT_FREE = 1000;

/** Open the journal. `pending` are the changes not yet acknowledged, also those of tabs that died. */
export async function openJournal(sitting) {
  const db = await opened();
  const slot = await freeSlot(sitting);
  const [events, client] = await Promise.all([
    asked(db.transaction("events").objectStore("events").getAll()),
    asked(db.transaction("clients").objectStore("clients").get(slot)),
  ]);
  const mine = client ?? { slot, id: newClient(), seq: 0 };
  mine.seq += NUMBERS_LEFT_FREE;
  const unit = db.transaction("clients", "readwrite", { durability: "strict" });
  unit.objectStore("clients").put(mine);
  await done(unit);
  return new Journal(db, mine, sitting, events);
}

class Journal {
  constructor(db, client, sitting, events) {
    Object.assign(this, { db, client, sitting });
    this.pending = events.filter((event) => event.sitting === sitting);
    this.written = Promise.resolve();
  }

  /** Write a change down; `written` resolves when it is on the disk. */
  append(item, baseRev, value) {
    this.client.seq += 1;
    const { id, seq } = this.client;
    const event = { sitting: this.sitting, client_id: id, seq, item, base_rev: baseRev, value };
    this.pending.push(event);
    // Strict: a phone that dies the moment after still has it. Committed at once: the tab may be about to close.
    const unit = this.db.transaction(["events", "clients"], "readwrite", { durability: "strict" });
    unit.objectStore("clients").put(this.client);
    unit.objectStore("events").put(event);
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
    for (const { sitting, client_id, seq } of events) unit.objectStore("events").delete([sitting, client_id, seq]);
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore("events", { keyPath: ["sitting", "client_id", "seq"] });
      opening.result.createObjectStore("clients", { keyPath: "slot" });
    };
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

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
