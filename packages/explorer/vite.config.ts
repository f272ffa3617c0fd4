import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { noticesOf, packagesOf } from "../../scripts/licenses.mjs";
import { moduleBytes } from "../crypto/src/wasm/bytes.ts";

const runsInAPage: Plugin = {
  name: "runs-in-a-page",
  resolveId: {
    filter: { id: /^node:/ },
    handler: (id, importer) => {
      throw new Error(`${importer} imports ${id}, which no browser has`);
    },
  },
};

/** WebAssembly as a file of its own: as a text inside of a script it would be a third larger, and be parsed as one. */
const wasmAsFile = (): Plugin => ({
  name: "wasm-as-file",
  load: {
    filter: { id: /crypto\/src\/wasm\/bytes\.ts$/ },
    handler() {
      const file = this.emitFile({ type: "asset", name: "crypto.wasm", source: moduleBytes() });
      return `const response = await fetch(import.meta.ROLLUP_FILE_URL_${file});
        const bytes = new Uint8Array(await response.arrayBuffer());
        export const moduleBytes = () => bytes;`;
    },
  },
});

/** Modules of which the page and its threads hold code. */
const held = new Set<string>();
const holding = (): Plugin => ({
  name: "holding",
  generateBundle: (_, bundle) => {
    for (const part of Object.values(bundle)) {
      if (part.type !== "chunk") continue;
      for (const [id, { renderedLength }] of Object.entries(part.modules)) if (renderedLength > 0) held.add(id);
    }
  },
});

/** Licenses of others' code travel with it, also where only the page is copied. */
const licensed: Plugin = {
  name: "licensed",
  writeBundle: ({ dir = "" }) =>
    writeFileSync(join(dir, "third-party-licenses.txt"), noticesOf(packagesOf([...held].sort()))),
};

const COMPRESSED = new Set([".css", ".html", ".js", ".svg", ".wasm"]);
/** Each file once more, compressed, for the server of the page and others that know of such files. */
const compressed: Plugin = {
  name: "compressed",
  writeBundle: ({ dir = "" }) => {
    for (const entry of readdirSync(dir, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !COMPRESSED.has(extname(entry.name))) continue;
      const path = join(entry.parentPath, entry.name);
      writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path)));
    }
  },
};

export default defineConfig({
  plugins: [runsInAPage, wasmAsFile(), holding(), licensed, compressed],
  // Links work from any folder and from the disk of a server that knows nothing of the page.
  base: "./",
  resolve: { conditions: ["source", "browser", "module", "import", "default"] },
  // Whoever builds: tests would get libraries as they are for development, twice as large, and scripts that call those.
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  oxc: { jsx: { development: false } },
  worker: { format: "es", plugins: () => [runsInAPage, wasmAsFile(), holding()] },
  build: {
    outDir: "dist/page",
    emptyOutDir: true,
    target: "es2022",
    // A Content-Security-Policy without `data:` for scripts; fonts and pictures are files.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
  },
});
