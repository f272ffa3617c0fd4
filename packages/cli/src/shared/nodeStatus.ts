import * as z from "zod";

const count = z.number().int().nonnegative();
const block = z.object({ hash: z.string().max(66), number: count });
const text = z.string().max(1000);
const votes = z.object({ currentWeight: z.number(), missing: z.array(text).max(10_000) });
const round = z.object({
  round: count,
  totalWeight: z.number(),
  thresholdWeight: z.number(),
  prevotes: votes,
  precommits: votes,
});

/** Schema of the status that a node reports by `opentao_nodeStatus`. */
export const nodeStatus = z.object({
  now: z.number(),
  startedAt: z.number(),
  software: z.object({ name: text, version: text }),
  chain: z.object({ name: text, id: text, genesis: z.string().max(66) }),
  best: block,
  finalized: block,
  slotDuration: z.number().positive(),
  finalizedSlotAt: z.number().optional(),
  lastImportedAt: z.number().optional(),
  lastFinalizedAt: z.number().optional(),
  blocksPerSecond: z.number().nonnegative(),
  network: z
    .object({
      peers: z.array(z.object({ id: text, role: text, best: count, software: text.optional() })).max(10_000),
      bootNodes: z.array(text).max(10_000),
      highest: count,
      isSyncing: z.boolean(),
      clockOffset: z.number().optional(),
    })
    .optional(),
  authority: z.object({
    wanted: z.boolean(),
    hasKeys: z.boolean(),
    author: text.optional(),
    voter: text.optional(),
    authors: count,
    voters: count,
  }),
  round: z.object({ setId: count, best: round }).optional(),
  disk: z.object({ path: text, free: z.number(), size: z.number() }).optional(),
  rpcHost: text.optional(),
  waitingFor: text,
  waitsUntil: z.number().optional(),
});

/** Status that a node reports of itself. */
export type ReportedStatus = z.infer<typeof nodeStatus>;
