import type { Chain, RuntimeTypes } from "@opentao/sdk/chain";
import { DecodedBlock, type RawBlock } from "../facts/block/decode.ts";
import { UPGRADE } from "../facts/block/items.ts";

/** Decodes blocks that follow each other, each by the types of the runtime that executed it. */
export class BlockDecoder {
  readonly #chain: Chain;
  /** Types that hold after the block with this hash. */
  #known: { readonly hash: string; readonly types: RuntimeTypes } | undefined;

  constructor(chain: Chain) {
    this.#chain = chain;
  }

  /** Decodes a block. @throws ChainError when the node does not tell the types */
  async decode(raw: RawBlock): Promise<DecodedBlock> {
    const { parentHash, hash, changesRuntime } = raw.head;
    const types = this.#known?.hash === parentHash ? this.#known.types : await this.#chain.types(parentHash);
    const block = new DecodedBlock(raw, types);
    const isLast = changesRuntime || block.changed(UPGRADE).length > 0;
    this.#known = { hash, types: isLast ? await this.#chain.types(hash) : types };
    return block;
  }

  /** Decodes a block whose parent has no state: genesis, or the first behind states that are gone. */
  async decodeFirst(raw: RawBlock): Promise<DecodedBlock> {
    const { hash } = raw.head;
    const types = await this.#chain.types(hash);
    this.#known = { hash, types };
    return new DecodedBlock(raw, types);
  }
}
