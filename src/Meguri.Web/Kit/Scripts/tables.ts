// Tells tables that fit their card from those that must scroll, and gives the cells of card-like rows their labels.
const sizes = new ResizeObserver(entries => {
  for (const { target } of entries) fit(target as HTMLElement);
});

function fit(wrap: HTMLElement) {
  const table = wrap.querySelector("table");
  wrap.classList.toggle("fits", !!table && table.scrollWidth <= wrap.clientWidth + 1);
  const scrolls = !wrap.classList.contains("fits");
  // A box that scrolls must be reachable by keyboard.
  if (scrolls) wrap.tabIndex = 0;
  else wrap.removeAttribute("tabindex");
}

function label(table: HTMLTableElement) {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map(cell => cell.textContent?.trim() ?? "");
  for (const body of table.tBodies)
    for (const row of body.rows)
      [...row.cells].forEach((cell, i) => {
        if (!cell.dataset["label"] && heads[i]) cell.dataset["label"] = heads[i];
      });
}

for (const wrap of document.querySelectorAll<HTMLElement>(".table-wrap, .table-responsive")) sizes.observe(wrap);
for (const table of document.querySelectorAll<HTMLTableElement>(".table-cards")) label(table);
