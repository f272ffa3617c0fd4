import type { Hash } from "../../chain/interface.ts";
import type { Call } from "../call/call.ts";
import { RPC_CODES, RpcError } from "../protocol/errors.ts";

/** Result of `engine_createBlock`: the block, and that nothing about it is unusual. */
interface CreatedBlock {
  readonly hash: Hash;
  readonly aux: {
    readonly header_only: boolean;
    readonly clear_justification_requests: boolean;
    readonly needs_justification: boolean;
    readonly bad_justification: boolean;
    readonly is_new_best: boolean;
  };
  readonly proof_size: number;
}

/**
 * Makes a block now. Parameters: whether it may be empty, whether it is finalized (the node's own rule when not given),
 * and the parent (the best block when not given).
 *
 * @throws RpcError when it may not be empty and no transaction is ready
 */
export async function engine_createBlock({ services, params }: Call): Promise<CreatedBlock> {
  const { chain, pool, sealer } = services;
  const mayBeEmpty = params.at(0).boolean();
  const finalize = params.at(1).optional((param) => param.boolean());
  const parent = params.at(2).optional((param) => param.hash());
  if (!mayBeEmpty && pool.usage.ready.count === 0) {
    throw new RpcError(RPC_CODES.sealing, "no transaction is ready", "submit one, or allow empty blocks");
  }
  const { hash } = await sealer.seal({
    ...(finalize === undefined ? {} : { finalize }),
    ...(parent === undefined ? {} : { parent }),
  });
  const aux = {
    header_only: false,
    clear_justification_requests: false,
    needs_justification: false,
    bad_justification: false,
    is_new_best: chain.best().hash === hash,
  };
  return { hash, aux, proof_size: 0 };
}

/** Finalizes a block and its ancestors. */
export function engine_finalizeBlock({ services, params }: Call): boolean {
  services.sealer.finalize(params.at(0).hash());
  return true;
}
