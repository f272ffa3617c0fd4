import { concat, fromHex, toHex, u32, u64 } from "@opentao/codec";
import {
  Header,
  readEnvelope,
  TransactionValidity,
  type TransactionValidityError,
  writeEnvelope,
} from "@opentao/codec/primitives";
import { blake2b256 } from "@opentao/crypto";
import { RuntimePanic } from "@opentao/runtime/boundary";
import type { Difference } from "@opentao/trie";
import type { BlockRef, Chain, ChainNotification, Hash } from "../../src/chain/interface.ts";
import type { Signed, StateReader } from "../../src/state/index.ts";

const ZERO = new Uint8Array(32);

/** A transaction of the scripted chain: valid when its nonce is its account's, waiting when above, stale when below. */
export interface Script {
  readonly account: number;
  readonly nonce: number;
  readonly priority?: number;
  /** Blocks that it lives from the block it is validated for. */
  readonly lastBlock?: number;
  /** Bytes of no meaning at its end. */
  readonly padding?: number;
}

export function account(id: number): Uint8Array {
  return new Uint8Array(32).fill(id);
}

/** The tag that a transaction of this account and nonce gives. */
export function tag(id: number, nonce: number): Uint8Array {
  return concat(account(id), u32.encode(nonce));
}

/** The bytes of a transaction, without length prefix. */
export function transaction({ account: id, nonce, priority = 1, lastBlock = 0, padding = 0 }: Script): Uint8Array {
  return writeEnvelope({
    type: "Signed",
    address: { type: "Id", value: account(id) },
    signature: { type: "Sr25519", value: new Uint8Array(64) },
    payload: concat(u32.encode(nonce), u64.encode(BigInt(priority)), u32.encode(lastBlock), new Uint8Array(padding)),
  });
}

interface Block {
  readonly ref: BlockRef;
  readonly header: Header;
  readonly body: readonly Uint8Array[];
  readonly nonces: ReadonlyMap<number, number>;
}

/** A chain whose only rule is the order of nonces; blocks are made by the test. */
export class ScriptedChain implements Chain {
  readonly genesisHash: Hash;
  /** Accounts whose transactions are refused, and why. */
  readonly refused = new Map<number, TransactionValidityError>();
  /** Number of validations so far. */
  validations = 0;
  readonly #blocks = new Map<Hash, Block>();
  readonly #listeners = new Set<(notification: ChainNotification) => void>();
  #best: Block;
  #finalized: BlockRef;

  constructor() {
    const genesis = this.#store(undefined, [], 0);
    this.genesisHash = genesis.ref.hash;
    this.#best = genesis;
    this.#finalized = genesis.ref;
  }

  best(): BlockRef {
    return this.#best.ref;
  }

  finalized(): BlockRef {
    return this.#finalized;
  }

  header(hash: Hash): Header | undefined {
    return this.#blocks.get(hash)?.header;
  }

  body(hash: Hash): Uint8Array[] | undefined {
    const block = this.#blocks.get(hash);
    return block === undefined ? undefined : [...block.body];
  }

  hashAt(number: number): Hash | undefined {
    return this.#branch(this.#best).find((block) => block.ref.number === number)?.ref.hash;
  }

