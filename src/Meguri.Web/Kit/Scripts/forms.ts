// A form is sent once, its unsaved changes are not lost by a slip, and full-width digits become narrow ones.
const changed = new WeakSet<HTMLFormElement>();
const guarded = () => [...document.querySelectorAll<HTMLFormElement>("form[data-guard]")];

document.addEventListener("input", event => {
  const form = (event.target as HTMLInputElement).form;
  if (form) changed.add(form);
});

document.addEventListener("change", event => {
  const input = event.target as HTMLInputElement;
  if (input.dataset["number"] !== undefined) input.value = input.value.normalize("NFKC").replace(/[,\s]/g, "").replace(/[−ー]/g, "-");
});

document.addEventListener("submit", event => {
  const form = event.target as HTMLFormElement;
  if (event.defaultPrevented || form.method === "dialog") return;
  changed.delete(form);
  // A second press sends nothing; the buttons stay enabled for the event's time so that the pressed one is sent along.
  if (form.dataset["sent"]) {
    event.preventDefault();
    return;
  }
  if (form.method !== "post" || form.matches("[data-again]")) return;
  form.dataset["sent"] = "yes";
  for (const button of form.querySelectorAll("button[type=submit], button:not([type])")) button.setAttribute("aria-busy", "true");
});

// Back to a page out of the browser's memory: the form may be sent again, and what is typed then is not what was sent before.
window.addEventListener("pageshow", event => {
  if (event.persisted) for (const key of document.querySelectorAll<HTMLInputElement>("input[name=__IdempotencyKey]")) key.value = crypto.randomUUID();
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
    delete form.dataset["sent"];
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }
});

window.addEventListener("beforeunload", event => {
  if (guarded().some(form => changed.has(form) && !form.dataset["sent"])) event.preventDefault();
});

// To the field, but not into the address: after saving, the page would open scrolled past what it has to say.
const problems = document.querySelector<HTMLElement>("#problems");
problems?.focus();
problems?.addEventListener("click", event => {
  const field = document.getElementById((event.target as HTMLAnchorElement).hash?.slice(1) ?? "");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.scrollIntoView({ block: "center" });
});
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
