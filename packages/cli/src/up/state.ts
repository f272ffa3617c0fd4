import { existsSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { freePort } from "../ports.ts";
import { readStored } from "./stored.ts";

/** What a local network remembers between two runs: the ports on which its miners serve, by name. */
const networkState = z.object({ axonPorts: z.record(z.string(), z.number().int().min(1).max(65_535)) });
export type NetworkState = z.infer<typeof networkState>;

/** The network's state, with a port for every miner: the one it had, or a free one. The file is replaced as a whole. */
export async function ensureAxonPorts(file: string, miners: readonly string[]): Promise<NetworkState> {
  const { axonPorts }: NetworkState = existsSync(file) ? readStored(file, networkState) : { axonPorts: {} };
  for (const name of miners) axonPorts[name] ??= await freePort();
  const state = { axonPorts };
  writeFileSync(`${file}.new`, JSON.stringify(state, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return state;
}
