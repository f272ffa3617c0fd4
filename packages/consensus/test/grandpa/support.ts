import { fromHex, toHex } from "@opentao/codec";
import type { Header } from "@opentao/codec/primitives";
import { keypairFromSuri, verifyEd25519 } from "@opentao/crypto";
import {
  type Authority,
  type BlockRef,
  type Commit,
  GrandpaError,
  type GrandpaErrorCode,
  type GrandpaSigner,
  type Message,
  type SignedMessage,
  type SignedVote,
  signedPayload,
  type VerifySignature,
} from "../../src/index.ts";
import { BlockTree, NodeChain, type SimBlock } from "./simulation/blocks.ts";

/** A real ed25519 key. */
export function realSigner(suri: string): GrandpaSigner {
  const pair = keypairFromSuri(suri, "ed25519");
  return { id: toHex(pair.publicKey), sign: pair.sign };
}

/** Checks real ed25519 signatures. */
export const verifyReal: VerifySignature = (signature, message, voter) =>
  verifyEd25519(signature, message, fromHex(voter));

/** Voters of weight one. */
export const authoritiesOf = (signers: readonly GrandpaSigner[]): Authority[] =>
  signers.map(({ id }) => ({ id, weight: 1n }));

/** A signed message of a round. */
export function signed(signer: GrandpaSigner, message: Message, round = 1n, setId = 0n): SignedMessage {
  return { message, signature: signer.sign(signedPayload(message, round, setId)), id: signer.id };
}

/** A signed precommit as commits hold them. */
export function precommit(signer: GrandpaSigner, target: BlockRef, round = 1n, setId = 0n): SignedVote {
  const { signature, id } = signed(signer, { type: "Precommit", value: target }, round, setId);
  return { target, signature, id };
}

/** A commit of these voters for a block. */
export function commitBy(signers: readonly GrandpaSigner[], target: BlockRef, round = 1n, setId = 0n): Commit {
  return { target, precommits: signers.map((signer) => precommit(signer, target, round, setId)) };
}

/** A chain with named blocks: `grow("a", parent)` makes a block on another. */
export class NamedChain {
  readonly tree = new BlockTree();
  readonly chain = new NodeChain(this.tree.genesis);
  readonly #blocks = new Map<string, SimBlock>([["genesis", this.tree.genesis]]);

  /** Blocks one on the other, the first on `parent`. */
  grow(parent: string, ...names: string[]): this {
    let on = parent;
    for (const name of names) {
      const block = this.tree.make(this.ref(on));
      this.#blocks.set(name, block);
      this.chain.add(block);
      on = name;
    }
    return this;
  }

  /** Gives a block a name. */
  adopt(name: string, block: SimBlock): void {
    this.#blocks.set(name, block);
  }

  ref(name: string): BlockRef {
    return this.#block(name).ref;
  }

  header(name: string): Header {
    return this.#block(name).header;
  }

  #block(name: string): SimBlock {
    const block = this.#blocks.get(name);
    if (block === undefined) throw new Error(`there is no block ${name}`);
    return block;
  }
}

/** The code of the error that an action throws; `undefined` when it throws none. */
export function codeOf(action: () => unknown): GrandpaErrorCode | undefined {
  try {
    action();
  } catch (error) {
    if (error instanceof GrandpaError) return error.code;
    throw error;
  }
  return undefined;
}
