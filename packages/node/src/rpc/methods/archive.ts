import { RuntimePanic } from "@opentao/runtime/boundary";
import type { Hash } from "../../chain/interface.ts";
import { bodyJson, headerHex } from "../blocks.ts";
import type { Call } from "../call.ts";
import type { Subscription } from "../connection.ts";
import { hex } from "../protocol/hex.ts";
import { queriesOf, refuseChildTrie, type StorageItem, storageItems } from "../storageQuery.ts";

const EVENT = "archive_v1_storageEvent";

/** Items that are sent before other work of the node gets its turn. */
const ITEMS_AT_ONCE = 256;

/** A block's extrinsics, or `null` when it is not known. */
export function archive_v1_body({ services: { chain }, params }: Call): Hash[] | null {
  const body = chain.body(params.at(0).hash());
  return body === undefined ? null : bodyJson(body);
}

/** What a method of the runtime answers over the state after a block; `null` when the block is not known. */
export function archive_v1_call({ services: { chain }, params }: Call) {
  const [hash, method, input] = [params.at(0).hash(), params.at(1).text(), params.at(2).bytes()];
  if (chain.header(hash) === undefined) return null;
  try {
    return { success: true, value: hex(chain.call(hash, method, input)) };
  } catch (error) {
    if (error instanceof RuntimePanic) return { success: false, error: error.message };
    throw error;
  }
}

/** Height of the last final block. */
export function archive_v1_finalizedHeight({ services: { chain } }: Call): number {
  return chain.finalized().number;
}

/** Hash of the first block. */
export function archive_v1_genesisHash({ services: { chain } }: Call): Hash {
  return chain.genesisHash;
}

/** Hashes of the blocks at a height: the only one when it is final. */
export function archive_v1_hashByHeight({ services: { chain }, params }: Call): Hash[] {
  const height = params.at(0).integer();
  const first = chain.hashAt(height);
  if (height > chain.finalized().number) return chain.hashesAt(height);
  return first === undefined ? [] : [first];
}

/** A block's header as hex digits of its encoding, or `null` when it is not known. */
export function archive_v1_header({ services: { chain }, params }: Call): Hash | null {
  const header = chain.header(params.at(0).hash());
  return header === undefined ? null : headerHex(header);
}

/** Begins to read the state after a block; items come as events, then `storageDone`. */
export function archive_v1_storage(call: Call): string {
  const { params, services } = call;
  const hash = params.at(0).hash();
  const queries = queriesOf(params.at(1));
  refuseChildTrie(params.at(2));
  const subscription = call.open(EVENT);
  if (services.chain.header(hash) === undefined) {
    subscription.send({ event: "storageError", error: `there is no block ${hash}` });
    subscription.close();
  } else call.afterwards(() => stream(call, subscription, storageItems(services.chain, hash, queries)));
  return subscription.id;
}

export function archive_v1_stopStorage({ connection, params }: Call): null {
  connection.close(params.at(0).value, EVENT);
  return null;
}

/** Sends items in small portions, so that a large answer holds nothing up; stops with the subscription. */
function stream(call: Call, subscription: Subscription, items: Generator<StorageItem>): void {
  let open = true;
  subscription.onClose(() => {
    open = false;
  });
  const end = (event: object): void => {
    subscription.send(event);
    subscription.close();
  };
  const portion = (): void => {
    try {
      for (let sent = 0; open && sent < ITEMS_AT_ONCE; sent += 1) {
        const { value, done } = items.next();
        if (done === true) end({ event: "storageDone" });
        else subscription.send({ event: "storage", ...value });
      }
      if (open) call.connection.whenDrained(portion);
    } catch (error) {
      call.services.logger.error({ error }, "reading the state for a client failed");
      end({ event: "storageError", error: "internal error" });
    }
  };
  portion();
}
