// Draws the option inside with ECharts, which is loaded only where there is a chart, in the colours of the theme.
class Chart extends HTMLElement {
  private dispose?: () => void;

  connectedCallback() {
    void this.draw();
    document.addEventListener("m-theme", this.redraw);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", this.redraw);
  }

  disconnectedCallback() {
    document.removeEventListener("m-theme", this.redraw);
    matchMedia("(prefers-color-scheme: dark)").removeEventListener("change", this.redraw);
    this.dispose?.();
  }

  private redraw = () => void this.draw();

  private async draw() {
    const option: unknown = JSON.parse(this.querySelector("script")?.textContent ?? "{}");
    const { drawChart } = await import("./charts");
    this.dispose?.();
    const canvas = document.createElement("div");
    canvas.className = "chart-canvas";
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", this.dataset["label"] ?? "");
    this.prepend(canvas);
    const end = drawChart(canvas, option as object);
    this.dispose = () => { end(); canvas.remove(); };
  }
}

customElements.define("m-chart", Chart);
