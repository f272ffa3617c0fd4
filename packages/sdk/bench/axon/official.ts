import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processorTime, type Server } from "./servers.ts";

/** Requests of a connection in a round: it is slow. */
const EACH = 20;

/** The official axon with the same synapse, which hashes the same field and verifies signatures. */
const PROGRAM = `
import sys, time
from typing import ClassVar, Optional
import bittensor as bt

class Prompt(bt.Synapse):
    required_hash_fields: ClassVar[tuple[str, ...]] = ("prompt",)
    prompt: str = ""
    completion: Optional[str] = None

def forward(synapse: Prompt) -> Prompt:
    synapse.completion = synapse.prompt
    return synapse

wallet = bt.Wallet(name="bench", hotkey="bench", path=sys.argv[2])
wallet.set_hotkey(bt.Keypair.create_from_uri("//Miner"), encrypt=False, overwrite=True)
wallet.set_coldkeypub(bt.Keypair.create_from_uri("//Miner"), overwrite=True)
axon = bt.Axon(wallet=wallet, port=int(sys.argv[1]), ip="127.0.0.1", external_ip="127.0.0.1")
axon.attach(forward_fn=forward)
axon.start()
print("ready", flush=True)
while True:
    time.sleep(60)
`;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

/**
 * Starts the official axon with the Python that `OPENTAO_OFFICIAL_PYTHON` names, in which the package `bittensor` 10 is
 * installed; `undefined` without it.
 */
export async function startOfficial(): Promise<Server | undefined> {
  const python = process.env.OPENTAO_OFFICIAL_PYTHON;
  if (python === undefined) {
    console.error("The official axon is not measured: OPENTAO_OFFICIAL_PYTHON names no Python that has bittensor 10.");
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), "opentao-official-"));
  const port = await freePort();
  const env = { ...process.env, HOME: folder };
  const child = spawn(python, ["-c", PROGRAM, String(port), folder], { env, stdio: ["ignore", "pipe", "inherit"] });
  const stop = (): void => {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  };
  const isReady = await new Promise<boolean>((resolve) => {
    child.stdout.on("data", (text: Buffer) => text.includes("ready") && resolve(true));
    child.once("error", () => resolve(false));
    child.once("exit", () => resolve(false));
  });
  if (isReady) {
    const all = (): number => processorTime(`/proc/${child.pid}/stat`);
    return { port, each: EACH, usage: async () => ({ all: all(), loop: Number.NaN }), stop };
  }
  stop();
  console.error(`The official axon is not measured: ${python} did not start it.`);
  return undefined;
}
