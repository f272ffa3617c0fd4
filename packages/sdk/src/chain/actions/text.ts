import { z } from "zod";

const decoder = new TextDecoder();

/** Text that the chain holds as bytes, or as a list of compact numbers (protocol: clients §b). */
export const text = z
  .union([z.instanceof(Uint8Array), z.array(z.number().int().min(0).max(255))])
  .transform((bytes) => decoder.decode(bytes instanceof Uint8Array ? bytes : Uint8Array.from(bytes)));
