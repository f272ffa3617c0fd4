import { bytesEqual } from "@opentao/codec";
import { ChainParameters } from "../../parameters.ts";
import { base, differences, type FieldPlace, fieldPlaces, withOther } from "./layout.ts";

/** A number of the parameters that stands in other bytes, shifted to the right by some bits. */
export interface CopiedNumber {
  readonly offset: number;
  readonly width: number;
  readonly field: FieldPlace;
  readonly shift: number;
}

/**
 * Bytes that depend on the flags of the parameters: one choice for each combination, the first flag in the lowest bit.
 */
export interface FlagChoice {
  readonly offset: number;
  readonly choices: readonly Uint8Array[];
}

/** Bytes that depend on a chain's parameters. */
export interface Variables {
  readonly numbers: readonly CopiedNumber[];
  readonly choices: readonly FlagChoice[];
}

/** Halves are shown as well as the numbers themselves. */
const SHIFTS = [0, 1];

/** Flags in the order in which a choice counts them. */
export function flagFields(): readonly FieldPlace[] {
  return fieldPlaces().filter(({ isFlag }) => isFlag);
}

/**
 * Detects how bytes that are made from parameters depend on them, by making them with others.
 *
 * @throws TypeError when they depend in a way that the reader has no rule for
 */
export function variablesOf(make: (params: ChainParameters) => Uint8Array): Variables {
  const plain = make(base);
  const numbers = fieldPlaces()
    .filter(({ isFlag }) => !isFlag)
    .flatMap((field) => {
      const params = withOther(field.name);
      const made = make(params);
      return differences([plain, made]).map((range) => {
        const seen = [plain, made].map((bytes) => bytes.subarray(range.offset, range.offset + range.width));
        const shift = SHIFTS.find((bits) =>
          [base, params].every((one, i) => {
            const shown = seen[i];
            return shown !== undefined && bytesEqual(shifted(one, field, bits, range.width), shown);
          }),
        );
        if (shift === undefined) throw new TypeError(`bytes at ${range.offset} show ${field.name} in an unknown way`);
        return { ...range, field, shift };
      });
    });
  return { numbers, choices: choicesOf(make) };
}

function choicesOf(make: (params: ChainParameters) => Uint8Array): FlagChoice[] {
  const flags = flagFields();
  const made = Array.from({ length: 1 << flags.length }, (_, bits) =>
    make({ ...base, ...Object.fromEntries(flags.map(({ name }, i) => [name, ((bits >> i) & 1) === 1])) }),
  );
  return differences(made).map(({ offset, width }) => ({
    offset,
    choices: made.map((bytes) => bytes.slice(offset, offset + width)),
  }));
}

/** A number of the parameters, shifted, in so many bytes. */
function shifted(params: ChainParameters, { offset, width }: FieldPlace, bits: number, length: number): Uint8Array {
  const encoded = ChainParameters.encode(params).subarray(offset, offset + width);
  const number = encoded.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> BigInt(bits);
  const out = new Uint8Array(length);
  for (let i = 0; i < length; i += 1) out[i] = Number((number >> BigInt(8 * i)) & 0xffn);
  return out;
}
