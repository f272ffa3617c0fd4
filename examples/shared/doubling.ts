// The protocol of a small subnet: what its validators send, and what its miners return. Both sides check both.
import { defineSynapse } from "@opentao/sdk";
import { z } from "zod";

/** Task of doubling a number. */
export const doubling = defineSynapse({
  name: "Doubling",
  request: z.object({ number: z.int() }),
  response: z.object({ doubled: z.int() }),
});
