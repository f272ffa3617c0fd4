import * as z from "zod";

/** An answer to `state_queryStorageAt`: keys with their values after one block, as hexadecimal text. */
export const changeSets = z.tuple([z.object({ changes: z.array(z.tuple([z.string(), z.string().nullable()])) })]);
