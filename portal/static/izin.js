// Improvements only; every page works without them.
import { initAll } from "./vendor/govuk-frontend-6.6.0/govuk-frontend.min.js";

initAll();

// Questions that are asked only after certain answers: the server says which, this shows and hides them.
const form = document.querySelector("form[data-asked-url]");
if (form) {
  let latest = 0;
  const show = (asked) => {
    for (const part of form.querySelectorAll("[data-question]")) {
      part.dataset.asked = String(asked.includes(part.dataset.question));
    }
  };
  const ask = async () => {
    const turn = ++latest;
    const typed = new FormData();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !name.startsWith("tersimpan.")) typed.append(name, value);
    }
    try {
      const response = await fetch(form.dataset.askedUrl, { method: "POST", body: typed });
      if (response.ok && turn === latest) show((await response.json()).asked);
    } catch {
      // Without the server every question stays as it is; it will say on sending what is missing.
    }
  };
  form.addEventListener("change", ask);
}

// Printing from a button.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
