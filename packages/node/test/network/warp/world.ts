import { fromHex, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import {
  type Authority,
  consensusDigest,
  headerHash,
  type Justification,
  makeWarpProof,
  type NumberedSet,
  signedPayload,
  type VerifySignature,
  WarpProof,
} from "@opentao/consensus";
import { blake2b256, type Keypair, keypairFromSuri, verifyEd25519 } from "@opentao/crypto";
import { createProof, EMPTY_ROOT, get, keys, update } from "@opentao/trie";
import type { BlockRef, Hash } from "../../../src/chain/index.ts";
import { encodeStateResponse } from "../../../src/network/requests/state/message.ts";

export const verify: VerifySignature = (signature, message, voter) => verifyEd25519(signature, message, fromHex(voter));

const voterKeys = ["//A", "//B", "//C", "//D", "//E", "//F"].map((suri) => keypairFromSuri(suri, "ed25519"));

/** The three voters of a set. */
function votersOf(set: number): Keypair[] {
  return [0, 1, 2].flatMap((i) => voterKeys[(set + i) % voterKeys.length] ?? []);
}

function authoritiesOf(set: number): Authority[] {
  return votersOf(set).map(({ publicKey }) => ({ id: toHex(publicKey), weight: 1n }));
}

/** A state of many keys. */
function makeState(keyCount: number) {
  const nodes = new Map<Hash, Uint8Array>();
  const entries = Array.from({ length: keyCount }, (_, i): [Uint8Array, Uint8Array] => [
    blake2b256(Uint8Array.of(i % 256, i >> 8)),
    new Uint8Array(40 + (i % 100)).fill(i % 251),
  ]);
  const { root, nodes: made } = update({ get: () => undefined }, EMPTY_ROOT, entries, 1);
  for (const { hash, bytes } of made) nodes.set(toHex(hash), bytes);
  return { root, store: { get: (hash: Uint8Array) => nodes.get(toHex(hash)) } };
}

/** A long chain of headers whose voters change now and then, with one state that all blocks share. */
export class WarpWorld {
  readonly headers: Header[] = [];
  readonly stateKeys: Uint8Array[];
  readonly #state: ReturnType<typeof makeState>;
  readonly #setEvery: number;

  constructor(length: number, setEvery: number, keyCount: number) {
    this.#setEvery = setEvery;
    this.#state = makeState(keyCount);
    this.stateKeys = [...keys(this.#state.store, this.#state.root)];
    let parentHash: Uint8Array = new Uint8Array(32);
    for (let number = 0; number <= length; number += 1) {
      const changes = number > 0 && number % setEvery === 0;
      const change = { authorities: authoritiesOf(number / setEvery), delay: 0 };
      const logs = changes ? [consensusDigest({ type: "ScheduledChange", value: change })] : [];
      const header = {
        ...{ parentHash, number, stateRoot: this.#state.root, extrinsicsRoot: EMPTY_ROOT },
        digest: { logs },
      };
      this.headers.push(header);
      parentHash = fromHex(headerHash(header));
    }
  }

  get root(): Uint8Array {
    return this.#state.root;
  }

  header(number: number): Header {
    const header = this.headers[number];
    if (header === undefined) throw new Error(`there is no block ${number}`);
    return header;
  }

  ref(number: number): BlockRef {
    return { number, hash: headerHash(this.header(number)) };
  }

  /** The first voters. */
  get genesisSet(): NumberedSet {
    return { setId: 0n, authorities: authoritiesOf(0) };
  }

  /** The voters after a block. */
  setAfter(number: number): NumberedSet {
    const set = Math.floor(number / this.#setEvery);
    return { setId: BigInt(set), authorities: authoritiesOf(set) };
  }

  /** The proof that a block is finalized; `forged` has signatures of other voters. */
  justification(number: number, forged = false): Justification {
    const set = number === 0 ? 0 : Math.floor((number - 1) / this.#setEvery);
    const target = this.ref(number);
    const payload = signedPayload({ type: "Precommit", value: target }, 1n, BigInt(set));
    const precommits = votersOf(set).map((key) => ({
      target,
      signature: (forged ? votersOf(set + 3)[0] : key)?.sign(payload) ?? new Uint8Array(64),
      id: toHex(key.publicKey),
    }));
    return { round: 1n, commit: { target, precommits }, ancestry: [] };
  }

  /** The answer of a peer that has finalized up to `end`; at most `max` steps at a time. */
  warpAnswer(from: Uint8Array, end: number, max = Number.POSITIVE_INFINITY, forged = false): Uint8Array {
    const start = this.headers.findIndex((header) => headerHash(header) === toHex(from));
    const lastBlocks: number[] = [];
    for (let n = Math.floor(start / this.#setEvery + 1) * this.#setEvery; n <= end; n += this.#setEvery) {
      lastBlocks.push(n);
    }
    const proof = makeWarpProof(this.ref(start), lastBlocks.slice(0, max), {
      header: (number) => this.headers[number],
      justification: (number) => this.justification(number, forged),
      latest: () => (lastBlocks.length > max ? undefined : this.justification(end, forged)),
    });
    return WarpProof.encode({ ...proof, finished: lastBlocks.length <= max });
  }

  /** The answer to a request for a part of the state, of at most `count` keys. */
  stateAnswer(after: Uint8Array | undefined, count: number): Uint8Array {
    const { store, root } = this.#state;
    const wanted: Uint8Array[] = [];
    for (const key of keys(store, root, after)) {
      if (wanted.length === count) break;
      wanted.push(key);
    }
    const last = wanted.length < count;
    // The way to the key before shows that nothing is left out, that behind the last that nothing follows.
    const ways = [...(after === undefined ? [] : [after]), ...wanted, ...(last ? [new Uint8Array(40).fill(255)] : [])];
    return encodeStateResponse(createProof(store, root, ways));
  }

  value(key: Uint8Array): Uint8Array | undefined {
    return get(this.#state.store, this.#state.root, key);
  }
}
