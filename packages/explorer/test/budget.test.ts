import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const PAGE = join(import.meta.dirname, "../dist/page");
/** Bytes that a browser loads, compressed, before it shows the overview. */
const BUDGET = 300_000;

/** Files that a script or the page itself imports before it runs. */
function imported(path: string): string[] {
  const text = readFileSync(join(PAGE, path), "utf8");
  if (path.endsWith(".html")) return [...text.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((found) => `${found[1]}`);
  if (!path.endsWith(".js")) return [];
  const scripts = [...text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)].map(
    (found) => `assets/${found[1]}`,
  );
  const binaries = [...text.matchAll(/[\w.-]+\.wasm/g)].map(([name]) => `assets/${name}`);
  return [...scripts, ...binaries];
}

/** All that is loaded for these files. */
function loaded(paths: readonly string[]): Set<string> {
  const seen = new Set<string>();
  const waiting = [...paths];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    waiting.push(...imported(path));
  }
  return seen;
}

it("the first page is loaded with 300 kB, compressed, without a runtime or a light client", () => {
  const overview = readdirSync(join(PAGE, "assets"))
    .filter((name) => /^Overview-.*\.(?:js|css)$/.test(name))
    .map((name) => `assets/${name}`);
  const files = loaded(["index.html", ...overview]);
  const sizes = [...files].map((path) => [path, readFileSync(join(PAGE, `${path}.br`)).length] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(total, sizes.map(([path, size]) => `${size} ${path}`).join("\n")).toBeLessThan(BUDGET);
  expect([...files].filter((path) => path.endsWith(".wasm"))).toHaveLength(1);
});
