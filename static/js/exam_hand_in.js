// Handing in, or leaving a section for good: only when the server holds everything, and told in place when it does not work.
import { responses } from "./exam_status.js";

const WHY = { 401: "you have been signed out", 404: "you are not signed in as the one who began this" };

/** Send what is left, then post `fields` to `address`. The sentence to show; "" once it is done. */
export async function handIn(address, fields, journal, sender) {
  await sender.flush();
  return journal.pending.length ? notSent(journal) : post(address, fields, sender);
}

const notSent = ({ pending }) =>
  `Not handed in yet: ${responses(pending)} on this device first have to be saved. Once the line at the top says Saved, press again.`;

async function post(address, fields, sender, renewed = false) {
  const response = await fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "X-CSRFToken": sender.token, Accept: "application/json" },
    body: new URLSearchParams(fields),
  }).catch(() => null);
  if (response?.type === "opaqueredirect") return "";
  if (response?.status === 400 && !renewed && (await sender.renew())) return post(address, fields, sender, true);
  const why = WHY[response?.status] ?? "the site cannot be reached";
  return `Not handed in yet: ${why}. Everything you entered is saved. Try again in a moment.`;
}
