import { encodeAddress, keypairFromSuri } from "@opentao/crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addStake, Chain, quoteAlpha, quoteTao, removeStake, transfer, transferAll } from "../../src/index.ts";
import { startNetwork, type TestNetwork } from "../e2e/network.ts";

const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
let network: TestNetwork;
beforeAll(async () => {
  network = await startNetwork({ preset: "local" });
});
afterAll(() => network.stop());

describe("arguments are looked at before anything is signed", () => {
  // Plain JavaScript gives what types would not.
  const amounts = [-1n, 1n << 64n, 10n ** 40n, 1.5, Number.NaN, "1", undefined, null] as bigint[];

  it.each(amounts.map((amount) => [amount] as const))("amounts of rao: %s", async (amount) => {
    const { chain } = network;
    const hotkey = bob.address;
    const calls = [
      () => transfer(chain, alice, { to: bob.address, amount }),
      () => addStake(chain, alice, { hotkey, netuid: 1, amount }),
      () => removeStake(chain, alice, { hotkey, netuid: 1, amount }),
      () => quoteAlpha(chain, 1, amount),
      () => quoteTao(chain, 1, amount),
    ];
    for (const call of calls)
      await expect(call()).rejects.toMatchObject({ code: "INVALID_AMOUNT", hint: expect.stringMatching(/rao/) });
    if (amount === undefined) return;
    const tipped = transfer(chain, alice, { to: bob.address, amount: 1n }, { tip: amount });
    await expect(tipped).rejects.toMatchObject({ code: "INVALID_AMOUNT" });
  });

  it("addresses: those that are none, and those of other networks unless they are allowed", async () => {
    const { chain } = network;
    const mistyped = `${bob.address.slice(0, 20)}${bob.address[20] === "x" ? "y" : "x"}${bob.address.slice(21)}`;
    for (const to of ["", "nobody", mistyped])
      await expect(transfer(chain, alice, { to, amount: 1n })).rejects.toMatchObject({ code: "INVALID_ADDRESS" });
    for (const prefix of [0, 2, 5, 1284]) {
      const to = encodeAddress(bob.publicKey, prefix);
      const refusal = { code: "OTHER_NETWORK", message: expect.stringContaining(bob.address) };
      await expect(transfer(chain, alice, { to, amount: 1n })).rejects.toMatchObject(refusal);
      await expect(transferAll(chain, alice, { to })).rejects.toMatchObject(refusal);
    }
    const allowed = { to: encodeAddress(bob.publicKey, 0), amount: 1_000_000_000n, anyNetwork: true };
    expect((await transfer(chain, alice, allowed)).amount).toBe(1_000_000_000n);
  });

  it.each(["", "localhost", "127.0.0.1:9944", "http://127.0.0.1:9944", "ws://", "ftp://x", "ws://a b"])(
    "the chain's address: %j",
    async (url) => {
      await expect(Chain.connect(url)).rejects.toMatchObject({
        code: "INVALID_URL",
        hint: expect.stringContaining("ws://"),
      });
    },
  );
});
