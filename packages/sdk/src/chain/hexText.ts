import * as z from "zod";

/** Bytes as hex digits, as nodes write them. */
export const hexText = z.string().regex(/^0x([0-9a-f]{2})*$/);

/** A hash as hex digits. */
export const hashText = z.string().regex(/^0x[0-9a-f]{64}$/);
