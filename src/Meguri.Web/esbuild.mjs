// Makes wwwroot/dist: `bundle` the styles and scripts, `icons` the sprite. Called by Frontend.targets during dotnet build.
import { build } from "esbuild";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const dist = join(root, "wwwroot", "dist");
const outline = join(root, "node_modules", "@tabler", "icons", "icons", "outline");

async function bundle() {
  mkdirSync(dist, { recursive: true });
  for (const old of readdirSync(dist).filter(name => name !== "icons.svg")) rmSync(join(dist, old), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: "Kit/Scripts/app.ts", out: "app" },
      { in: "Kit/Styles/app.css", out: "app" },
      { in: "Kit/Styles/print.css", out: "print" },
    ],
    outdir: dist,
    // The entries keep their names (the pages add a version to the address); what they load lazily is named by its hash.
    entryNames: "[name]",
    chunkNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    minify: true,
    legalComments: "linked",
    // Keeps light-dark() and oklch() as they are: the theme without script stands on them.
    target: ["chrome123", "firefox121", "safari17.5"],
    logLevel: "warning",
  });
}

// Every string literal of our pages and classes that is the name of an outline icon goes into the sprite: nobody has to
// keep a list, and a few too many cost less than one that is missing.
function icons() {
  const found = new Set();
  for (const file of sources(root))
    for (const [, name] of readFileSync(file, "utf8").matchAll(/"([a-z][a-z0-9-]*)"/g))
      if (!found.has(name) && existsSync(join(outline, `${name}.svg`))) found.add(name);
  const symbols = [...found].sort().map(name => {
    const svg = readFileSync(join(outline, `${name}.svg`), "utf8");
    const inner = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
    const shapes = inner.replace(/<path stroke="none"[^>]*>/, "").replace(/>\s+</g, "><").trim();
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
  });
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">\n${symbols.join("\n")}\n</svg>\n`);
}

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!["bin", "obj", "node_modules", "wwwroot", "Migrations"].includes(entry.name)) yield* sources(path);
    } else if (/\.(cshtml|cs|ts)$/.test(entry.name)) yield path;
  }
}

const task = { bundle, icons }[process.argv[2]];
if (!task) throw new Error("node esbuild.mjs bundle | icons");
await task();
