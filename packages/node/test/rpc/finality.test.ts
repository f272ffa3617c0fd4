import { fromHex } from "@opentao/codec";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import type { FinalityService, RoundState } from "../../src/finality/service.ts";
import type { FinalityProofInput } from "../../src/jobs/interface.ts";
import { InlineWorkers } from "../../src/workers/index.ts";
import { Client } from "./client.ts";
import { startLedger } from "./ledgerServer.ts";

const ROUND = {
  round: 7,
  totalWeight: 4,
  thresholdWeight: 3,
  prevotes: { currentWeight: 3, missing: ["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"] },
  precommits: { currentWeight: 0, missing: [] },
};

/** Finality of which the test says what it knows. */
class ScriptedFinality implements FinalityService {
  readonly #listeners = new Set<(justification: Uint8Array, block: Hash) => void>();
  state: RoundState | undefined;

  roundState(): RoundState | undefined {
    return this.state;
  }

  proofInput(number: number): FinalityProofInput {
    return { number, lastBlock: undefined };
  }

  onJustification(listener: (justification: Uint8Array, block: Hash) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  justify(justification: Uint8Array, block: Hash): void {
    for (const listener of this.#listeners) listener(justification, block);
  }
}

let finality: ScriptedFinality;
let ledger: Awaited<ReturnType<typeof startLedger>>;
let client: Client;

beforeEach(async () => {
  finality = new ScriptedFinality();
  ledger = await startLedger({ services: { finality } });
  client = await Client.connect(ledger.url);
});

afterEach(async () => {
  await client.close();
  await ledger.stop();
  expect(ledger.complaints).toEqual([]);
});

describe("grandpa", () => {
  it("says how far the votes are, once they are taken", async () => {
    expect((await client.call("grandpa_roundState")).error).toMatchObject({
      code: 1,
      message: "GRANDPA RPC endpoint not ready",
    });
    finality.state = { setId: 2, best: ROUND, background: [{ ...ROUND, round: 6 }] };
    expect(await client.result("grandpa_roundState")).toEqual(finality.state);
  });

  it("gives proofs of finalized blocks by height", async () => {
    // The workers make them: the thread that makes blocks walks over no headers.
    const run = vi.spyOn(InlineWorkers.prototype, "run").mockImplementation(async (job, input) => {
      expect(job).toBe("finalityProof");
      return "number" in input && input.number === 3 ? Uint8Array.of(1, 2, 3) : undefined;
    });
    expect(await client.result("grandpa_proveFinality", 3)).toBe("0x010203");
    expect(await client.result("grandpa_proveFinality", "0x3")).toBe("0x010203");
    expect(await client.result("grandpa_proveFinality", 4)).toBeNull();
    expect((await client.call("grandpa_proveFinality", "four")).error?.code).toBe(-32_602);
    expect(run).toHaveBeenCalledTimes(3);
    run.mockRestore();
  });

  it("notifies of justifications until unsubscribed, or until the client goes", async () => {
    const id = await client.result("grandpa_subscribeJustifications");
    const other = await client.result("grandpa_subscribeJustifications");
    const { hash } = ledger.chain.best();
    finality.justify(Uint8Array.of(1), hash);
    expect(await client.notifications(id, 1)).toEqual(["0x01"]);
    expect(client.messages.find(({ params }) => params?.subscription === id)?.method).toBe("grandpa_justifications");
    expect(await client.result("grandpa_unsubscribeJustifications", id)).toBe(true);
    expect(await client.result("grandpa_unsubscribeJustifications", id)).toBe(false);
    finality.justify(Uint8Array.of(2), hash);
    expect(await client.notifications(other, 2)).toEqual(["0x01", "0x02"]);
    expect(await client.notifications(id, 0)).toEqual(["0x01"]);
    await client.close();
    await ledger.server.stop();
    expect(finality.listeners).toBe(0);
  });

  it("is not ready where blocks are finalized otherwise", async () => {
    const alone = await startLedger();
    const stranger = await Client.connect(alone.url);
    for (const method of ["roundState", "proveFinality", "subscribeJustifications"]) {
      expect((await stranger.call(`grandpa_${method}`, 1)).error).toMatchObject({ code: 1, data: expect.any(String) });
    }
    await stranger.close();
    await alone.stop();
  });
});

describe("finalized heads", () => {
  it("come one by one, in order, none left out, whatever is finalized at once and whatever is best", async () => {
    const [finalized, all] = [
      await client.result("chain_subscribeFinalizedHeads"),
      await client.result("chain_subscribeAllHeads"),
    ];
    const root = await ledger.seal();
    const [a1] = [await ledger.seal(), await ledger.seal()];
    const b1 = await ledger.seal(root.hash);
    const b2 = await ledger.seal(b1.hash);
    await client.notifications(all, 6);
    expect(await client.notifications(finalized, 0)).toMatchObject([{ number: "0x0" }]);
    ledger.chain.finalize(b2.hash);
    expect(await client.notifications(finalized, 4)).toMatchObject([0, 1, 2, 3].map((n) => ({ number: `0x${n}` })));
    const heads = (await client.notifications(finalized, 4)) as { parentHash: string }[];
    expect(heads.slice(2).map(({ parentHash }) => parentHash)).toEqual([root.hash, b1.hash]);
    expect(await client.result("chain_getFinalizedHead")).toBe(b2.hash);
    const seen = (await client.notifications(all, 6)) as { parentHash: string; number: string }[];
    expect(seen.map(({ number }) => Number(number))).toEqual([0, 1, 2, 3, 2, 3]);
    expect(seen[4]?.parentHash).toBe(root.hash);
    expect(await client.result("chain_getHeader", a1.hash)).toMatchObject({ number: "0x2" });
  });

  it("are shown by the justifications of their blocks", async () => {
    const [kept, plain] = [await ledger.seal(), await ledger.seal()];
    ledger.chain.finalize(kept.hash, { justification: fromHex("0x0102"), keep: true });
    const justificationsOf = async ({ hash }: { hash: string }) =>
      ((await client.result("chain_getBlock", hash)) as { justifications: unknown }).justifications;
    expect(await justificationsOf(kept)).toEqual([
      [
        [70, 82, 78, 75],
        [1, 2],
      ],
    ]);
    expect(await justificationsOf(plain)).toBeNull();
  });
});
