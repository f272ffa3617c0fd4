import { defineConfig } from "vite";

export default defineConfig({
  plugins: [
    {
      name: "runs-in-a-page",
      resolveId: {
        filter: { id: /^node:/ },
        handler: (id, importer) => {
          throw new Error(`${importer} imports ${id}, which no browser has`);
        },
      },
    },
  ],
  // Links work from any folder and from the disk of a server that knows nothing of the page.
  base: "./",
  resolve: { conditions: ["source", "browser", "module", "import", "default"] },
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
