import { type Codec, makeCodec } from "../codec.ts";
import { CodecError } from "../errors.ts";
import { u8 } from "../integers.ts";
import type { TypeRef, VariantDef } from "../type.ts";

/** Blocks for which a transaction is valid: for ever, or for a period from its mortality checkpoint on. */
export type Era =
  | { readonly type: "Immortal" }
  | { readonly type: "Mortal"; readonly period: number; readonly phase: number };

/** The era that never ends. */
export const IMMORTAL: Era = { type: "Immortal" };

const MIN_PERIOD = 4;
const MAX_PERIOD = 65_536;

/**
 * The era of a transaction made at block `current` that lives for about `period` blocks.
 *
 * @param period - blocks; rounded up to a power of two, 4 to 65536
 */
export function mortalEra(period: number, current: number): Era {
  const rounded = 2 ** Math.ceil(Math.log2(Math.min(Math.max(period, MIN_PERIOD), MAX_PERIOD)));
  const factor = quantizeFactor(rounded);
  return { type: "Mortal", period: rounded, phase: Math.floor((current % rounded) / factor) * factor };
}

/** Mortality checkpoint: the block whose hash the transaction signs, from which its period counts. 0 if immortal. */
export function eraCheckpoint(era: Era, current: number): number {
  if (era.type === "Immortal") return 0;
  return Math.floor((Math.max(current, era.phase) - era.phase) / era.period) * era.period + era.phase;
}

/** First block in which the transaction is no longer valid; infinite for an immortal era. */
export function eraEnd(era: Era, current: number): number {
  return era.type === "Immortal" ? Number.POSITIVE_INFINITY : eraCheckpoint(era, current) + era.period;
}

function quantizeFactor(period: number): number {
  return Math.max(period >> 12, 1);
}

const variants: readonly VariantDef[] = Array.from({ length: 256 }, (_, index) => ({
  name: index === 0 ? "Immortal" : `Mortal${index}`,
  index,
  fields: index === 0 ? [] : [{ type: u8.type, docs: [] }],
  docs: [],
}));

const type: TypeRef = {
  path: ["sp_runtime", "generic", "era", "Era"],
  params: [],
  docs: [],
  def: { kind: "variant", variants },
};

/** One byte 0 for immortal; otherwise two bytes: the period's logarithm below, the quantized phase above. */
export const Era: Codec<Era> = makeCodec<Era>(
  type,
  (era, out) => {
    if (era.type === "Immortal") return out.u8(0);
    const { period, phase } = era;
    const log = Math.log2(period);
    if (!Number.isInteger(log) || period < MIN_PERIOD || period > MAX_PERIOD || phase < 0 || phase >= period) {
      throw new CodecError("INVALID_VALUE", `an era of period ${period} and phase ${phase} does not exist`);
    }
    out.u16((log - 1) | (Math.floor(phase / quantizeFactor(period)) << 4));
  },
  (input) => {
    const first = input.u8();
    if (first === 0) return IMMORTAL;
    const encoded = first | (input.u8() << 8);
    const period = 2 << (encoded & 0xf);
    const phase = (encoded >> 4) * quantizeFactor(period);
    if (period < MIN_PERIOD || phase >= period) throw new CodecError("INVALID_VALUE", "the bytes are not an era");
    return { type: "Mortal", period, phase };
  },
);
