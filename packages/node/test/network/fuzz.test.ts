import { CodecError, concat, fromHex } from "@opentao/codec";
import { Header } from "@opentao/codec/primitives";
import {
  decodeGossip,
  decodeJustification,
  decodeWarpProof,
  GossipMessage,
  GrandpaError,
  Justification,
} from "@opentao/consensus";
import { TrieError } from "@opentao/trie";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hash } from "../../src/chain/index.ts";
import { acceptRole } from "../../src/network/channels/context.ts";
import { peerAddress } from "../../src/network/host/index.ts";
import { decodeLeb128, encodeLeb128 } from "../../src/network/host/leb128.ts";
import { NetworkError } from "../../src/network/index.ts";
import { decodeAnnounce, decodeStatus, encodeAnnounce, encodeStatus } from "../../src/network/notifications/index.ts";
import { Slots } from "../../src/network/peers/index.ts";
import { readFields } from "../../src/network/protobuf.ts";
import { checkBlockResponse } from "../../src/network/requests/blocks/check.ts";
import {
  decodeBlockRequest,
  decodeBlockResponse,
  encodeBlockRequest,
  encodeBlockResponse,
} from "../../src/network/requests/blocks/message.ts";
import { answerWarpRequest } from "../../src/network/requests/index.ts";
import {
  decodeLightRequest,
  decodeLightResponse,
  encodeCallRequest,
  encodeLightResponse,
  encodeReadRequest,
} from "../../src/network/requests/light/message.ts";
import { checkStateResponse } from "../../src/network/requests/state/client.ts";
import {
  decodeStateRequest,
  encodeStateRequest,
  encodeStateResponse,
} from "../../src/network/requests/state/message.ts";
import { decodeTransactions, encodeTransactions } from "../../src/network/transactions/message.ts";
import { checkWarpResponse } from "../../src/network/warp/fragments.ts";
import { verify, WarpWorld } from "./warp/world.ts";

/** Number of messages that each decoder gets; `OPENTAO_FUZZ` sets more. */
const RUNS = Number(process.env.OPENTAO_FUZZ ?? 2000);

const GENESIS: Hash = `0x${"ab".repeat(32)}`;
const HASH = new Uint8Array(32).fill(7);
const header: Header = {
  parentHash: HASH,
  number: 77,
  stateRoot: HASH,
  extrinsicsRoot: HASH,
  digest: { logs: [{ type: "Other", value: Uint8Array.of(1, 2, 3) }] },
};
const blockRequest = {
  header: true,
  body: true,
  justification: true,
  from: { number: 77 },
  direction: "ascending",
  max: 4,
} as const;
const block = {
  hash: GENESIS,
  header: Header.encode(header),
  body: [Uint8Array.of(8, 1, 2)],
  justifications: [[Uint8Array.of(70, 82, 78, 75), Uint8Array.of(1, 2)]],
} as const;

const warpWorld = new WarpWorld(6, 2, 3);
const NO_WARP = { warpProof: () => undefined };
const slots = new Slots(
  { full: 1, light: 1, kept: 0 },
  () => false,
  () => false,
);
slots.take({ id: "peer", role: "full", best: { number: 0, hash: GENESIS } });

/** Each decoder with messages that are right, from which false ones are made. */
const decoders: Readonly<Record<string, readonly [decode: (message: Uint8Array) => unknown, right: Uint8Array]>> = {
  leb128: [(message) => decodeLeb128(message), encodeLeb128(70_000)],
  protobuf: [(message) => [...readFields(message)], encodeBlockRequest(blockRequest)],
  "announce handshake": [
    (message) => decodeStatus(message, GENESIS),
    encodeStatus({ role: "full", best: { number: 5, hash: GENESIS } }, GENESIS),
  ],
  announce: [decodeAnnounce, encodeAnnounce({ header, isBest: true })],
  transactions: [decodeTransactions, encodeTransactions([Uint8Array.of(1, 2), Uint8Array.of(3)])],
  "block request": [decodeBlockRequest, encodeBlockRequest(blockRequest)],
  "block response": [(message) => decodeBlockResponse(message, 4), encodeBlockResponse([block, block])],
  "checked block response": [(message) => checkBlockResponse(blockRequest, message), encodeBlockResponse([block])],
  "light read request": [decodeLightRequest, encodeReadRequest(HASH, [HASH, Uint8Array.of(1)])],
  "light call request": [decodeLightRequest, encodeCallRequest(HASH, "Core_version", Uint8Array.of(1))],
  "light response": [(message) => decodeLightResponse("read", message), encodeLightResponse("read", [HASH])],
  "state request": [decodeStateRequest, encodeStateRequest({ block: HASH, after: Uint8Array.of(4) })],
  "state response": [(message) => checkStateResponse(HASH, undefined, message), encodeStateResponse([HASH])],
  "role handshake": [(message) => acceptRole(slots, "peer", message), Uint8Array.of(1)],
  "warp request": [(message) => answerWarpRequest(NO_WARP, message), HASH],
  "warp answer": [decodeWarpProof, warpWorld.warpAnswer(fromHex(warpWorld.ref(0).hash), 6)],
  "grandpa message": [
    decodeGossip,
    GossipMessage.encode({ type: "Neighbor", value: { type: "V1", value: { round: 5n, setId: 1n, finalized: 7 } } }),
  ],
  justification: [decodeJustification, Justification.encode(warpWorld.justification(5))],
};

