// The journal of one sitting in this browser: every change stands here before it is sent, until the server has said it holds it.

const NAME = "palpate-sittings";

/** Open the journal. `pending` are the changes not yet acknowledged, oldest first, also those of tabs that died. */
export async function openJournal(sitting) {
  const db = await opened();
  const slot = await freeSlot(sitting);
  const found = await whole(db, (events) => events.getAll());
  return new Journal(
    db,
    sitting,
    slot,
    found.filter((event) => event.sitting === sitting),
  );
}

class Journal {
  constructor(db, sitting, slot, pending) {
    Object.assign(this, { db, sitting, slot, pending });
  }

  /** Write a change down; resolves when it is on the disk. */
  append(item, baseRev, value) {
    return new Promise((resolve, reject) => {
      // Strict: a phone that dies the moment after still has it.
      const unit = this.db.transaction(["events", "clients"], "readwrite", { durability: "strict" });
      const event = { sitting: this.sitting, item, base_rev: baseRev, value };
      const asked = unit.objectStore("clients").get(this.slot);
      asked.onsuccess = () => {
        const client = asked.result ?? { slot: this.slot, id: newClient(), seq: 0 };
        client.seq += 1;
        unit.objectStore("clients").put(client);
        Object.assign(event, { client_id: client.id, seq: client.seq });
        unit.objectStore("events").add(event).onsuccess = (added) => {
          event.place = added.target.result;
        };
      };
      unit.oncomplete = () => {
        this.pending.push(event);
        resolve(event);
      };
      unit.onabort = () => reject(unit.error);
    });
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
    for (const event of events) unit.objectStore("events").delete(event.place);
  }
}

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("events", { keyPath: "place", autoIncrement: true });
      asked.result.createObjectStore("clients", { keyPath: "slot" });
    };
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

function whole(db, ask) {
  return new Promise((resolve, reject) => {
    const asked = ask(db.transaction("events").objectStore("events"));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
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
