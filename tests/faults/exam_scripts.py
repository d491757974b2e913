"""What a walk through an exam runs within its pages."""

SPEED = 10
# All pauses of the page are shorter, so that a walk takes seconds; nothing else of it changes.
FASTER = f"""const slow = setTimeout;
    window.setTimeout = (act, ms = 0, ...more) => slow(act, ms / {SPEED}, ...more);"""
# The control keeps nothing on the device: what is not sent when its tab dies is lost.
FORGETFUL = """const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (kept) {
        return this.name === "events" ? null : put.call(this, kept);
    };"""
# More than a moment: the page has written down what was typed 500 ms ago.
MOMENT = """async () => {
    await new Promise((past) => setTimeout(past, 1500));
    const open = indexedDB.open("palpate-sittings");
    await new Promise((opened) => { open.onsuccess = opened; });
    const count = open.result.transaction("events").objectStore("events").count();
    await new Promise((counted) => { count.onsuccess = counted; });
    open.result.close();
}"""
# Nothing is kept on the device any more, and the page says so.
CALM = """async () => {
    dispatchEvent(new Event("online"));
    const open = indexedDB.open("palpate-sittings");
    await new Promise((opened) => { open.onsuccess = opened; });
    const count = open.result.transaction("events").objectStore("events").count();
    await new Promise((counted) => { count.onsuccess = counted; });
    open.result.close();
    return count.result === 0 && /^Saved \\d/.test(document.querySelector("[data-save-state]").textContent);
}"""
