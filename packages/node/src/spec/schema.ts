import * as z from "zod";
import type { ChainSpec, GenesisConfig, Json } from "./spec.ts";

/** Most bytes of a specification's file. */
export const MAX_SPEC_BYTES = 64 * 1024 * 1024;
/** Most keys of a raw genesis. */
const MAX_KEYS = 1_000_000;
/** Most bytes of a key: the longest that the state's trie takes is far shorter than this. */
const MAX_KEY_BYTES = 1024;
const HEX = /^0x([0-9a-fA-F]{2})*$/;

const text = (max: number) => z.string().min(1).max(max);

const json: z.ZodType<Json> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(json), z.record(z.string(), json)]),
);

const hexKey = z
  .string()
  .max(2 + 2 * MAX_KEY_BYTES)
  .regex(HEX, "keys are 0x and pairs of hex digits");
const hexValue = z.string().regex(HEX, "values are 0x and pairs of hex digits");
const nothing = z.record(z.string(), z.never());

const rawGenesis = z.strictObject({
  raw: z.strictObject({
    top: z
      .record(hexKey, hexValue)
      .refine((top) => Object.keys(top).length <= MAX_KEYS, `there are at most ${MAX_KEYS} keys`),
    childrenDefault: nothing.default({}),
  }),
});

const configuration: z.ZodType<GenesisConfig> = z.record(z.string(), json);

/** The fields of both forms. */
const fields = {
  name: text(128),
  id: text(64).regex(/^[A-Za-z0-9_.-]+$/, "only letters, digits, - _ and . are allowed"),
  chainType: z.enum(["Development", "Local", "Live"]),
  properties: z.strictObject({
    ss58Format: z.number().int().min(0).max(16_383),
    tokenDecimals: z.number().int().min(0).max(38),
    tokenSymbol: text(16),
  }),
  bootNodes: z.array(text(512)).max(1024),
  forkId: text(64)
    .regex(/^[A-Za-z0-9_.-]+$/, "only letters, digits, - _ and . are allowed")
    .nullish(),
  protocolId: text(64).nullish(),
  telemetryEndpoints: z.null().optional(),
  codeSubstitutes: nothing.optional(),
  consensusEngine: z.null().optional(),
};

/** A chain specification as it stands in a file, with the first state itself. */
export const RawSpecSchema: z.ZodType<ChainSpec> = z.strictObject({ ...fields, genesis: rawGenesis });

/** A chain specification as it stands in a file, with a configuration of the runtime. */
export const SpecSchema: z.ZodType<ChainSpec> = z.strictObject({ ...fields, genesis: configuration });
