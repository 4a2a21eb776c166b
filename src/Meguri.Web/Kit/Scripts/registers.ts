// Rows to choose: the head ticks the page, the foot says how many; a field that is filled in is ticked to be changed.
const boxes = (form: HTMLFormElement) => [...form.elements].filter((box): box is HTMLInputElement => box instanceof HTMLInputElement && box.name === "row");

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-select]")) {
  const all = document.querySelector<HTMLInputElement>("[data-select-all]");
  const said = form.querySelector<HTMLElement>("[data-selected]");
  const few = form.querySelector<HTMLButtonElement>("button:not([name])");

  const count = () => {
    const rows = boxes(form);
    const chosen = rows.filter(box => box.checked).length;
    for (const box of rows) box.closest("tr")?.classList.toggle("chosen", box.checked);
    if (all) [all.checked, all.indeterminate] = [chosen > 0 && chosen === rows.length, chosen > 0 && chosen < rows.length];
    if (said) [said.hidden, said.textContent] = [chosen === 0, (said.dataset["selected"] ?? "").replace("{n}", String(chosen))];
    if (few) few.disabled = chosen === 0;
    form.classList.toggle("has-chosen", chosen > 0);
  };

  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes(form)) box.checked = all.checked;
      count();
    });
  }
  document.addEventListener("change", event => {
    if ((event.target as HTMLInputElement).name === "row") count();
  });
  // Ticks the browser kept when one comes back.
  window.addEventListener("pageshow", count);
  count();
}

for (const field of document.querySelectorAll<HTMLElement>(".bulk-field")) {
  const tick = field.querySelector<HTMLInputElement>("input[name=change]");
  field.addEventListener("input", event => {
    if (tick && event.target !== tick) tick.checked = true;
  });
}