/** Random bytes, and right messages with bytes changed, cut off, doubled or put in. */
function hostile(right: Uint8Array): fc.Arbitrary<Uint8Array> {
  const at = fc.nat(Math.max(0, right.length - 1));
  const piece = fc.uint8Array({ maxLength: 12 });
  return fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.tuple(at, fc.nat(255)).map(([index, value]) => right.map((byte, i) => (i === index ? value : byte))),
    at.map((index) => right.subarray(0, index)),
    fc.tuple(at, piece).map(([index, more]) => concat(right.subarray(0, index), more, right.subarray(index))),
    fc.tuple(at, at).map(([from, to]) => concat(right.subarray(0, from), right.subarray(to))),
    piece.map((more) => concat(right, more)),
  );
}

function isExpected(error: unknown): boolean {
  return [NetworkError, CodecError, TrieError, GrandpaError].some((kind) => error instanceof kind);
}

describe("hostile bytes give errors, and nothing but errors, in the decoder of", () => {
  for (const [name, [decode, right]] of Object.entries(decoders)) {
    it(name, { timeout: 600_000 }, () => {
      const property = fc.property(hostile(right), (message) => {
        try {
          decode(message);
        } catch (error) {
          expect(error).toSatisfy(isExpected);
        }
      });
      fc.assert(property, { numRuns: RUNS });
    });
  }
});

it("hostile warp responses lead nowhere that is not proven", { timeout: 600_000 }, async () => {
  const start = { ...warpWorld.ref(0), set: warpWorld.genesisSet };
  const right = warpWorld.warpAnswer(fromHex(start.hash), 6);
  const property = fc.asyncProperty(hostile(right), async (message) => {
    try {
      const { target } = await checkWarpResponse(start, message, verify);
      // What changes nothing that is verified may pass; then it leads to a block of the chain.
      if (target !== undefined) expect(target.hash).toBe(warpWorld.ref(target.header.number).hash);
    } catch (error) {
      expect(error).toSatisfy(isExpected);
    }
  });
  await fc.assert(property, { numRuns: Math.ceil(RUNS / 20) });
});

describe("what is encoded is read again", () => {
  it("as the same lengths", () => {
    fc.assert(
      fc.property(fc.nat(0xffff_ffff), fc.uint8Array({ maxLength: 3 }), (value, more) => {
        const encoded = encodeLeb128(value);
        expect(decodeLeb128(concat(encoded, more))).toEqual({ value, length: encoded.length });
      }),
    );
  });

  it("as the same block requests and blocks", () => {
    expect(decodeBlockRequest(encodeBlockRequest(blockRequest))).toEqual(blockRequest);
    const byHash = { ...blockRequest, from: { hash: GENESIS }, direction: "descending", body: false } as const;
    expect(decodeBlockRequest(encodeBlockRequest(byHash))).toEqual(byHash);
    expect(decodeBlockResponse(encodeBlockResponse([block]), 1)).toEqual([block]);
  });

  it("as the bytes that other implementations send", () => {
    // Header, body and justification from height 1 upwards, at most 64: flags as a big-endian set of bits.
    const request = { ...blockRequest, from: { number: 1 }, max: 64 };
    expect(encodeBlockRequest(request)).toEqual(fromHex("0x088080809801" + "1a0401000000" + "3040" + "3801"));
    const status = encodeStatus({ role: "authority", best: { number: 258, hash: GENESIS } }, GENESIS);
    expect(status).toEqual(fromHex(`0x0402010000${"ab".repeat(64)}`));
  });
});

describe("an address", () => {
  it("must be one, with the peer's identity", () => {
    const peer = "12D3KooWE77V9e2QhFNL5jFgn697U6jcDyd75giXCuvv5W6gcrjV";
    expect(peerAddress(`/ip4/127.0.0.1/tcp/30333/p2p/${peer}`).peer).toBe(peer);
    for (const wrong of ["", "x", "/ip4/1.2.3.4/tcp/1", "/ip4/1.2.3.4/tcp/1/p2p/x", `/ip4/${"1".repeat(5000)}`]) {
      expect(() => peerAddress(wrong)).toThrow(expect.objectContaining({ code: "INVALID_ADDRESS" }));
    }
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        try {
          peerAddress(text);
        } catch (error) {
          expect(error).toSatisfy(isExpected);
        }
      }),
    );
  });
});
