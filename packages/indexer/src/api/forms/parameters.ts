import { fromHex } from "@opentao/codec";
import { decodeAddress, encodeAddress } from "@opentao/crypto";
import * as z from "zod";

/** The largest number that a column of the database's type `integer` holds, and so the greatest height. */
export const MAX_HEIGHT = 2 ** 31 - 2;
/** Rows of a page at most, and by default. */
export const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 50;
/** Characters of a cursor at most: one may hold the keys of an entry of the state, which have up to 1,000. */
const MAX_CURSOR = 3000;

/** A whole number written in decimal digits. */
export function whole(least: number, most: number, description: string) {
  return z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
    .meta({ description, type: "integer", minimum: least, maximum: most });
}

function encoded(text: string): string | undefined {
  try {
    return encodeAddress(text.startsWith("0x") ? fromHex(text) : decodeAddress(text));
  } catch {
    return undefined; // told as an invalid parameter
  }
}

/** An account: an SS58 address of any prefix, or a public key in hex digits. It is made the index's form of address. */
export const address = z
  .string()
  .regex(/^(0x[0-9a-fA-F]{64}|[1-9A-HJ-NP-Za-km-z]{46,52})$/, "must be an SS58 address or a public key in hex")
  .transform((text, context) => {
    const found = encoded(text);
    if (found !== undefined) return found;
    context.addIssue("is no SS58 address: its checksum does not match");
    return z.NEVER;
  });

export const height = (description: string) => whole(0, MAX_HEIGHT, description);
export const netuid = whole(0, 65_535, "Subnet.");
export const uid = whole(0, 65_535, "UID in the subnet.");
export const hash = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, "must be 0x and 64 hex digits")
  .transform((text) => text.toLowerCase());
/** A name that the runtime gives a pallet, a call or an event. */
export const name = z.string().regex(/^[A-Za-z_]\w{0,63}$/, "must be a name of letters, digits and underscores");
/** A place in a block: `HEIGHT-NUMBER`. */
export const placeInBlock = z
  .string()
  .regex(/^\d{1,10}-\d{1,10}$/, "must be HEIGHT-NUMBER")
  .transform((text) => text.split("-").map(Number))
  .pipe(z.tuple([z.number().max(MAX_HEIGHT), z.number().max(MAX_HEIGHT)]));

/** A time in milliseconds since 1970. */
export const milliseconds = (description: string) => whole(0, 999_999_999_999_999, description);

export const limit = whole(1, MAX_LIMIT, `Rows at most, ${DEFAULT_LIMIT} by default.`).default(DEFAULT_LIMIT);

/** Parameters that every list has. */
export const paging = {
  limit,
  order: z.enum(["asc", "desc"]).default("desc").meta({ description: "Newest first (`desc`), or oldest first." }),
  cursor: z
    .string()
    .max(MAX_CURSOR)
    .regex(/^[\w-]+$/, "must be a cursor that the API has given")
    .optional()
    .meta({ description: "`next` of the page before. Opaque, and for the same list and filters." }),
};

/** Parameters of lists that are in the order of blocks. */
export const blockRange = {
  from: height("First block.").optional(),
  to: height("Last block.").optional(),
};

/** Parameter of what may be of best blocks too. */
export const ofBest = {
  finality: z
    .enum(["finalized", "best"])
    .default("finalized")
    .meta({ description: "`best`: best blocks above the finalized ones too; they may still be undone." }),
};

/** Parameters of a list that are always there. */
export interface Paging {
  readonly limit: number;
  readonly order: "asc" | "desc";
  readonly cursor?: string | undefined;
}
