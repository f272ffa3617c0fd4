/**
 * The runtime's own APIs, which stand beside those of its pallets.
 *
 * @packageDocumentation
 */

import type { RuntimeApi } from "../framework/index.ts";
import { accountNonceApi, sessionKeysApi } from "./accounts.ts";
import type { ApiParts } from "./apiParts.ts";
import { blockBuilderApi, coreApi, offchainWorkerApi, transactionQueueApi } from "./block.ts";
import { transactionPaymentApi, transactionPaymentCallApi } from "./fees.ts";
import { genesisBuilderApi } from "./genesis.ts";
import { metadataApi } from "./metadata.ts";

export { type ApiParts, blockCodec, extrinsicBytesCodec, extrinsicCodec } from "./apiParts.ts";

/** The APIs of a runtime that is made of `parts`. */
export function baseApis(parts: ApiParts): readonly RuntimeApi[] {
  return [
    coreApi(parts),
    metadataApi(parts),
    blockBuilderApi(parts),
    genesisBuilderApi(parts),
    transactionQueueApi(parts),
    offchainWorkerApi(),
    sessionKeysApi(),
    accountNonceApi(),
    transactionPaymentApi(parts),
    transactionPaymentCallApi(parts),
  ];
}
