import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { z } from "zod";
import { CliError } from "../output/errors.ts";

/** What a local network remembers between two runs: the ports on which its miners serve, by name. */
const networkState = z.object({ axonPorts: z.record(z.string(), z.number().int().min(1).max(65_535)) });
export type NetworkState = z.infer<typeof networkState>;

/** A port that nobody listens on at present. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("the system gave no port");
  return address.port;
}

function read(file: string): NetworkState {
  if (!existsSync(file)) return { axonPorts: {} };
  const parsed = networkState.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (parsed.success) return parsed.data;
  throw new CliError("NETWORK_DAMAGED", `${file} does not hold what it should`, "start anew with --reset");
}

/** The network's state, with a port for every miner: the one it had, or a free one. The file is replaced as a whole. */
export async function ensureAxonPorts(file: string, miners: readonly string[]): Promise<NetworkState> {
  const { axonPorts } = read(file);
  for (const name of miners) axonPorts[name] ??= await freePort();
  const state = { axonPorts };
  writeFileSync(`${file}.new`, JSON.stringify(state, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return state;
}
