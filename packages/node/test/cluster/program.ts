import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** A TypeScript program of the tests, built so that Node.js runs it, and what removes it. */
export async function program(source: URL): Promise<{ path: string; remove: () => void }> {
  const name = source.pathname.split("/").at(-1)?.replace(".ts", "") ?? "";
  // Beside the packages, so that it finds those that stay imports.
  const folder = new URL(`../../../../node_modules/.cache/opentao-${name}-${process.pid}`, import.meta.url).pathname;
  mkdirSync(folder, { recursive: true });
  const path = join(folder, "program.js");
  await build({
    entryPoints: [source.pathname],
    outfile: path,
    bundle: true,
    conditions: ["source"],
    external: [
      ...["lmdb", "hash-wasm", "prom-client", "ws", "zod", "libp2p"],
      ...["@noble/*", "@scure/*", "@polkadot/*", "@libp2p/*", "@chainsafe/*", "@multiformats/*"],
    ],
    format: "esm",
    platform: "node",
    target: "node20",
  });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
