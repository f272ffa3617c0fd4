import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { RunningTao } from "../e2e/running.ts";
import { ShellLine } from "../readme/shell.ts";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const readme = readFileSync(new URL("../../../../examples/README.md", import.meta.url), "utf8");
const [[nodeLine = ""] = [], exampleLines = []] = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(
  ([, block = ""]) =>
    block
      .trimEnd()
      .split("\n")
      .map((line) => line.replace(/\s#.*$/, "").trimEnd()),
);

const nodes: RunningTao[] = [];
const started: ShellLine[] = [];

/** Starts the README's chain on a port of its own; returns its URL. */
async function startChain(...options: string[]): Promise<string> {
  const words = nodeLine.replace("npx opentao ", "").split(" ");
  const node = new RunningTao([...words, "--rpc-port", "0", "--no-network", "--json", ...options]);
  nodes.push(node);
  return z.object({ url: z.string() }).parse(await node.facts()).url;
}

/** Starts the README's line of an example. */
function start(name: string, url: string): ShellLine {
  const line = exampleLines.find((one) => one === `npm run example ${name}`);
  if (line === undefined) throw new Error(`examples/README.md has no line for ${name}`);
  const shell = new ShellLine(line, root, { TAO_URL: url });
  started.push(shell);
  return shell;
}

let instant: string;
let quick: string;
beforeAll(async () => {
  [instant, quick] = await Promise.all([
    startChain("--sealing", "instant"),
    startChain("--block-time", "100"), // epochs and rate limits are counted in blocks
  ]);
});
afterAll(async () => {
  await Promise.all(started.map((shell) => shell.stop()));
  await Promise.all(nodes.map((node) => node.stop()));
});

describe("the examples", () => {
  it.each(["", "doubling"])("are all named by their README, and to who names none of them: %s", async (name) => {
    const programs = readdirSync(`${root}/examples`).flatMap((file) => /^(.*)\.ts$/.exec(file)?.[1] ?? []);
    const named = exampleLines.map((line) => line.replace("npm run example ", ""));
    expect(named.toSorted()).toEqual(programs);
    const shell = new ShellLine(`npm run --silent example ${name}`, root);
    await expect(shell.done()).rejects.toThrow(`npm run example ${programs.join("|")}\n`);
  });

  it("read a chain", async () => {
    expect(await start("connect", instant).done()).toMatch(
      /head: block 0 \(0x\w{64}\)\nAlice has 1000000000000000 rao\nsubnet 0: root.*\nsubnet 1: apex, .*\nneuron 0: 5\w+/,
    );
  });

  it("send TAO, and read the event", async () => {
    expect(await start("transfer", instant).done()).toMatch(
      /in block 0x\w{64}, for a fee of [1-9]\d* rao\n1000000000 rao went to 5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty\n/,
    );
  });

  it.each(["connect", "transfer", "miner", "validator", "subnet"])("say what went wrong: %s", async (name) => {
    const shell = start(name, "ws://127.0.0.1:1");
    await expect(shell.done()).rejects.toThrow("it ended with 1: ");
    expect(shell.output).toMatch(/^error no chain answers at .* \[CHAIN_UNREACHABLE\]\n {2}→ Start one .*\.$/m);
    expect(shell.output).not.toMatch(/^ +at /m); // lines for people, not a stack
  });

  it("mine and validate", async () => {
    const miner = start("miner", quick);
    await miner.until(/^note subnet 1 does not say .* \[SYNAPSE_UNKNOWN\]\n {2}→ .*\nready, uid 1$/m);
    const validator = start("validator", quick);
    await Promise.all([miner.until(/^answered \{"doubled":\d+\}$/m), validator.until(/^miner 1 scored 1: right$/m)]);
    await Promise.all([miner.stop(), validator.stop()]);
  });

  it("say why a score is 0", async () => {
    // Few blocks, each with a transaction: no epoch gives the validator its permit.
    const miner = start("miner", instant);
    await miner.until(/^ready, uid 1$/m);
    const validator = start("validator", instant);
    await validator.until(/^miner 1 scored 0: no answer: .*Non-validator hotkey/m);
    await Promise.all([miner.stop(), validator.stop()]);
  });

  it("run a whole subnet until a weight is set", async () => {
    expect(await start("subnet", quick).done()).toMatch(/^subnet 2: its validator gives miner 1 the weight 1$/m);
  });
});
