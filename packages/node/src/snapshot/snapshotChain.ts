import { fromHex, toHex } from "@opentao/codec";
import type { Runtime } from "@opentao/runtime/boundary";
import { genesisBlock } from "../chain/genesis/block.ts";
import type { BlockRef, Hash } from "../chain/index.ts";
import type { CacheLimits } from "../chain/states/states.ts";
import { StoredChain, storedParts } from "../chain/storedChain.ts";
import type { DatabaseReader, Heads } from "../database/index.ts";
import type { ChainSpec } from "../spec/index.ts";

/** A walk over all keys needs the way down to the present one, and no node twice. In bytes. */
const CACHES: CacheLimits = { nodes: 256 * 1024, values: 0 };

/** Chain as it stands in a database at one moment, whether or not a node goes on with it meanwhile. */
export class SnapshotChain extends StoredChain {
  readonly genesisHash: Hash;
  readonly #heads: { readonly best: BlockRef; readonly finalized: BlockRef };

  /** @throws DatabaseError `OTHER_CHAIN`; NodeError `INVALID_GENESIS` */
  constructor(database: DatabaseReader, spec: ChainSpec, runtime: Runtime, heads: Heads) {
    const parts = storedParts(database, runtime, CACHES);
    super(parts);
    const { hashed } = genesisBlock(spec, runtime, parts.signatures);
    database.ensureOf(spec.id, fromHex(hashed.hash));
    this.genesisHash = hashed.hash;
    const refOf = (block: Uint8Array): BlockRef => ({
      hash: toHex(block),
      number: parts.blocks.known(toHex(block)).number,
    });
    this.#heads = { best: refOf(heads.best), finalized: refOf(heads.finalized) };
  }

  best(): BlockRef {
    return this.#heads.best;
  }

  finalized(): BlockRef {
    return this.#heads.finalized;
  }
}
