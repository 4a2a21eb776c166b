// Asks once before what cannot be undone. Where the layout has no dialog the button does what it says.
document.addEventListener("click", event => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-confirm]");
  const dialog = document.querySelector<HTMLDialogElement>("#confirm-dialog");
  if (!button?.form || !dialog || button.dataset["asked"]) return;
  event.preventDefault();
  const yes = dialog.querySelector<HTMLButtonElement>("[data-yes]")!;
  dialog.querySelector("#confirm-title")!.textContent = button.dataset["confirm"] ?? "";
  dialog.querySelector("#confirm-text")!.textContent = button.dataset["confirmText"] ?? "";
  yes.textContent = button.dataset["confirmYes"] || button.textContent?.trim() || yes.dataset["yes"] || "";
  dialog.returnValue = "no";
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "yes") return;
    button.dataset["asked"] = "yes";
    button.form?.requestSubmit(button);
    delete button.dataset["asked"];
  }, { once: true });
  dialog.showModal();
});
