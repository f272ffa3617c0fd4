import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { RunningTao } from "../e2e/running.ts";
import { type Finished, tao } from "../e2e/tao.ts";
import { taoHere } from "./here.ts";

const facts = z.object({ url: z.string() });

const read = ({ code, stdout }: Finished) => ({ code, value: JSON.parse(stdout) });

/** A development chain in a process of its own, and a folder for wallets: commands are tried with both. */
export class DevChain {
  /** Folder of the test. */
  readonly base: string;
  /** Environment of commands: it names the folder of wallets and the node. */
  readonly env: NodeJS.ProcessEnv;
  readonly url: string;
  readonly #node: RunningTao;

  private constructor(base: string, url: string, node: RunningTao) {
    this.base = base;
    this.url = url;
    this.#node = node;
    this.env = { BT_WALLET_PATH: join(base, "wallets"), TAO_URL: url };
  }

  /** Starts one. @param sealing - when it makes blocks: `instant`, with each transaction, by default */
  static async start(name: string, sealing: "instant" | "manual" | "interval" = "instant"): Promise<DevChain> {
    const base = mkdtempSync(join(tmpdir(), `opentao-cli-${name}-`));
    const node = new RunningTao(["node", "--dev", "--sealing", sealing, "--rpc-port", "0", "--no-network", "--json"]);
    return new DevChain(base, facts.parse(await node.facts()).url, node);
  }

  /** Runs a command in this process with `--json`; what it prints, or its error under `error`. */
  async run(...args: readonly string[]) {
    return read(await taoHere([...args, "--json"], this.env));
  }

  /** Does the same in a process of its own, from the built program. */
  async runApart(...args: readonly string[]) {
    return read(await tao([...args, "--json"], this.env));
  }

  /** Stops the node, and removes the folder. */
  async stop(): Promise<void> {
    await this.#node.stop();
    rmSync(this.base, { recursive: true, force: true });
  }
}
