import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { makeFolders, networkLayout } from "../../src/up/folder/layout.ts";
import { keepStanding } from "../../src/up/observation/standing.ts";
import { lossOf } from "../../src/up/reset.ts";
import { networkView, neuronView, subnetView } from "./views.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-reset-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

it("a reset loses nothing, or a chain of so many blocks, keys, and what wallets hold", () => {
  const layout = networkLayout(base);
  makeFolders(layout);
  expect(lossOf(layout)).toBe("");
  mkdirSync(join(layout.wallets, "text-small"));
  writeFileSync(layout.spec, "{}");
  expect(lossOf(layout)).toBe("a chain and the keys of 1 wallet");
  const poor = neuronView({ name: "text-lazy", earnedAlpha: 0n, walletTao: 0n });
  const rich = neuronView({ earnedAlpha: 1_234_500_000_000n, walletTao: 1_000_000_000n });
  keepStanding(layout, networkView([subnetView([rich, poor])]));
  expect(lossOf(layout)).toBe(
    "a chain of 120 blocks and the keys of 1 wallet, of which 1 hold 1,234.5000 α and 1.0000 TAO (text-small)",
  );
  writeFileSync(layout.standing, "damaged");
  expect(lossOf(layout)).toBe("a chain and the keys of 1 wallet");
});
