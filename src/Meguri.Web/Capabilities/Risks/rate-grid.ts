// A table of small numbers: arrows and Enter walk the cells, a block copied from Excel is pasted from the focused cell on.
const cellsOf = (row: HTMLTableRowElement) => [...row.querySelectorAll<HTMLInputElement>(".rate-cell")];
const rowsOf = (table: HTMLTableElement) => [...table.tBodies[0]?.rows ?? []].map(cellsOf).filter(cells => cells.length > 0);

function placeOf(table: HTMLTableElement, cell: HTMLInputElement) {
  const rows = rowsOf(table);
  const row = rows.findIndex(cells => cells.includes(cell));
  return { rows, row, column: rows[row]?.indexOf(cell) ?? -1 };
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

function walk(event: KeyboardEvent, table: HTMLTableElement, cell: HTMLInputElement) {
  const step = steps[event.key];
  if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const { rows, row, column } = placeOf(table, cell);
  const down = event.key === "Enter" && event.shiftKey ? -1 : step[0];
  const next = rows[row + down]?.[column + step[1]];
  event.preventDefault();
  next?.focus();
}

function paste(event: ClipboardEvent, table: HTMLTableElement, cell: HTMLInputElement) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const block = text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(line => line.split("\t"));
  if (block.length === 1 && block[0]!.length === 1) return;
  event.preventDefault();
  const { rows, row, column } = placeOf(table, cell);
  block.forEach((line, down) => line.forEach((value, right) => {
    const target = rows[row + down]?.[column + right];
    if (!target) return;
    target.value = value.normalize("NFKC").trim();
    target.dispatchEvent(new Event("input", { bubbles: true }));
  }));
}

for (const table of document.querySelectorAll<HTMLTableElement>("table[data-grid]")) {
  const cellAt = (event: Event) => (event.target as Element).closest<HTMLInputElement>(".rate-cell");
  table.addEventListener("keydown", event => { const cell = cellAt(event); if (cell) walk(event, table, cell); });
  table.addEventListener("paste", event => { const cell = cellAt(event); if (cell) paste(event, table, cell); });
  table.addEventListener("focusin", event => cellAt(event)?.select());
}
export {};
