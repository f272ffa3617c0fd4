import type { Header } from "@opentao/codec/primitives";
import type { Runtime, UnexecutedBlock } from "@opentao/runtime/boundary";
import type { Difference, KeyRange } from "@opentao/trie";
import type { DatabaseReader } from "../database/index.ts";
import type { Signed, StateReader } from "../state/index.ts";
import { readerOf, SignatureVerifier } from "../state/index.ts";
import { Blocks } from "./blocks/blocks.ts";
import { isAncestor } from "./blocks/routes.ts";
import { Justifications } from "./heads/justifications.ts";
import type { BlockRef, ChainReader, Hash, Justified } from "./interface.ts";
import { PlaceholderVerifier } from "./simulation/placeholders.ts";
import { type Simulated, type SimulationInput, simulate } from "./simulation/simulate.ts";
import type { Presumed } from "./states/presumedCall.ts";
import { RetainedStates } from "./states/retainedStates.ts";
import { type CacheLimits, States } from "./states/states.ts";

/** Parts through which a chain in a database is read. */
export interface StoredParts {
  readonly blocks: Blocks;
  readonly retained: RetainedStates;
  readonly states: States;
  readonly justifications: Justifications;
  readonly signatures: SignatureVerifier;
}

/** Makes the parts through which a chain is read. */
export function storedParts(database: DatabaseReader, runtime: Runtime, caches: CacheLimits): StoredParts {
  const signatures = new SignatureVerifier();
  const retained = new RetainedStates(database);
  const blocks = new Blocks(database);
  const states = new States(runtime, retained, signatures, caches);
  return { blocks, retained, states, signatures, justifications: new Justifications(database, blocks) };
}

/** Reads a chain in a database. */
export abstract class StoredChain implements ChainReader {
  abstract readonly genesisHash: Hash;
  readonly #parts: StoredParts;

  constructor(parts: StoredParts) {
    this.#parts = parts;
  }

  abstract best(): BlockRef;
  abstract finalized(): BlockRef;

  header(hash: Hash): Header | undefined {
    return this.#parts.blocks.header(hash);
  }

  body(hash: Hash): Uint8Array[] | undefined {
    return this.#parts.blocks.body(hash);
  }

  hashAt(number: number): Hash | undefined {
    return this.#parts.blocks.canonical(number);
  }

  hashesAt(number: number): Hash[] {
    const first = this.hashAt(number);
    const others = this.#parts.blocks.atHeight(number).filter((hash) => hash !== first);
    return first === undefined ? others : [first, ...others];
  }

  children(hash: Hash): Hash[] {
    const { blocks } = this.#parts;
    const header = blocks.header(hash);
    return header === undefined ? [] : blocks.children({ hash, number: header.number });
  }

  isDescendant(ancestor: BlockRef, block: BlockRef): boolean {
    const { blocks } = this.#parts;
    return blocks.knows(ancestor) && blocks.knows(block) && isAncestor(blocks, ancestor, block);
  }

  justification(hash: Hash): Uint8Array | undefined {
    return this.#parts.justifications.of(hash);
  }

  latestJustification(): Justified | undefined {
    return this.#parts.justifications.latest();
  }

  state(hash: Hash): StateReader {
    const { blocks, states } = this.#parts;
    return readerOf(states.stored(blocks.known(hash)));
  }

  differences(before: Hash, after: Hash, range: KeyRange): Generator<Difference> {
    const { blocks, states } = this.#parts;
    return states.stored(blocks.known(after)).differencesFrom(states.stored(blocks.known(before)), range);
  }

  call(hash: Hash, method: string, input: Uint8Array): Uint8Array {
    const { blocks, states } = this.#parts;
    return states.call(blocks.known(hash), method, input);
  }

  /** Calls the runtime as though all signatures were right. @throws as `call` does, but for what the runtime throws */
  presume(hash: Hash, method: string, input: Uint8Array): Presumed | undefined {
    const { blocks, states } = this.#parts;
    return states.presume(blocks.known(hash), method, input);
  }

  /** Makes the block after another with extrinsics whose signatures count as right. @throws as `call` does */
  simulate(hash: Hash, input: SimulationInput): Simulated {
    const { blocks, states } = this.#parts;
    const header = blocks.known(hash);
    // Nobody but this simulation has it: what it takes for right is right nowhere else.
    const verifier = new PlaceholderVerifier();
    return states.attempt("the block", header, verifier, (runtime, state) =>
      simulate({ runtime, state, verifier, parent: { hash, header } }, input),
    );
  }

  /** Reads the signatures of a block's extrinsics over the state after one of its ancestors. @throws as `call` does */
  signaturesOf(ancestor: Hash, block: UnexecutedBlock): readonly Signed[] {
    const { blocks, states } = this.#parts;
    return states.signaturesOf(blocks.known(ancestor), block);
  }
}
