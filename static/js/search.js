// Suggestions beneath a search field: a combobox with a list box, as the WAI-ARIA practices describe it. Without this
// script, and whenever it fails, the form leads to the page of results.

const PAUSE_MS = 150;
const SHORTEST = 2;
let made = 0;

/** Meet what is typed into this field with suggestions; a second time changes nothing. */
export function suggest(field) {
  if (field.getAttribute("role") === "combobox") return;
  style(field.dataset.suggest);
  const { list, told } = parts(field);
  let asking = null;
  let waiting = 0;
  let current = -1;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const open = () => {
    if (!list.children.length) return;
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
  };
  const choose = (index) => {
    current = index;
    for (const [place, option] of options().entries()) option.setAttribute("aria-selected", String(place === index));
    const option = options()[index];
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    list.replaceChildren(...found.map((one, place) => row(one, `${list.id}-${place}`)));
    close();
    open();
    told.textContent = found.length ? `${found.length} suggestions` : "No suggestions";
  };
  const stop = () => {
    clearTimeout(waiting);
    asking?.abort();
  };
  const ask = async () => {
    const mine = new AbortController();
    asking = mine;
    try {
      const response = await fetch(`/search/suggestions?q=${encodeURIComponent(field.value)}`, {
        headers: { Accept: "application/json" },
        signal: mine.signal,
      });
      const { suggestions } = response.ok ? await response.json() : { suggestions: [] };
      if (asking === mine && document.activeElement === field) show(suggestions);
    } catch {
      if (asking === mine) close();
    }
  };
  const typed = () => {
    stop();
    if (field.value.trim().length < SHORTEST) {
      list.replaceChildren();
      told.textContent = "";
      return close();
    }
    waiting = setTimeout(ask, PAUSE_MS);
  };
  const pressed = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && list.children.length) {
      event.preventDefault();
      open();
      // Between the last and the first lies the field itself, with nothing chosen.
      const places = list.children.length + 1;
      choose(((current + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && current >= 0) {
      event.preventDefault();
      go(list.children[current]);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  };

  field.addEventListener("input", typed);
  field.addEventListener("keydown", pressed);
  field.addEventListener("blur", () => {
    stop();
    close();
  });
  // The field keeps the focus while an option is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  if (field.value !== field.defaultValue) typed();
}

function go(option) {
  if (option) location.assign(option.dataset.url);
}

function style(href) {
  if (document.querySelector(`link[href="${href}"]`)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

function parts(field) {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = `suggestions-${++made}`;
  list.hidden = true;
  const told = document.createElement("p");
  told.className = "hidden";
  for (const [name, value] of [
    ["role", "listbox"],
    ["aria-label", "Suggestions"],
  ])
    list.setAttribute(name, value);
  told.setAttribute("role", "status");
  const said = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
  for (const [name, value] of Object.entries(said)) field.setAttribute(name, value);
  field.parentElement.classList.add("suggest");
  field.after(list, told);
  return { list, told };
}

function row(one, id) {
  const option = document.createElement("li");
  Object.assign(option, { id, className: "suggestions__option" });
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.dataset.url = one.url;
  const title = document.createElement("span");
  title.textContent = one.title;
  const kind = document.createElement("span");
  kind.className = "suggestions__kind";
  kind.textContent = one.kind;
  option.append(title, " ", kind);
  return option;
}
