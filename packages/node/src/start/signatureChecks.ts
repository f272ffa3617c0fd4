import { RuntimePanic } from "@opentao/runtime/boundary";
import { prefixExtrinsic } from "../chain/blocks/extrinsic.ts";
import { BlockError } from "../chain/index.ts";
import { WorkerError } from "../jobs/errors.ts";
import type { SignatureChecks } from "../network/index.ts";
import { signaturesOf } from "../workers/index.ts";
import type { Base } from "./base.ts";

/** Verifies the signatures of blocks before their import: in the node's threads, and here. */
export function signatureChecks({
  chain,
  pool,
  workers,
  logger,
}: Pick<Base, "chain" | "pool" | "workers" | "logger">): SignatureChecks {
  const sync = {};
  /** The import meets what is wrong with a block, or with this machine, again: it alone draws conclusions from it. */
  const left = (error: unknown): void => {
    const isUsual = [RuntimePanic, BlockError, WorkerError].some((kind) => error instanceof kind);
    logger[isUsual ? "debug" : "warn"]({ error }, "signatures of blocks were not verified before their import");
  };
  return {
    threads: workers.threads,
    apart: (input) => workers.run("signatures", input, sync).then((verified) => chain.signatures.note(verified), left),
    here: (input) => {
      try {
        chain.signatures.learn(signaturesOf(chain, input));
      } catch (error) {
        left(error);
      }
    },
    isKnown: (extrinsic) => pool.get(prefixExtrinsic(extrinsic).hash) !== undefined,
  };
}
