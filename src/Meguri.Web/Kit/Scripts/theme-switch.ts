// Light, dark or as the machine has it; the server reads the cookie at the next page.
class ThemeSwitch extends HTMLElement {
  connectedCallback() {
    this.show();
    this.addEventListener("click", event => {
      const choice = (event.target as Element).closest<HTMLElement>("[data-theme-choice]")?.dataset["themeChoice"];
      if (choice) this.choose(choice);
    });
  }

  private choose(choice: string) {
    const secure = location.protocol === "https:" ? "; secure" : "";
    document.cookie = `theme=${choice}; path=/; max-age=${choice === "auto" ? 0 : 31_536_000}; samesite=lax${secure}`;
    if (choice === "auto") delete document.documentElement.dataset["bsTheme"];
    else document.documentElement.dataset["bsTheme"] = choice;
    document.dispatchEvent(new CustomEvent("m-theme"));
    this.show();
  }

  private show() {
    const now = document.documentElement.dataset["bsTheme"] || "auto";
    for (const button of this.querySelectorAll<HTMLElement>("[data-theme-choice]"))
      button.setAttribute("aria-pressed", String(button.dataset["themeChoice"] === now));
  }
}

customElements.define("m-theme-switch", ThemeSwitch);
