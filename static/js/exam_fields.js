// What a question's form says, as one value, and back.
import { strike, struckIn } from "./exam_tools.js";

const FIELD = /^i[0-9a-f]{12}$/;

/** Everything a question's form says, in the words of the server. */
export function read(form) {
  const fields = {};
  const said = { fields };
  for (const [name, text] of new FormData(form)) {
    if (FIELD.test(name) && text !== "") fields[name] = [...(fields[name] ?? []), text];
  }
  const { sureness, flagged, note } = form.elements;
  if (sureness?.value) said.sureness = sureness.value;
  if (flagged.checked) said.flagged = true;
  if (note.value) said.note = note.value;
  const struck = struckIn(form);
  if (struck.length) said.struck = struck;
  return said;
}

/** Show a value in its form. */
export function fill(form, { fields = {}, sureness = "", flagged = false, note = "", struck = [] }) {
  for (const field of form.elements) {
    const values = fields[field.name] ?? [];
    if (!FIELD.test(field.name)) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = values.includes(field.value);
    else field.value = values[0] ?? "";
  }
  for (const field of form.querySelectorAll("[name=sureness]")) field.checked = field.value === sureness;
  form.elements.flagged.checked = flagged;
  form.elements.note.value = note;
  strike(form, struck);
}

/** A value as a text that is the same however its parts are ordered, and whether or not it names what is empty. */
export const plain = ({ fields = {}, sureness, flagged, note, struck = [] }) =>
  JSON.stringify([Object.entries(fields).sort(), sureness ?? null, flagged ?? false, note ?? "", [...struck].sort()]);
