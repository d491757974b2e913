// Highlighting words of a question, with the pointer, by touch or with the keyboard. It is kept on this device only.

const HINT =
  "Select words of the question, then press Highlight. With the keyboard: the arrow keys choose a word, with Shift more words; Enter highlights them or takes it back, up and down go to another text, Escape ends.";

/** Add the tool to a question. `kept`: of each of its texts what is highlighted, as [start, end] in characters; `keep`
 * is called with the same after each change. */
export function addHighlighting(form, kept = [], keep) {
  const texts = [...form.querySelectorAll(".item__stem, .item__story")];
  const ranges = texts.map((_, place) => kept[place] ?? []);
  const [act, clear, says] = controls(form);
  let held = null;

  const show = () => {
    texts.forEach((text, place) => {
      paint(text, ranges[place]);
    });
    clear.hidden = !ranges.some((some) => some.length);
  };
  const change = (make) => {
    texts.forEach((text, place) => {
      ranges[place] = make(text, ranges[place]);
    });
    show();
    keep(ranges);
  };
  const toggle = (selected) => {
    change((text, some) => toggled(some, spanIn(text, selected)));
    getSelection().removeAllRanges();
    says.textContent = clear.hidden ? "Nothing is highlighted." : "Highlighted.";
  };

  // A tap on the button may take the selection away before the click.
  act.addEventListener("pointerdown", () => {
    held = selectedIn(texts);
  });
  act.addEventListener("click", () => {
    const selected = selectedIn(texts) ?? held;
    held = null;
    if (selected) return toggle(selected);
    says.textContent = HINT;
    chooseByKeyboard(texts, 0, toggle, act);
  });
  clear.addEventListener("click", () => {
    change(() => []);
    says.textContent = "Nothing is highlighted.";
    act.focus();
  });
  show();
}

function controls(form) {
  const [act, clear] = ["Highlight", "Remove highlights"].map((words) => {
    const button = document.createElement("button");
    return Object.assign(button, { type: "button", className: "exam__quiet", textContent: words });
  });
  act.dataset.highlight = "";
  const says = document.createElement("p");
  says.className = "choices__hint exam__hint";
  says.setAttribute("role", "status");
  form.querySelector("[data-tools]").append(act, clear, says);
  return [act, clear, says];
}

// The arrow keys move the selection of the page itself, so that everybody sees what is chosen.
function chooseByKeyboard(texts, place, toggle, back) {
  const [selection, text] = [getSelection(), texts[place]];
  const step = (direction, more) => {
    const before = selectedIn([text]);
    if (!more && before) selection.collapse(...(direction === "forward" ? endOf(before) : startOf(before)));
    selection.modify("extend", direction, "word");
    if (text.contains(selection.focusNode) || !before) return;
    selection.setBaseAndExtent(...startOf(before), ...endOf(before));
  };
  const onKey = (event) => {
    const direction = { ArrowRight: "forward", ArrowLeft: "backward" }[event.key];
    const other = place + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] ?? Number.NaN);
    if (direction) step(direction, event.shiftKey);
    else if (event.key === "Enter" && selectedIn([text])) toggle(selectedIn([text]));
    else if (texts[other]) chooseByKeyboard(texts, other, toggle, back);
    else if (event.key === "Escape") back.focus();
    else return;
    event.preventDefault();
    if (event.key === "Enter") selection.collapse(text, 0);
  };
  text.tabIndex = -1;
  text.focus();
  selection.collapse(text, 0);
  text.addEventListener("keydown", onKey);
  text.addEventListener("blur", () => text.removeEventListener("keydown", onKey), { once: true });
}

const startOf = (range) => [range.startContainer, range.startOffset];
const endOf = (range) => [range.endContainer, range.endOffset];

// What is selected of these texts, or nothing.
function selectedIn(texts) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return texts.some((text) => range.intersectsNode(text)) ? range.cloneRange() : null;
}

// The part of a selection that lies in this text, without the space around it; null when there is none.
function spanIn(text, selected) {
  if (!selected.intersectsNode(text)) return null;
  const [whole, part] = [document.createRange(), selected.cloneRange()];
  whole.selectNodeContents(text);
  if (part.compareBoundaryPoints(Range.START_TO_START, whole) < 0) part.setStart(...startOf(whole));
  if (part.compareBoundaryPoints(Range.END_TO_END, whole) > 0) part.setEnd(...endOf(whole));
  whole.setEnd(...startOf(part));
  const words = part.toString();
  const start = whole.toString().length + words.length - words.trimStart().length;
  return words.trim() ? [start, start + words.trim().length] : null;
}

// What is highlighted wholly already is taken back, anything else is added.
function toggled(some, span) {
  if (!span) return some;
  const [start, end] = span;
  const inside = some.some(([from, to]) => from <= start && end <= to);
  const rest = some.flatMap(([from, to]) => [
    [from, Math.min(to, start)],
    [Math.max(from, end), to],
  ]);
  const all = inside ? rest : [...rest, span];
  return all.filter(([from, to]) => from < to).sort(([from], [other]) => from - other);
}

function paint(text, some) {
  for (const mark of text.querySelectorAll("mark")) mark.replaceWith(...mark.childNodes);
  text.normalize();
  for (const [start, end] of some) {
    for (const part of partsOf(text, start, end)) part.surroundContents(document.createElement("mark"));
  }
}

// One range for each piece of text between two places.
function partsOf(text, start, end) {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const parts = [];
  for (let at = 0; walker.nextNode(); at += walker.currentNode.length) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, walker.currentNode.length)];
    if (from >= to || !walker.currentNode.data.slice(from, to).trim()) continue;
    const part = document.createRange();
    part.setStart(walker.currentNode, from);
    part.setEnd(walker.currentNode, to);
    parts.push(part);
  }
  return parts;
}
