import { SilenceWatch } from "@opentao/base";
import * as z from "zod";
import { deferred } from "../../deferred.ts";
import { ChainError } from "../errors.ts";
import { expectValue } from "../expectValue.ts";
import { hexText } from "../hexText.ts";
import type { RpcClient } from "../rpc/client.ts";

/** A key of the state whose value is another one after a block than before. */
export interface StateDifference {
  /** The storage key, `0x` and hex digits. */
  readonly key: string;
  /** Its new value, `0x` and hex digits; `undefined` when it has none any more. */
  readonly value: string | undefined;
}

/** Options of {@link readDifferences}. */
export interface DifferenceOptions {
  /** Prefixes of the storage keys that are compared; at most 64. */
  readonly prefixes: readonly string[];
  /** Hash of the ancestor with whose state it is compared; by default the parent. */
  readonly since?: string | undefined;
}

const event = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("storageDiff"),
    key: hexText,
    value: hexText,
    type: z.enum(["added", "modified", "deleted"]),
  }),
  z.object({ event: z.literal("storageDiffDone") }),
  z.object({ event: z.literal("storageDiffError"), error: z.string() }),
]);

/** Hex digits of keys and values that one comparison may bring. */
const MAX_DIGITS = 256 * 1024 * 1024;

/**
 * Differences of the state after a block from that after an ancestor, in the order of the prefixes and of the keys.
 *
 * @param timeoutMs - silence of the node after which it is waited for no longer
 * @throws ChainError `RPC_ERROR` when the node does not compare states, or has them no more; `DISCONNECTED`, `TIMEOUT`,
 * `UNEXPECTED_VALUE`
 */
export async function readDifferences(
  client: Pick<RpcClient, "subscribe">,
  at: string,
  { prefixes, since }: DifferenceOptions,
  timeoutMs: number,
): Promise<StateDifference[]> {
  const found: StateDifference[] = [];
  const over = deferred<void>();
  // Whoever waits gets the rejection; nobody does when the comparison could not begin.
  over.promise.catch(() => undefined);
  let digits = 0;
  const onSilent = (): void =>
    over.reject(new ChainError("TIMEOUT", "the node did not compare the states in time", "Try again."));
  const watch = new SilenceWatch({ ms: timeoutMs, onSilent });
  const onResult = (result: unknown): void => {
    watch.heard();
    try {
      const item = expectValue(event, result, "a difference of states");
      if (item.event === "storageDiffDone") over.resolve();
      else if (item.event === "storageDiffError") over.reject(failed(item.error));
      else {
        digits += item.key.length + item.value.length;
        if (digits > MAX_DIGITS) throw failed(`the states differ in more than ${MAX_DIGITS} digits`);
        found.push({ key: item.key, value: item.type === "deleted" ? undefined : item.value });
      }
    } catch (error) {
      over.reject(error);
    }
  };
  const onLost = (): void =>
    over.reject(
      new ChainError("DISCONNECTED", "the connection to the chain was lost", "Ask again; it is restored by itself."),
    );
  const items = prefixes.map((key) => ({ key, returnType: "value" }));
  try {
    const params = [at, items, ...(since === undefined ? [] : [since])];
    const subscription = { onResult, onLost };
    const stop = await client.subscribe("archive_v1_storageDiff", "archive_v1_stopStorageDiff", params, subscription);
    await over.promise.finally(stop);
    return found;
  } finally {
    watch.end();
  }
}

function failed(reason: string): ChainError {
  return new ChainError(
    "RPC_ERROR",
    `the node could not compare the states: ${reason}`,
    "Ask a node that keeps those states, such as an archive.",
  );
}
