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

// What was typed is saved by itself a moment after, where the page has a link to go on with; files wait for the button.
const SAVE_AFTER = 3000;
if (form?.dataset.saveUrl) {
  const state = document.querySelector("[data-save-state]");
  const link = document.querySelector("[data-save-link]");
  let waiting, saving = false, again = false, ended = false;
  const save = async () => {
    if (saving) { again = true; return; }
    saving = true;
    const typed = new FormData();
    for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
    try {
      const response = await fetch(form.dataset.saveUrl, { method: "POST", body: typed });
      if (!response.ok) throw new Error(String(response.status));
      const saved = await response.json();
      form.elements.draf.value = saved.draf;
      link.querySelector("input").value = saved.link;
      link.hidden = document.getElementById("tautan") !== null;
      const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      state.textContent = `${state.dataset.saved} ${now}`;
    } catch {
      state.textContent = state.dataset.failed;
    }
    saving = false;
    if (again && !ended) { again = false; wait(); }
  };
  const wait = () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, SAVE_AFTER);
  };
  form.addEventListener("input", wait);
  form.addEventListener("change", wait);
  form.addEventListener("submit", () => { ended = true; clearTimeout(waiting); });
}

// Copying a link.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).value);
    button.textContent = button.dataset.copied;
  });
}

// Without a connection a browser would leave the page, and with it what was typed: while somebody types it is asked now
// and then whether the portal answers, and where it did not, once more before the form is sent.
const REACH_WITHIN = 8000;
const LOOK_EVERY = 10000;
for (const typed of document.querySelectorAll("form[data-typed]")) {
  let reached = false, asking = false;
  const note = document.getElementById("tanpa-sambungan");
  const fails = (text) => {
    note.querySelector("p").textContent = text;
    note.hidden = false;
    note.focus();
  };
  const reach = () => fetch(note.dataset.reach, { cache: "no-store", signal: AbortSignal.timeout?.(REACH_WITHIN) });
  let answers = true, looked = 0;
  typed.addEventListener("input", async () => {
    if (Date.now() - looked < LOOK_EVERY) return;
    looked = Date.now();
    answers = await reach().then(() => true, () => false);
  });
  document.addEventListener("submit", async (event) => {
    if (event.target !== typed || event.defaultPrevented) return;
    if (reached) { reached = false; return; }
    const files = [...typed.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    if (files.reduce((sum, file) => sum + file.size, 0) > Number(note.dataset.mostBytes)) {
      event.preventDefault();
      fails(note.dataset.large);
      return;
    }
    if (navigator.onLine && answers) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    try {
      await reach();
    } catch {
      fails(note.dataset.offline);
      return;
    } finally {
      asking = false;
    }
    note.hidden = true;
    answers = reached = true;
    typed.requestSubmit(event.submitter);
  });
}

// The place where the device is, for whoever stands there; anybody else types it or pastes a link.
const offerPlaces = (part) => {
  if (!("geolocation" in navigator)) return;
  for (const button of part.querySelectorAll("[data-take-place]")) button.hidden = false;
};
offerPlaces(document);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-take-place]");
  if (!button) return;
  const input = document.getElementById(button.dataset.takePlace);
  const status = button.parentElement.querySelector("[role=status]");
  status.textContent = status.dataset.waits;
  const taken = ({ coords }) => {
    input.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
    status.textContent = `${status.dataset.taken} ${Math.ceil(coords.accuracy)}`;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };
  const failed = () => { status.textContent = status.dataset.failed; };
  navigator.geolocation.getCurrentPosition(taken, failed, { enableHighAccuracy: true, timeout: 20000 });
});

// Rows of lists: added and removed on the page. Without this the same buttons send the form, which comes back changed.
for (const list of document.querySelectorAll("[data-rows]")) {
  const blank = list.querySelector(":scope > template");
  const add = list.querySelector(":scope > [data-add]");
  // A new row never gets the number of one that was there: files stand by it.
  let highest = Math.max(Number(list.dataset.highest), ...[...list.querySelectorAll(":scope > [data-row]")].map((row) => Number(row.dataset.row)));
  const rows = () => [...list.querySelectorAll(":scope > [data-row]")];
  const told = () => {
    rows().forEach((row, index) => {
      for (const place of row.querySelectorAll("[data-place]")) place.textContent = String(index + 1);
    });
    add.hidden = rows().length >= Number(list.dataset.most);
    list.dispatchEvent(new Event("change", { bubbles: true }));
  };
  add.addEventListener("click", (event) => {
    event.preventDefault();
    const number = Math.max(highest, ...rows().map((row) => Number(row.dataset.row))) + 1;
    highest = number;
    const copy = blank.content.cloneNode(true);
    const name = list.dataset.rows;
    for (const part of copy.querySelectorAll("*")) {
      for (const { name: key, value } of [...part.attributes]) {
        const ours = value.replaceAll(`${name}.0.`, `${name}.${number}.`).replaceAll(`${name}-0-`, `${name}-${number}-`);
        if (ours !== value) part.setAttribute(key, ours);
      }
    }
    const row = copy.querySelector("[data-row]");
    row.dataset.row = String(number);
    row.querySelector("input[type=hidden]").value = String(number);
    row.querySelector("[data-remove]").value = `hapus.${name}.${number}`;
    offerPlaces(copy);
    blank.before(copy);
    told();
    rows().at(-1).querySelector("input:not([type=hidden]), select, textarea").focus();
  });
  list.addEventListener("click", (event) => {
    const remove = event.target.closest("[data-remove]");
    if (!remove) return;
    event.preventDefault();
    remove.closest("[data-row]").remove();
    told();
    const status = list.querySelector(":scope > [role=status]");
    status.textContent = status.dataset.removed;
    (add.hidden ? list : add).focus();
  });
}

// Printing from a button.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
