import { keypairFromSuri } from "@opentao/crypto";
import { z } from "zod";
import { defineSynapse } from "../../src/synapse/index.ts";

export const miner = keypairFromSuri("//Miner");
export const validator = keypairFromSuri("//Validator");
export const synapse = defineSynapse({
  name: "Prompt",
  request: z.object({ prompt: z.string() }),
  response: z.object({ completion: z.string() }),
});
export const question = { prompt: "The quick brown fox ".repeat(20) };
