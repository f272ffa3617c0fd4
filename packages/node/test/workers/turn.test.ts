import { keypairFromSuri } from "@opentao/crypto";
import { createRuntime } from "@opentao/runtime";
import { afterEach, expect, it } from "vitest";
import { prefixExtrinsic } from "../../src/chain/blocks/extrinsic.ts";
import { loadSpec, Node } from "../../src/index.ts";
import type { ValidationInput } from "../../src/jobs/interface.ts";
import { doJob, type JobContext } from "../../src/workers/jobs.ts";
import type { ThreadResponse } from "../../src/workers/messages.ts";
import { doTurn } from "../../src/workers/turn.ts";
import { decodeValidated, encodeTransactions, type Validated } from "../../src/workers/validations.ts";
import { fromWire } from "../../src/workers/wire.ts";
import { signedTransfer } from "../support/signed.ts";

const runtime = createRuntime();
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const stranger = keypairFromSuri("//Stranger");

const running: Node[] = [];
afterEach(async () => {
  for (const node of running.splice(0)) await node.stop();
});

async function start(): Promise<{ node: Node; context: JobContext }> {
  const spec = loadSpec("local", runtime);
  const node = await Node.start({ spec, runtime, sealing: { kind: "manual" }, authorKey: "//One" });
  running.push(node);
  const { chain } = node;
  const { signatures } = chain;
  return { node, context: { chain, signatures, nodeOnly: new Set(), prove: () => [] } };
}

/** Transactions of all kinds, more than are validated together. */
function mixture({ chain }: Node): readonly ValidationInput[] {
  const transfer = (nonce: number, from = alice) => signedTransfer(chain, from, nonce, bob.publicKey, 1000n);
  const forged = transfer(1, bob);
  forged[40] = (forged[40] ?? 0) ^ 1;
  const kinds = [
    (i: number) => transfer(i),
    () => forged,
    () => transfer(0, stranger),
    () => Uint8Array.of(4, 1, 2),
    () => forged.subarray(0, 60),
    () => new Uint8Array(2000),
  ];
  const bytes = Array.from(
    { length: 90 },
    (_, i) => kinds[i % 2 === 0 ? 0 : i % kinds.length]?.(i) ?? new Uint8Array(),
  );
  return bytes.map((one) => ({ source: "External", opaque: prefixExtrinsic(one).opaque }));
}

/** Outcome for a transaction, however it is said. */
function outcomeOf(outcome: Validated | Exclude<ThreadResponse, { readonly validated: unknown }>): unknown {
  if ("answer" in outcome) return { answer: outcome.answer, verified: outcome.verified };
  return "error" in outcome ? String(fromWire(outcome.error)) : outcome;
}

it("a thread finds of each of many transactions, and names as verified, what one alone would be told", async () => {
  const [apart, together] = [await start(), await start()];
  const inputs = mixture(apart.node);
  const alone = inputs.map((input) => {
    try {
      const { answer, verified } = doJob("validate", input, apart.context);
      return { answer, verified };
    } catch (error) {
      return String(error);
    }
  });
  const found: unknown[] = [];
  const { chain } = together.node;
  const heads = { best: chain.best(), finalized: chain.finalized() };
  const left = () => [...inputs.keys()].filter((i) => found[i] === undefined);
  // A slow machine needs more turns.
  for (let open = left(); open.length > 0; open = left()) {
    const begun = new Set<number>();
    const reply = (response: ThreadResponse): void => {
      const outcomes = "validated" in response ? decodeValidated(response.validated) : [response];
      for (const outcome of outcomes) {
        // Whoever ends the thread finds at any time which one it works on.
        expect(begun).toContain(outcome.place);
        found[open[outcome.place] ?? -1] = outcomeOf(outcome);
      }
    };
    const transactions = encodeTransactions(open.flatMap((i) => inputs[i] ?? []));
    const nothing = () => undefined;
    doTurn(
      { heads, transactions, others: [] },
      {
        ...together.context,
        ...{ chain, signatures: chain.signatures, reply, refresh: nothing, tidy: nothing },
        begin: (place) => void begun.add(place),
      },
    );
  }
  expect(found).toEqual(alone);
  expect(new Set(alone.map((one) => (typeof one === "string" ? "refused" : one.verified.length)))).toEqual(
    new Set([1, 0, "refused"]),
  );
});
