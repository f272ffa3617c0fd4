import { afterEach, describe, expect, it } from "vitest";
import { finalized } from "../../support/finalized.ts";
import { VERSIONS, type Version } from "./follower.ts";
import { forgeCommit, forgeJustifications, forgeProof, forgeSeal } from "./forgeries.ts";
import type { Forgery } from "./relay.ts";
import { behindRelay, NUMBER_KEY, startAuthor, valueAt } from "./scene.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

// Each version of the client that is tried.
for (const version of Object.keys(VERSIONS) as Version[]) {
  describe(`smoldot ${version}, unmodified`, () => {
    for (const [name, blocks] of [
      ["header by header", 5],
      ["by a warp", 150],
    ] as const) {
      it(`follows an honest chain ${name}, and reads a value with its proof`, async () => {
        const node = await startAuthor(blocks, ending);
        const { light, relay } = await behindRelay(node, version, {}, ending);
        await light.until(() => light.finalized.includes(node.chain.hashAt(blocks) ?? ""));
        const { hash } = await node.seal();
        await finalized(node, blocks + 1);
        await light.until(() => light.finalized.includes(hash));
        light.query(hash, NUMBER_KEY);
        await light.until(() => light.storage.length > 0);
        expect(relay.asked.has("sync/warp")).toBe(blocks > 32);
        expect(light.storage).toEqual([{ [NUMBER_KEY]: valueAt(node, hash, NUMBER_KEY) }]);
      });
    }

    const refusals = {
      "a block whose seal is forged": [{ announce: forgeSeal }, /header-verify-error/],
      "a commit whose votes are forged": [{ grandpa: forgeCommit }, /finality-proof-verify-error/],
    } as const satisfies Readonly<Record<string, readonly [Forgery, RegExp]>>;
    for (const [name, [forgery, complaint]] of Object.entries(refusals)) {
      it(`refuses ${name}`, async () => {
        const node = await startAuthor(5, ending);
        const { light, relay } = await behindRelay(node, version, forgery, ending);
        const five = node.chain.hashAt(5) ?? "";
        await light.until(() => light.finalized.includes(five));
        const { hash } = await node.seal();
        await finalized(node, 6);
        await light.until(() => light.log.some((line) => complaint.test(line)));
        expect(relay.forged).toBeGreaterThan(0);
        expect(light.finalized).not.toContain(hash);
        expect(light.finalized.at(-1)).toBe(five);
      });
    }

    it("refuses a justification whose votes are forged", async () => {
      const node = await startAuthor(5, ending);
      const forgery = { requests: { "sync/2": forgeJustifications }, grandpa: forgeCommit };
      const { light, relay } = await behindRelay(node, version, forgery, ending);
      await light.until(() => light.log.some((line) => line.includes("bad-justification")));
      expect(relay.forged).toBeGreaterThan(0);
      expect(light.finalized).not.toContain(node.chain.hashAt(5));
    });

    it("refuses a value whose proof is forged", async () => {
      const node = await startAuthor(5, ending);
      const { light, relay } = await behindRelay(node, version, { requests: { "light/2": forgeProof } }, ending);
      const five = node.chain.hashAt(5) ?? "";
      await light.until(() => light.finalized.includes(five));
      light.query(five, NUMBER_KEY);
      await light.until(() => light.storage.length > 0);
      expect(light.storage).toEqual(["operationInaccessible"]);
      expect(relay.forged).toBeGreaterThan(0);
    });
  });
}
