// "/" searches, "?" lists the keys, j and k walk the rows of a table, any other key follows what bears it as data-key.
const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select"));

const rows = () => [...document.querySelectorAll<HTMLElement>("main tbody tr")]
  .map(row => row.querySelector<HTMLElement>("a[href]"))
  .filter(link => link !== null);

function walk(step: 1 | -1) {
  const links = rows();
  const row = document.activeElement?.closest("tr");
  const now = links.findIndex(link => link.closest("tr") === row);
  const next = links[now < 0 ? (step > 0 ? 0 : links.length - 1) : now + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

// The row one stands on is chosen, where rows can be.
function choose() {
  document.activeElement?.closest("tr")?.querySelector<HTMLInputElement>("input[name=row]")?.click();
}

function openKeys() {
  document.querySelector<HTMLDialogElement>("#keys-dialog")?.showModal();
}

document.addEventListener("keydown", event => {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
  const act = actOf(event.key);
  if (!act) return;
  event.preventDefault();
  act();
});

function actOf(key: string): (() => void) | undefined {
  if (key === "j") return () => walk(1);
  if (key === "k") return () => walk(-1);
  if (key === "x") return choose;
  if (key === "?" && document.querySelector("#keys-dialog")) return openKeys;
  if (key === "/") {
    const box = document.querySelector<HTMLInputElement>("main :is([data-search], [data-key='/'])") ?? document.querySelector<HTMLInputElement>("[data-search]");
    return box ? () => { box.focus(); box.select(); } : undefined;
  }
  if (!/^[a-z0-9]$/.test(key)) return undefined;
  const target = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  return target ? () => target.click() : undefined;
}

for (const button of document.querySelectorAll("[data-keys-open]")) button.addEventListener("click", openKeys);
