import { concat, fromHex, toHex } from "@opentao/codec";
import { OpaqueExtrinsic } from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import type { Externalities } from "@opentao/runtime/boundary";
import { get, keys, verifyProof } from "@opentao/trie";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import { MessageWriter } from "../../src/network/protobuf.ts";
import { decodeBlockResponse } from "../../src/network/requests/blocks/message.ts";
import {
  answerBlockRequest,
  checkStateResponse,
  encodeBlockRequest,
  encodeStateRequest,
} from "../../src/network/requests/index.ts";
import { decodeLightResponse, encodeCallRequest, encodeReadRequest } from "../../src/network/requests/light/message.ts";
import type { Node } from "../../src/node.ts";
import { SignatureVerifier, StateExternalities, TrieState } from "../../src/state/index.ts";
import { ledgerRuntime } from "../support/ledgerRuntime.ts";
import { alice, bob, transfer } from "../support/world.ts";
import { addressOf, next, startNode } from "./nodes.ts";

const key = (name: string, rest: Uint8Array = new Uint8Array()) => Uint8Array.from([...Buffer.from(name), ...rest]);

let server: Node;
let client: Node;
beforeEach(async () => {
  server = await startNode({ authorKey: "//One" });
  client = await startNode({ network: { bootNodes: [addressOf(server)] } });
  await next(client, "peerConnected");
  server.pool.submit(transfer(0, 7n));
  await server.seal();
});
afterEach(async () => {
  await client.stop();
  await server.stop();
});

function ask(name: "light/2" | "state/2", message: Uint8Array): Promise<Uint8Array> {
  return client.network?.request(server.network?.peerId ?? "", name, message) ?? Promise.reject(new Error("alone"));
}

function best() {
  const { hash } = server.chain.best();
  const root = server.chain.header(hash)?.stateRoot ?? new Uint8Array();
  return { hash: fromHex(hash), root };
}

/** A state of which only a proof's nodes are there. */
function provenState(root: Uint8Array, proof: readonly Uint8Array[]): Externalities {
  const nodes = new Map(proof.map((bytes) => [toHex(blake2b256(bytes)), bytes]));
  return new StateExternalities(
    new TrieState({ get: (hash) => nodes.get(toHex(hash)) }, root),
    new SignatureVerifier(),
  );
}

describe("a light client", () => {
  it("gets values with proofs, and proofs that there is none", async () => {
    const { hash, root } = best();
    const wanted = [key("account", alice.publicKey), key("account", bob.publicKey), key("nobody")];
    const proof = decodeLightResponse("read", await ask("light/2", encodeReadRequest(hash, wanted)));
    const state = server.chain.state(server.chain.best().hash);
    expect(verifyProof(root, proof, wanted)).toEqual(wanted.map((one) => state.get(one)));
    expect(verifyProof(root, proof, wanted)[2]).toBeUndefined();
  });

  it("gets all that a call reads", async () => {
    const { hash, root } = best();
    const input = concat(Uint8Array.of(0), OpaqueExtrinsic.encode(transfer(1, 5n)), hash);
    const method = "TaggedTransactionQueue_validate_transaction";
    const proof = decodeLightResponse("call", await ask("light/2", encodeCallRequest(hash, method, input)));
    const proven = ledgerRuntime.call(method, input, provenState(root, proof));
    expect(proven).toEqual(server.chain.call(server.chain.best().hash, method, input));
    expect(new Set(proof.map((node) => toHex(node))).size).toBe(proof.length);
  });

  it("is refused child tries, unknown blocks and calls that fail", async () => {
    const { hash } = best();
    const child = new MessageWriter().bytes(4, new MessageWriter().bytes(2, hash).finish()).finish();
    const unknown = encodeReadRequest(new Uint8Array(32).fill(9), [key("a")]);
    for (const message of [child, unknown, encodeCallRequest(hash, "No_such_method", new Uint8Array())]) {
      await expect(ask("light/2", message)).rejects.toMatchObject({ code: "CLOSED" });
    }
  });
});

describe("a whole state", () => {
  it("comes in parts, each proven, with nothing left out", async () => {
    const { hash, root } = best();
    const found = new Map<string, Uint8Array>();
    let after: Uint8Array | undefined;
    for (let complete = false; !complete; ) {
      const part = checkStateResponse(root, after, await ask("state/2", encodeStateRequest({ block: hash, after })));
      for (const [entry, value] of part.entries) found.set(toHex(entry), value);
      after = part.entries.at(-1)?.[0] ?? after;
      complete = part.complete;
    }
    const state = server.chain.state(server.chain.best().hash);
    const all = state.keysPaged(new Uint8Array(), 10_000);
    expect([...found.keys()]).toEqual(all.map((entry) => toHex(entry)));
    for (const entry of all) expect(found.get(toHex(entry))).toEqual(state.get(entry));
  });

  it("is cut where its size says, and goes on from there", () => {
    const { hash, root } = { ...best(), hash: server.chain.best().hash };
    const whole = server.chain.proofs.proveRange(hash, undefined, Number.POSITIVE_INFINITY);
    const part = server.chain.proofs.proveRange(hash, undefined, 1);
    expect(part.length).toBeLessThan(whole.length);
    const store = { get: (wanted: Uint8Array) => part.find((node) => toHex(blake2b256(node)) === toHex(wanted)) };
    const [first] = keys(store, root);
    expect(first).toBeDefined();
    expect(get(store, root, first ?? new Uint8Array())).toBeDefined();
  });
});

describe("the proof of the newest finalized block", () => {
  const proof = [[Uint8Array.of(70, 82, 78, 75), Uint8Array.of(9)]] as const;
  const justificationsOf = (max: number, newest: boolean) => {
    const { chain } = server;
    const hash = chain.best().hash;
    const source = {
      header: (wanted: Hash) => chain.header(wanted),
      body: (wanted: Hash) => chain.body(wanted),
      hashAt: (number: number) => chain.hashAt(number),
      justifications: () => proof,
      newestJustified: () => (newest ? hash : undefined),
    };
    const asked = { header: true, body: false, justification: true, direction: "descending", max } as const;
    const answer = answerBlockRequest(source, encodeBlockRequest({ ...asked, from: { hash } }));
    return decodeBlockResponse(answer, 128)[0]?.justifications;
  };

  it("is given to who asks down to what it has; to others it would be for a block that they cannot know", () => {
    expect(justificationsOf(5, true)).toEqual(proof);
    expect(justificationsOf(64, true)).toBeUndefined();
    expect(justificationsOf(0, true)).toBeUndefined();
    expect(justificationsOf(64, false)).toEqual(proof);
  });
});
