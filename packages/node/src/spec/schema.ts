import { z } from "zod";
import type { ChainSpec, Json } from "./spec.ts";

/** Most bytes of a specification's file. */
export const MAX_SPEC_BYTES = 64 * 1024 * 1024;

const text = (max: number) => z.string().min(1).max(max);

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);

/** A chain specification as it stands in a file. */
export const ChainSpecSchema: z.ZodType<ChainSpec> = z.strictObject({
  name: text(128),
  id: text(64).regex(/^[A-Za-z0-9_.-]+$/, "only letters, digits, - _ and . are allowed"),
  chainType: z.enum(["Development", "Local", "Live"]),
  properties: z.strictObject({
    ss58Format: z.number().int().min(0).max(16_383),
    tokenDecimals: z.number().int().min(0).max(38),
    tokenSymbol: text(16),
  }),
  bootNodes: z.array(text(512)).max(1024),
  genesis: z.record(z.string(), json),
});
