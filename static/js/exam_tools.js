// The candidate's tools: rule options out, point at a drawing, larger text.

/** Add the tools to every question; `write` is called with a form whose marks have changed. */
export function addTools(player, write) {
  for (const choice of player.querySelectorAll("form[data-item] .choice")) addRuleOut(choice, write);
  for (const spot of player.querySelectorAll("[data-offer]")) {
    const form = spot.closest("form");
    spot.addEventListener("click", () => {
      form.querySelector(`input[value="${spot.dataset.offer}"]`).checked = true;
      light(form);
      write(form);
    });
    form.addEventListener("change", () => light(form));
    light(form);
  }
  const larger = player.querySelector("[data-larger]");
  larger.hidden = false;
  larger.addEventListener("click", () => {
    const on = player.classList.toggle("exam--larger");
    larger.setAttribute("aria-pressed", String(on));
  });
}

/** The ids of what is ruled out in a form, and the way to set them. */
export function struckIn(form) {
  return [...form.querySelectorAll("[data-rule-out][aria-pressed=true]")].map((button) => button.value);
}

export function strike(form, struck) {
  for (const button of form.querySelectorAll("[data-rule-out]")) show(button, struck.includes(button.value));
}

function addRuleOut(choice, write) {
  const field = choice.querySelector("input");
  const words = choice.querySelector(".choice__text").textContent.trim();
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "item__rule-out", value: field.value, textContent: "Rule out" });
  button.dataset.ruleOut = "";
  button.setAttribute("aria-label", `Rule out: ${words}`);
  button.addEventListener("click", () => {
    show(button, button.getAttribute("aria-pressed") !== "true");
    write(button.form);
  });
  const line = document.createElement("div");
  line.className = "item__choice";
  choice.replaceWith(line);
  line.append(choice, button);
  show(button, false);
}

function show(button, out) {
  button.setAttribute("aria-pressed", String(out));
  button.parentElement.classList.toggle("item__choice--out", out);
}

function light(form) {
  const chosen = form.querySelector(".item__place input:checked")?.value;
  for (const spot of form.querySelectorAll("[data-offer]")) {
    spot.classList.toggle("item__spot--chosen", spot.dataset.offer === chosen);
  }
}
