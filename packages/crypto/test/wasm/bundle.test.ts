import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { beforeAll, expect, it } from "vitest";
import type * as Package from "../../src/index.ts";
import { DEV_PHRASE, seedOf as seedOfNode } from "../../src/index.ts";

/** The package as a page has it: one file that imports nothing, and nothing around it of what Node.js has alone. */
let bundled: typeof Package;
beforeAll(async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [fileURLToPath(new URL("../../src/index.ts", import.meta.url))],
    bundle: true,
    format: "esm",
    platform: "browser",
    conditions: ["source"],
    define: { Buffer: "undefined", process: "undefined" },
    write: false,
    metafile: true,
    logLevel: "error",
  });
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([]);
  const text = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  bundled = await import(`data:text/javascript;base64,${text}`);
});

it("works in a page's bundle", () => {
  const { keypairFromSuri, seedOf, verifySr25519, encodeAddress } = bundled;
  const { publicKey, sign } = keypairFromSuri("//Alice");
  expect(encodeAddress(publicKey)).toBe("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
  expect(verifySr25519(sign(publicKey), publicKey, publicKey)).toBe(true);
  const phrase = { phrase: DEV_PHRASE, password: "päss" };
  expect(seedOf(phrase)).toEqual(seedOfNode(phrase));
});

// In the bundle, where a function is called as it is: what the test's own imports are made of swallows such errors.
it("throws when the stack is used up, which is no verdict and leaves nothing behind", () => {
  const { keypairFromSeed, verifySr25519 } = bundled;
  const { publicKey, sign } = keypairFromSeed(new Uint8Array(32).fill(3));
  const message = new Uint8Array(120);
  const signature = sign(message);
  const seen = new Set<unknown>();
  let left = 0;
  /** Verifies at many depths, from the deepest on. */
  const dive = (): void => {
    try {
      dive();
      left -= 1;
      if (left > 0) seen.add(verifySr25519(signature, message, publicKey));
    } catch (error) {
      seen.add(error instanceof RangeError ? "no stack" : error);
    }
  };
  for (let i = 0; i < 30; i += 1) {
    left = 100;
    dive();
  }
  expect(seen).toEqual(new Set([true, "no stack"]));
  expect(verifySr25519(signature, message, publicKey)).toBe(true);
});
