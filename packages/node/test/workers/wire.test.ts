import { CodedError, defineErrors, type ErrorCatalog } from "@opentao/base";
import { CODEC_ERRORS, CodecError } from "@opentao/codec";
import { CONSENSUS_ERRORS, ConsensusError, GRANDPA_ERRORS, GrandpaError } from "@opentao/consensus";
import { CRYPTO_ERRORS, CryptoError } from "@opentao/crypto";
import { HostFault, RUNTIME_CALL_ERRORS, RuntimePanic } from "@opentao/runtime/boundary";
import { TRIE_ERRORS, TrieError } from "@opentao/trie";
import { describe, expect, it } from "vitest";
import { catalogs } from "../../../cli/src/explain/explanations.ts";
import { BLOCK_ERRORS, BlockError } from "../../src/chain/errors.ts";
import { DATABASE_ERRORS, DatabaseError } from "../../src/database/errors.ts";
import { NODE_ERRORS, NodeError } from "../../src/primitives/errors.ts";
import { RpcError } from "../../src/rpc/protocol/errors.ts";
import { translate } from "../../src/rpc/protocol/translate.ts";
import { fromWire, toWire } from "../../src/workers/wire.ts";

/** An error as another thread gets it. */
const sent = (error: unknown): Error => fromWire(structuredClone(toWire(error)));

/** One error of each code of a class. */
function each<Code extends string>(
  { codes }: ErrorCatalog<Code>,
  type: new (code: Code, message: string, hint?: string, options?: ErrorOptions) => CodedError<Code>,
): CodedError[] {
  // The keys of a catalog are its codes.
  return (Object.keys(codes) as Code[]).map((code) => new type(code, `what ${code} says`, `do this about ${code}`));
}

/** Errors that a job can throw, by their catalogs. */
const ofJobs = new Map<ErrorCatalog, readonly CodedError[]>([
  [BLOCK_ERRORS, each(BLOCK_ERRORS, BlockError)],
  [CODEC_ERRORS, each(CODEC_ERRORS, CodecError)],
  [CONSENSUS_ERRORS, each(CONSENSUS_ERRORS, ConsensusError)],
  [CRYPTO_ERRORS, each(CRYPTO_ERRORS, CryptoError)],
  [DATABASE_ERRORS, each(DATABASE_ERRORS, DatabaseError)],
  [GRANDPA_ERRORS, each(GRANDPA_ERRORS, GrandpaError)],
  [NODE_ERRORS, each(NODE_ERRORS, NodeError)],
  [TRIE_ERRORS, each(TRIE_ERRORS, TrieError)],
  [RUNTIME_CALL_ERRORS, [new RuntimePanic("the input is wrong"), new HostFault("no stack is left")]],
]);

/** Catalogs of errors that no job can throw, by name, each with the reason. */
const OF_NO_JOB: Readonly<Record<string, string>> = {
  "Fixed-point numbers": "thrown in the runtime, which makes a panic of it",
  "Runtime code": "thrown where a runtime is built or a node is started",
  Replays: "of programs that speak to a node",
  Genesis: "thrown in the runtime, which makes an answer or a panic of it",
  "Transaction pool": "the pool is on the node's thread: its jobs answer with a validity",
  "Worker threads": "thrown by who hands out jobs, of threads that end or are too busy",
  Peers: "the network is on the node's thread",
  Snapshots: "written and read before the node starts",
  "Chain access": "of programs that speak to a node",
  "Wallets and key files": "of programs that speak to a node",
  Synapses: "of neurons",
  Axons: "of neurons",
  "Miners and validators": "of neurons",
  "Subnets and models": "of neurons",
  "Command line": "of the command line",
  "Findings of tao doctor": "of the command line",
  Index: "of programs that speak to a node",
};

const errors = [...ofJobs.values()].flat();

it("every catalog of errors is one of jobs or named as one of no job", () => {
  const named = [...[...ofJobs.keys()].map(({ category }) => category), ...Object.keys(OF_NO_JOB)];
  expect(named.sort()).toEqual(catalogs.map(({ category }) => category).sort());
  for (const [{ codes }, made] of ofJobs) expect(made.map(({ code }) => code)).toEqual(Object.keys(codes));
});

describe("an error that comes from another thread", () => {
  it("is of its class, with all that it said", () => {
    for (const error of errors) {
      const got = sent(error);
      expect(got).toBeInstanceOf(error.constructor);
      const { name, code, number, message, hint, stack } = error;
      expect(got).toMatchObject({ name, code, number, message, hint, stack });
    }
  });

  it("means to a client of JSON-RPC what it would have meant here", () => {
    for (const error of [...errors, new RpcError(-32_602, "Invalid params", "why"), new Error("a bug")]) {
      expect(translate(sent(error), "state_call")).toEqual(translate(error, "state_call"));
    }
    // Where the node's folder is and what became of it is for its log.
    expect(translate(sent(new DatabaseError("UNREADABLE", "/home/me/tao is damaged")), "state_call")).toBeUndefined();
  });

  it("brings its cause", () => {
    const fault = new HostFault("no result", { cause: new DatabaseError("DISK_FULL", "no room") });
    const { cause } = sent(new BlockError("EXECUTION_FAILED", "refused", "ask another", { cause: fault }));
    expect(cause).toBeInstanceOf(HostFault);
    expect(cause).toMatchObject({ cause: expect.any(DatabaseError) });
  });

  it("is sent whatever it is: with causes that lead back to it, or without a text", () => {
    const circular = new Error("first");
    circular.cause = new Error("second", { cause: circular });
    expect(sent(circular)).toMatchObject({ message: "first", cause: { message: "second" } });
    expect(sent(Object.create(null)).message).not.toBe("");
    expect(sent(Object.assign(new Error("odd"), { message: Symbol("odd"), stack: 7 })).message).toBe("Symbol(odd)");
  });

  it("that no class here is known of is nobody's fault: a plain error", () => {
    class OtherError extends CodedError<"ODD"> {
      override readonly name = "OtherError";
      protected override catalog() {
        return defineErrors("Others", 9900, { ODD: [0, "It is odd.", "Look at it."] });
      }
    }
    for (const error of [new OtherError("ODD", "odd"), new TypeError("odd"), "odd"]) {
      const got = sent(error);
      expect(got).not.toBeInstanceOf(CodedError);
      expect(got.message).toBe("odd");
      expect(translate(got, "state_call")).toBeUndefined();
    }
  });
});
