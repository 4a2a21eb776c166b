// Takes what is stored into the control above it.
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-take]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const values: string[] = JSON.parse(button.dataset["take"] ?? "[]");
    const controls = [...button.form?.elements ?? []].filter(control => (control as HTMLInputElement).name === button.dataset["name"]) as HTMLInputElement[];
    for (const control of controls.filter(control => control.type !== "hidden")) {
      if (control.type === "checkbox" || control.type === "radio") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
      control.dispatchEvent(new Event("input", { bubbles: true }));
    }
    controls.find(control => control.type !== "hidden")?.focus();
    button.closest(".versus")?.remove();
  });
}
