import { expect, it } from "vitest";
import { NoProof } from "../src/page/network/trust/lightClient.ts";
import { Proofs } from "../src/page/network/trust/proofs.ts";
import { hashAt, headerAt } from "./support/headers.ts";

/** Height of the best block, and blocks whose hashes a state keeps. */
const BEST = 10_000;
const KEPT = 2_400;

const hashes = Array.from({ length: BEST + 1 }, (_, number) => hashAt(number));
const heights = new Map(hashes.map((hash, number) => [hash, number]));
const hash = (number: number): string => hashes[number] ?? "";

/** A light client of a chain of empty blocks, which proves what their states keep of the hashes before. */
class LightChain {
  readonly asked: string[] = [];

  request(method: string, [first, second]: readonly unknown[]): Promise<unknown> {
    this.asked.push(method);
    if (method === "chain_getBlockHash") return Promise.resolve(hash(typeof first === "number" ? first : BEST));
    const at = heights.get(String(method === "chain_getHeader" ? first : second)) ?? -1;
    if (method === "chain_getHeader") return Promise.resolve(headerAt(at));
    const wanted = Buffer.from(String(first).slice(-8), "hex").readUInt32LE();
    return Promise.resolve(wanted < at && at - wanted <= KEPT ? hash(wanted) : null);
  }
}

it.each([0, 1, 4_999, BEST - KEPT - 1, BEST - KEPT, BEST - 1, BEST])(
  "the hash of block %i is proven by the states of later blocks, in few steps",
  async (number) => {
    const light = new LightChain();
    expect(await new Proofs(light).blockHash(number)).toBe(hash(number));
    expect(light.asked.length).toBeLessThan(8);
  },
);

it("above the best block there is none, and a state that keeps nothing proves nothing", async () => {
  expect(await new Proofs(new LightChain()).blockHash(BEST + 1)).toBeNull();
  const pruned = new LightChain();
  const request = pruned.request.bind(pruned);
  pruned.request = (method, params) =>
    method === "state_getStorage" ? Promise.resolve(null) : request(method, params);
  await expect(new Proofs(pruned).blockHash(1)).rejects.toThrow(NoProof);
});
