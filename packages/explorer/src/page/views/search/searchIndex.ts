import * as z from "zod";
import { type Hit, subnetHit } from "./hits.ts";

const height = z.int().nonnegative();
const text = z.string().max(200);
const name = z.string().max(300);

/** Answer of the index to a search. Kinds that this page does not know are left out. */
export const indexHits = z.object({
  items: z
    .array(
      z.union([
        z.object({ kind: z.literal("block"), height, hash: text }),
        z.object({ kind: z.literal("extrinsic"), height, number: height }),
        z.object({ kind: z.literal("event"), height, number: height }),
        z.object({ kind: z.literal("account"), address: text }),
        z.object({ kind: z.literal("subnet"), netuid: height, name: name.nullish(), symbol: name.nullish() }),
        z.object({ kind: text }).transform(() => undefined),
      ]),
    )
    .max(200),
});

/** Longest question that the index takes, in characters. */
export const MAX_QUESTION = 100;

/** Returns the hits of an answer of the index to a question. */
export function hitsOf({ items }: z.output<typeof indexHits>, query: string): Hit[] {
  return items.flatMap((item): Hit[] => {
    switch (item?.kind) {
      case "block":
        return [{ kind: "block", number: item.height, hash: item.hash }];
      case "extrinsic":
      case "event":
        return [{ kind: item.kind, number: item.height, block: `${item.height}`, index: item.number }];
      case "account":
        return [{ kind: "account", address: item.address }];
      case "subnet":
        return [subnetHit({ netuid: item.netuid, name: item.name ?? "", symbol: item.symbol ?? "" }, query)];
      default:
        return [];
    }
  });
}
