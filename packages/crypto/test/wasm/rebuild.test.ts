import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { inputsOf, makeModule, obstacle } from "../../../../scripts/crypto.mjs";
import { binary, inputs } from "../../src/wasm/generated/binary.ts";

const missing = obstacle();
if (missing !== undefined) console.log(`The module of crypto is not built again here: ${missing}`);

it("is of these sources: after a change of packages/crypto/wasm comes `npm run crypto`", () => {
  expect(inputs).toBe(inputsOf());
});

it.skipIf(missing !== undefined)("has the bytes that the compiler makes of the sources", { timeout: 900_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), "opentao-crypto-"));
  try {
    expect(makeModule(folder).toString("base64") === binary).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
