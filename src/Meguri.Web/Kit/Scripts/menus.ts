// Menus made of <details> close when one leaves them; the entry of the open page is in sight.
document.addEventListener("click", event => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.drop[open]"))
    if (!menu.contains(event.target as Node)) menu.open = false;
});

document.addEventListener("keydown", event => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector<HTMLDetailsElement>("details.drop[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
});

const sidebar = document.querySelector<HTMLElement>(".sidebar");
const here = sidebar?.querySelector<HTMLElement>("[aria-current]");
if (sidebar && here && here.offsetTop + here.offsetHeight > sidebar.clientHeight) sidebar.scrollTop = here.offsetTop - sidebar.clientHeight / 2;