  hashesAt(number: number): Hash[] {
    return [...this.#blocks.values()].filter((block) => block.ref.number === number).map((block) => block.ref.hash);
  }

  children(hash: Hash): Hash[] {
    const isChild = (block: Block) => block.ref.number > 0 && toHex(block.header.parentHash) === hash;
    return [...this.#blocks.values()].filter(isChild).map((block) => block.ref.hash);
  }

  isDescendant(ancestor: BlockRef, { hash }: BlockRef): boolean {
    const block = this.#blocks.get(hash);
    return block !== undefined && this.#branch(block).some(({ ref }) => ref.hash === ancestor.hash);
  }

  justification(): undefined {
    return undefined;
  }

  latestJustification(): undefined {
    return undefined;
  }

  state(): StateReader {
    throw new TypeError("the scripted chain has no state");
  }

  differences(): Generator<Difference> {
    throw new TypeError("the scripted chain has no state");
  }

  simulate(): never {
    throw new TypeError("the scripted chain has no state");
  }

  signaturesOf(): readonly Signed[] {
    return [];
  }

  call(hash: Hash, method: string, input: Uint8Array): Uint8Array {
    if (method === "AccountNonceApi_account_nonce") {
      return u32.encode(this.#get(hash).nonces.get(input[0] ?? 0) ?? 0);
    }
    if (method !== "TaggedTransactionQueue_validate_transaction") throw new RuntimePanic(`there is no ${method}`);
    this.validations += 1;
    const block = this.#get(hash);
    // One byte of source, the extrinsic with its length (two or four bytes at these sizes), 32 bytes of hash.
    const mode = (input[1] ?? 0) & 3;
    const bytes = input.subarray(1 + (mode === 0 ? 1 : mode === 1 ? 2 : 4), input.length - 32);
    const script = read(bytes);
    if (script === undefined) throw new RuntimePanic("the extrinsic does not decode");
    return TransactionValidity.encode(this.#findValidity(block, script));
  }

  subscribe(listener: (notification: ChainNotification) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Number of those who listen. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** Makes a block on `parent` (the best one when not given); it is best when it is the highest. */
  append(body: readonly Uint8Array[], parent: Hash = this.#best.ref.hash, salt = 0): BlockRef {
    const block = this.#store(this.#get(parent), body, salt);
    const before = this.#best;
    const isBest = block.ref.number > before.ref.number;
    if (isBest) this.#best = block;
    const [old, now] = [this.#branch(before), this.#branch(block)];
    this.#tell({
      kind: "imported",
      block: block.ref,
      header: block.header,
      isBest,
      enacted: isBest
        ? now
            .filter((entry) => !old.includes(entry))
            .map((entry) => entry.ref)
            .reverse()
        : [],
      retracted: isBest ? old.filter((entry) => !now.includes(entry)).map((entry) => entry.ref) : [],
      changes: new Map(),
    });
    return block.ref;
  }

  finalize(ref: BlockRef): void {
    const finalized = this.#branch(this.#get(ref.hash)).filter((block) => block.ref.number > this.#finalized.number);
    this.#finalized = ref;
    this.#tell({ kind: "finalized", finalized: finalized.map((block) => block.ref).reverse(), pruned: [] });
  }

  nonce(id: number): number {
    return this.#best.nonces.get(id) ?? 0;
  }

  #findValidity(block: Block, script: Required<Script>) {
    const refusal = this.refused.get(script.account);
    if (refusal !== undefined) return { type: "Err" as const, value: refusal };
    const nonce = block.nonces.get(script.account) ?? 0;
    if (script.nonce < nonce) {
      return { type: "Err" as const, value: { type: "Invalid" as const, value: { type: "Stale" as const } } };
    }
    const forever = 2n ** 64n - 1n;
    return {
      type: "Ok" as const,
      value: {
        priority: BigInt(script.priority),
        requires: script.nonce > nonce ? [tag(script.account, script.nonce - 1)] : [],
        provides: [tag(script.account, script.nonce)],
        longevity: script.lastBlock === 0 ? forever : BigInt(Math.max(0, script.lastBlock - block.ref.number)),
        propagate: true,
      },
    };
  }

  #store(parent: Block | undefined, body: readonly Uint8Array[], salt: number): Block {
    const nonces = new Map(parent?.nonces);
    for (const bytes of body) {
      const script = read(bytes);
      if (script !== undefined) nonces.set(script.account, script.nonce + 1);
    }
    const number = parent === undefined ? 0 : parent.ref.number + 1;
    const header: Header = {
      parentHash: parent === undefined ? ZERO : fromHex(parent.ref.hash),
      number,
      stateRoot: new Uint8Array(32).fill(salt),
      extrinsicsRoot: blake2b256(concat(...body)),
      digest: { logs: [] },
    };
    const block = { ref: { hash: toHex(blake2b256(Header.encode(header))), number }, header, body, nonces };
    this.#blocks.set(block.ref.hash, block);
    return block;
  }

  /** A block and its ancestors, newest first. */
  #branch(block: Block): Block[] {
    const branch: Block[] = [];
    for (let at: Block | undefined = block; at !== undefined; at = this.#blocks.get(toHex(at.header.parentHash))) {
      branch.push(at);
    }
    return branch;
  }

  #get(hash: Hash): Block {
    const block = this.#blocks.get(hash);
    if (block === undefined) throw new TypeError(`there is no block ${hash}`);
    return block;
  }

  #tell(notification: ChainNotification): void {
    for (const listener of this.#listeners) listener(notification);
  }
}

function read(bytes: Uint8Array): Required<Script> | undefined {
  try {
    const envelope = readEnvelope(bytes);
    if (envelope.type === "Bare" || envelope.address.type !== "Id") return undefined;
    const { payload } = envelope;
    return {
      account: envelope.address.value[0] ?? 0,
      nonce: u32.decode(payload.subarray(0, 4)),
      priority: Number(u64.decode(payload.subarray(4, 12))),
      lastBlock: u32.decode(payload.subarray(12, 16)),
      padding: payload.length - 16,
    };
  } catch {
    // The tests send rubbish on purpose.
    return undefined;
  }
}
