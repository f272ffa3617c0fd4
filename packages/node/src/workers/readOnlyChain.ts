import type { Runtime } from "@opentao/runtime/boundary";
import type { BlockRef, Hash } from "../chain/interface.ts";
import { Proofs } from "../chain/states/proofs.ts";
import type { CacheLimits } from "../chain/states/states.ts";
import { StoredChain, type StoredParts, storedParts } from "../chain/storedChain.ts";
import type { DatabaseReader } from "../database/index.ts";
import type { ChainHeads } from "../jobs/interface.ts";
import type { SignatureVerifier } from "../state/index.ts";

/** Room for the caches of one thread, in bytes. */
export const THREAD_CACHES: CacheLimits = { nodes: 12 * 1024 * 1024, values: 4 * 1024 * 1024 };

/** The chain as another thread of its process sees it, with the heads that it is given. */
export class ReadOnlyChain extends StoredChain {
  readonly genesisHash: Hash;
  readonly signatures: SignatureVerifier;
  readonly proofs: Proofs;
  readonly #database: DatabaseReader;
  readonly #parts: StoredParts;
  #heads: ChainHeads;

  constructor(database: DatabaseReader, runtime: Runtime, genesisHash: Hash) {
    const parts = storedParts(database, runtime, THREAD_CACHES);
    super(parts);
    this.genesisHash = genesisHash;
    this.signatures = parts.signatures;
    this.proofs = new Proofs(parts.blocks, parts.retained, runtime, parts.signatures);
    this.#database = database;
    this.#parts = parts;
    const genesis = { hash: genesisHash, number: 0 };
    this.#heads = { best: genesis, finalized: genesis };
  }

  /** Makes visible what has been written up to now, and takes these for the heads. */
  refresh(heads: ChainHeads): void {
    this.#database.refresh();
    const isNew = heads.best.hash !== this.#heads.best.hash;
    this.#heads = heads;
    const header = isNew ? this.header(heads.best.hash) : undefined;
    if (header !== undefined) this.#parts.states.values.reset(header.stateRoot);
  }

  /** Closes the database until it is read again. */
  release(): void {
    this.#database.release();
  }

  best(): BlockRef {
    return this.#heads.best;
  }

  finalized(): BlockRef {
    return this.#heads.finalized;
  }
}
