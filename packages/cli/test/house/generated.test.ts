import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { differences } from "../../../../scripts/generated.mjs";

it("a generated folder has the files that are generated, and no others", async () => {
  const folder = await mkdtemp(join(tmpdir(), "opentao-generated-"));
  try {
    await writeFile(join(folder, "same.ts"), "1");
    await writeFile(join(folder, "other.ts"), "2");
    await writeFile(join(folder, "former.ts"), "3");
    const wanted = new Map([
      ["same.ts", "1"],
      ["other.ts", "1"],
      ["missing.ts", "1"],
    ]);
    expect(differences(folder, wanted)).toEqual({ stale: ["other.ts", "missing.ts"], foreign: ["former.ts"] });
  } finally {
    await rm(folder, { recursive: true });
  }
});
