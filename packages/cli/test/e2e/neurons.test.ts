import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { freePort } from "../../src/shared/ports.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-neurons-"));
const wallets = join(base, "wallets");
let node: RunningTao;
let url: string;

const json = async (...args: string[]) => JSON.parse((await tao([...args, "--json"])).stdout);
/** On the subnet of the development chain. */
const on = (wallet: string) => ["--netuid", "1", "--wallet", wallet, "--wallets", wallets, "--url", url];
const mine = (wallet: string, ...args: string[]) => ["miner", "--market", "image", ...on(wallet), ...args];

beforeAll(async () => {
  node = new RunningTao(["node", "--dev", "--block-time", "250", "--rpc-port", "0", "--json"]);
  url = String((await node.facts()).url);
  for (const name of ["Alice", "Bob"]) await tao(["wallet", "new", name, "--dev-account", name, "--wallets", wallets]);
});

afterAll(async () => {
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

/** Waits for the first status of this kind that a neuron prints. */
function reported(neuron: RunningTao, kind: string): Promise<Record<string, unknown>> {
  return neuron.until(({ stdout }) => {
    const statuses = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line));
    return statuses.find((status) => status.kind === kind);
  });
}

describe("tao miner and tao validator", () => {
  it("register, serve, ask and score, and stop with exit code 0", async () => {
    const miner = new RunningTao(mine("Alice", "--open", "--registration", "burn", "--axon-port", "0", "--json"));
    const { uid } = await reported(miner, "ready");
    const validator = new RunningTao([
      "validator",
      "--market",
      "image",
      ...on("Bob"),
      "--registration",
      "burn",
      "--json",
    ]);
    await reported(validator, "ready");
    const { scores } = await reported(validator, "scored");
    expect(scores).toMatchObject([{ uid, score: expect.any(Number), explanation: { reason: expect.any(String) } }]);
    expect(await reported(miner, "answered")).toMatchObject({ answer: expect.stringContaining("digits") });
    const { neurons } = await json("metagraph", "1", "--url", url);
    const known = neurons.find((one: { uid: number }) => one.uid === uid);
    expect(known.axon.port).toBeGreaterThan(0);
    expect(await validator.stop("SIGINT")).toBe(0);
    expect(await miner.stop()).toBe(0);
    // One shape, on one stream.
    for (const neuron of [miner, validator]) {
      const lines = neuron.stdout.trim().split("\n");
      for (const line of lines) expect(JSON.parse(line)).toMatchObject({ kind: expect.stringMatching(/^[a-z]+$/) });
      expect(neuron.stderr).toBe("");
    }
  });

  it("report to people what they do", async () => {
    const miner = new RunningTao(mine("Alice", "--model", "lazy", "--axon-port", "0"));
    await miner.until(({ stderr }) => (/ready, UID \d+/.test(stderr) ? true : undefined));
    expect(await miner.stop()).toBe(0);
    expect(miner.stdout).toBe("");
  });
});

it("a validator whose output nobody reads any more stops with exit code 0", async () => {
  const flags = ["--market", "image", ...on("Bob"), "--registration", "burn", "--json"];
  const validator = new RunningTao(["validator", ...flags]);
  await reported(validator, "ready");
  const ended = new Promise((resolve) => validator.child.once("exit", resolve));
  validator.child.stdout?.destroy(); // it reports every round there
  expect(await ended).toBe(0);
  expect(validator.stderr).toBe("");
});

describe("a miner that cannot run says why, before it registers", () => {
  /** Returns the error for a wallet that is not registered. */
  async function failure(...args: string[]): Promise<{ code: string; message: string; hint: string }> {
    const { code, stdout } = await tao([...args, "--registration", "burn", "--json"]);
    expect(code).toBe(1);
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "").error;
  }

  beforeAll(async () => {
    await tao(["wallet", "new", "Charlie", "--dev-account", "Charlie", "--wallets", wallets]);
  });

  it("a busy port", async () => {
    const port = await freePort();
    const server = await new Promise<Server>((resolve) => {
      const listening = createServer().listen(port, "127.0.0.1", () => resolve(listening));
    });
    const error = await failure(...mine("Charlie", "--model", "lazy", "--axon-port", String(port)));
    expect(error).toMatchObject({ code: "PORT_IN_USE", hint: expect.stringContaining("--axon-port") });
    server.close();
  });

  it("a model of another subnet", async () => {
    const model = new URL("../../../subnets/models/text-small.onnx", import.meta.url).pathname;
    const error = await failure(...mine("Charlie", "--model", model, "--axon-port", "0"));
    expect(error).toMatchObject({ code: "MODEL_SIGNATURE", message: expect.stringContaining("text-small.onnx") });
  });

  it("a file that is no model", async () => {
    const model = new URL("./neurons.test.ts", import.meta.url).pathname;
    const error = await failure(...mine("Charlie", "--model", model, "--axon-port", "0"));
    expect(error.code).toMatch(/^MODEL_/);
  });

  it("a subnet that does not exist", async () => {
    const args = ["--market", "image", "--netuid", "9", "--wallet", "Charlie", "--wallets", wallets, "--url", url];
    const error = await failure("miner", ...args, "--model", "lazy", "--axon-port", "0");
    expect(error.code).toBe("SUBNET_NOT_FOUND");
  });

  it("and has spent nothing", async () => {
    const { neurons } = await json("metagraph", "1", "--url", url);
    const { address } = await json("wallet", "balance", "Charlie", "--wallets", wallets, "--url", url);
    expect(neurons.filter(({ coldkey }: { coldkey: string }) => coldkey === address)).toEqual([]);
  });
});
