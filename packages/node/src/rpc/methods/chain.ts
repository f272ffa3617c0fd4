import type { Header } from "@opentao/codec/primitives";
import type { Chain, ChainNotification, FinalityNotification, Hash } from "../../chain/interface.ts";
import type { Call } from "../call/call.ts";
import { bestChange, followChain } from "../call/followChain.ts";
import { JsonText } from "../protocol/message.ts";
import type { Param } from "../protocol/params.ts";
import { blockOf, type HeaderJson, headerIn, headerJson, headerOf } from "../results/blocks.ts";
import { shared, sharedText } from "../results/shared.ts";

/** A header in JSON. */
const headerText = sharedText(headerJson);

/** Headers of the blocks that were finalized, in JSON. */
const finalizedTexts = shared((chain: Chain) =>
  shared(({ finalized }: FinalityNotification) => finalized.map(({ hash }) => JsonText.of(headerIn(chain, hash)))),
);

/** Heights that one call may ask for. */
const MAX_HEIGHTS = 1024;

/** Hash of the best chain's block at a height, or a list for a list of heights; of the best block without a height. */
export function chain_getBlockHash({ services: { chain }, params }: Call): Hash | null | (Hash | null)[] {
  const heights = params.at(0);
  const hashOf = (height: Param) => chain.hashAt(height.blockNumber()) ?? null;
  if (heights.isAbsent) return chain.best().hash;
  return Array.isArray(heights.value) ? heights.list(MAX_HEIGHTS).map(hashOf) : hashOf(heights);
}

/** Header of a block, or `null` when it is not known. */
export function chain_getHeader(call: Call): HeaderJson | null {
  return headerOf(call.services, blockOf(call, 0));
}

/** Hash of the last finalized block. */
export function chain_getFinalizedHead({ services: { chain } }: Call): Hash {
  return chain.finalized().hash;
}

/** Headers of the best blocks, the present one first. */
export function chain_subscribeNewHeads(call: Call): string {
  return subscribe(call, "chain_newHead", (notification) => bestChange(notification)?.header);
}

/** Headers of all blocks as they are imported, the present best one first. */
export function chain_subscribeAllHeads(call: Call): string {
  return subscribe(call, "chain_allHead", (notification) =>
    notification.kind === "imported" ? notification.header : undefined,
  );
}

/** Headers of finalized blocks, the last one first. */
export function chain_subscribeFinalizedHeads(call: Call): string {
  const { chain } = call.services;
  const subscription = call.open("chain_finalizedHead");
  subscription.send(headerOf(call.services, chain.finalized().hash));
  const texts = finalizedTexts(chain);
  followChain(call.services, subscription, (notification) => {
    if (notification.kind !== "finalized") return;
    for (const text of texts(notification)) subscription.send(text);
  });
  return subscription.id;
}

export function chain_unsubscribeNewHeads({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, "chain_newHead");
}

export function chain_unsubscribeAllHeads({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, "chain_allHead");
}

export function chain_unsubscribeFinalizedHeads({ connection, params }: Call): boolean {
  return connection.close(params.at(0).value, "chain_finalizedHead");
}

function subscribe(
  call: Call,
  notificationName: string,
  pick: (notification: ChainNotification) => Header | undefined,
) {
  const { chain } = call.services;
  const subscription = call.open(notificationName);
  subscription.send(headerOf(call.services, chain.best().hash));
  followChain(call.services, subscription, (notification) => {
    const header = pick(notification);
    if (header !== undefined) subscription.send(headerText(header));
  });
  return subscription.id;
}
