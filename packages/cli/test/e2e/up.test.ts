import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Chain, readMetagraph } from "@opentao/sdk";
import { subnets } from "@opentao/subnets";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { freePort } from "../../src/shared/ports.ts";
import { processesWith, RunningTao } from "./running.ts";
import { ENTRY, type Finished, finished, root, startIn, startTao, tao } from "./tao.ts";
import { hasTerminal, InTerminal, TERMINAL_HINT } from "./terminal.ts";
import { canTrace, departures, TRACE_HINT, traced } from "./trace.ts";

/** A whole network with its real models on a machine that may be slow. */
const LONG = 300_000;

const rao = z.string().regex(/^\d+$/).transform(BigInt);
const neuron = z.object({
  uid: z.number(),
  name: z.string(),
  role: z.enum(["owner", "miner", "validator", "other"]),
  model: z.string(),
  incentive: z.number(),
  dividends: z.number(),
  earnedTao: rao,
});
const report = z.object({
  chain: z.object({ genesis: z.string(), block: z.number() }),
  supply: z.object({
    atGenesis: rao,
    now: rao,
    audit: z.object({ accounts: rao, pools: rao, rootStake: rao, difference: rao }),
  }),
  subnets: z.array(z.object({ name: z.string(), netuid: z.number(), neurons: z.array(neuron) })),
  page: z.url(),
  index: z.object({ url: z.url(), isUp: z.boolean(), height: z.number().optional() }),
});

type Subnet = z.infer<typeof report>["subnets"][number];

/** Miners of a subnet, and the one with the best model. */
function minersOf({ name, neurons }: Subnet) {
  const miners = neurons.filter(({ role }) => role === "miner");
  const [bestModel] = name === "text" ? subnets.text.models : subnets.image.models;
  const best = miners.find(({ model }) => model === bestModel?.id);
  if (best === undefined) throw new Error("a miner is missing");
  return { miners, best };
}

/** Waits until the best model has the most incentive: after one epoch or two, chance may have another before it. */
async function untilBestLeads(chain: Chain, subnet: Subnet): Promise<void> {
  const { miners, best } = minersOf(subnet);
  for (;;) {
    const { block, neurons } = await readMetagraph(chain, subnet.netuid);
    const incentiveOf = (uid: number) => neurons[uid]?.incentive ?? 0;
    if (miners.every(({ uid }) => uid === best.uid || incentiveOf(uid) < incentiveOf(best.uid))) return;
    await chain.waitForHead(({ number }) => number > block);
  }
}

const base = mkdtempSync(join(tmpdir(), "opentao-up-"));
const network = async (): Promise<string[]> => {
  const place = ["--base-path", base, "--index-port", "0"];
  return ["up", ...place, "--rpc-port", String(await freePort())];
};
const QUICK = ["--block-time", "500"];

/** Processes that belong to the network of this test. */
const processes = () => processesWith(base);

/** A home and a folder for temporary files of its own: whatever is written there is nobody's wish. */
const home = mkdtempSync(join(tmpdir(), "opentao-home-"));
const trace = join(base, "trace");

afterAll(() => {
  for (const folder of [base, home]) rmSync(folder, { recursive: true, force: true });
});

describe("tao up", () => {
  let first: Finished;

  beforeAll(async () => {
    // As the README has it, with a folder and a block time of its own.
    const [, ...flags] = [...(await network()), ...QUICK];
    const command = ["npm", "start", "--silent", "--", "--once", "--json", ...flags];
    // What npm itself keeps, by its cache and since Node.js 22 as compiled code, is not what is looked for.
    const npmKeeps = { npm_config_cache: join(base, "npm"), NODE_DISABLE_COMPILE_CACHE: "1" };
    const env = { HOME: home, TMPDIR: home, ...npmKeeps };
    first = await finished(canTrace ? traced(trace, command, env) : startIn(root, command, env));
  }, LONG);

  it("leaves nothing outside its folder", () => {
    expect(readdirSync(home)).toEqual([]);
  });

  it.skipIf(!canTrace)(`talks to nobody outside this machine${canTrace ? "" : ` (${TRACE_HINT})`}`, () => {
    expect(departures(trace)).toEqual([]);
    expect(readFileSync(trace, "utf8")).toContain("127.0.0.1"); // its own processes: the trace is that of the network
  });

  it("pays scored epochs on every subnet, out of nothing, and every rao is accounted for", () => {
    expect(first.stderr).toBe("");
    expect(first.code).toBe(0);
    const { supply, subnets: paid } = report.parse(JSON.parse(first.stdout));
    expect(supply.atGenesis).toBe(0n);
    expect(supply.now).toBeGreaterThan(0n);
    const { accounts, pools, rootStake, difference } = supply.audit;
    expect(accounts + pools + rootStake).toBe(supply.now);
    expect(difference).toBe(0n);
    expect(paid.map(({ name }) => name).sort()).toEqual(Object.keys(subnets).sort());
  });

  it("pays the baseline less than a tenth of what it pays the best model", () => {
    for (const subnet of report.parse(JSON.parse(first.stdout)).subnets) {
      const { miners, best } = minersOf(subnet);
      expect(miners.length).toBeGreaterThanOrEqual(4);
      expect(subnet.neurons.filter(({ role }) => role === "validator")).toHaveLength(2);
      const baseline = miners.find(({ model }) => model === "lazy");
      if (baseline === undefined) throw new Error("a miner is missing");
      expect(baseline.earnedTao * 10n).toBeLessThan(best.earnedTao);
      expect(baseline.incentive * 10).toBeLessThan(best.incentive);
    }
  });

  it("keeps the chain's history, and says where", () => {
    const { index, chain } = report.parse(JSON.parse(first.stdout));
    expect(index.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    // Nothing waits for it: how far it is depends on the machine.
    expect(index.height ?? 0).toBeLessThanOrEqual(chain.block + 1);
    expect(readdirSync(join(base, "index"))).not.toEqual([]);
  });

  it("leaves no process behind, and secrets that only their owner can read", () => {
    expect(processes()).toEqual([]);
    const mode = (...path: string[]) => execFileSync("stat", ["-c", "%a", join(base, ...path)], { encoding: "utf8" });
    expect(mode("author.key").trim()).toBe("600");
    const seed = readFileSync(join(base, "author.key"), "utf8").trim().replace("0x", "");
    const logs = readdirSync(join(base, "logs")).map((name) => readFileSync(join(base, "logs", name), "utf8"));
    expect(logs.some((log) => log.includes(seed))).toBe(false);
  });

  it(
    "goes on from where it was, pays the best model most, survives the death of its node, stops when told to",
    async () => {
      const { chain: before, subnets: paid } = report.parse(JSON.parse(first.stdout));
      const args = await network();
      const port = args.at(-1);
      const child = startTao(args);
      const ended = finished(child);
      try {
        const chain = await connectWhenUp(`ws://127.0.0.1:${port}`);
        expect(chain.genesisHash).toBe(before.genesis);
        // Everybody is where they were: nobody has registered again.
        for (const { netuid, neurons } of paid) {
          const now = (await readMetagraph(chain, netuid)).neurons;
          expect(now.map(({ uid }) => uid)).toEqual(neurons.map(({ uid }) => uid));
        }
        for (const subnet of paid) await untilBestLeads(chain, subnet);
        const head = await chain.waitForHead(({ number }) => number > before.block + 1);
        expect(await tao(["up", "--base-path", base, "--json"])).toMatchObject({
          code: 1,
          stdout: expect.stringContaining("NETWORK_RUNNING"),
        });
        const node = processes().find(({ command }) => / node --chain/.test(command));
        if (node === undefined) throw new Error("there is no node");
        process.kill(node.pid, "SIGKILL");
        await chain.waitForHead(({ number }) => number > head.number + 3);
        expect(await chain.blockHash(head.number)).toBe(head.hash);
        chain.close();
      } finally {
        child.kill("SIGINT");
      }
      const { code } = await ended;
      expect(code).toBe(0);
      expect(processes()).toEqual([]);
    },
    LONG,
  );

  it(
    "has a page that reads its index, which answers pages of this machine and comes back when it is killed",
    async () => {
      const up = new RunningTao([...(await network()), ...QUICK]);
      const stepOf = (pattern: RegExp) => up.until(({ stderr }) => pattern.exec(stderr)?.[1]);
      const page = await stepOf(/^Page: (\S+)/m);
      const index = await stepOf(/^Index: (\S+)\/v1\/status$/m);
      const config = await answerOf(`${page}config.json`);
      expect(await config.json()).toMatchObject({ node: expect.stringMatching(/^ws:/), index });
      expect(config.headers.get("content-security-policy")).toContain(` ${index}`);
      const { origin } = new URL(page);
      for (const path of ["status", "blocks"]) {
        const answer = await answerOf(`${index}/v1/${path}`, { origin });
        expect(answer.headers.get("access-control-allow-origin")).toBe(origin);
      }
      const indexes = () => processes().filter(({ command }) => / index --database/.test(command));
      const [killed] = indexes();
      if (killed === undefined) throw new Error("there is no index");
      process.kill(killed.pid, "SIGKILL");
      while (!indexes().some(({ pid }) => pid !== killed.pid)) await sleep(200);
      // It answers before it has read its first block.
      const status = async (): Promise<unknown> => (await answerOf(`${index}/v1/status`)).json();
      await expect.poll(status, { timeout: LONG, interval: 500 }).toMatchObject({ first: 0 });
      expect(await up.stop("SIGINT")).toBe(0);
      expect(processes()).toEqual([]);
    },
    LONG,
  );

  it.skipIf(!hasTerminal)(
    `has a screen that obeys keys, and gives the terminal back${hasTerminal ? "" : ` (${TERMINAL_HINT})`}`,
    async () => {
      const words = [process.execPath, ENTRY, ...(await network())];
      const terminal = new InTerminal(`${words.join(" ")}; echo "CODE $?"; stty -a`, root);
      try {
        await terminal.until(0, "image-lazy", "image-validator-2", "q quit");
        const shown = await terminal.press("1", "Subnet 1 · text", "answers", "text-lazy");
        // The screen before may have been drawn once more when the key was pressed: the last one counts.
        expect(shown.slice(shown.lastIndexOf("Subnet 1 · text"))).not.toContain("image-lazy");
        await terminal.press("\t", "Subnet 2 · image", "image-lazy");
        await terminal.press("?", "Legend", "PageDown");
        await terminal.press("i", "Issues", join(base, "logs"));
        await terminal.press("r", "Last round of subnet 2", "task", "truth", "answer", "because", "right");
        await terminal.press("\t", "Last round of subnet 1", "what comes next?");
        await terminal.press("n", "supply", "text-lazy");
        await terminal.press("q", "Stopped.", "CODE 0", "echok");
      } finally {
        terminal.kill();
      }
      const output = await terminal.end();
      // The shell's screen, its cursor and its lines are back.
      const last = output.slice(output.lastIndexOf("\u001b[?1049l"));
      expect(output.lastIndexOf("\u001b[?1049h")).toBeLessThan(output.length - last.length);
      expect(output.lastIndexOf("\u001b[?25l")).toBeLessThan(output.lastIndexOf("\u001b[?25h"));
      expect(last).toMatch(/(?<!-)\bicanon\b/);
      expect(last).toMatch(/(?<!-)\becho\b/);
      expect(last).toContain("next, in another terminal:");
      expect(processes()).toEqual([]);
    },
    LONG,
  );

  it("removes nothing that exists unless it is told so where nobody can be asked", async () => {
    const { code, stdout } = await tao([...(await network()), "--reset", "--json"]);
    expect(code).toBe(1);
    const { error } = JSON.parse(stdout);
    expect(error).toMatchObject({ code: "RESET_UNCONFIRMED", hint: expect.stringContaining("--yes") });
    expect(error.message).toMatch(
      /would remove a chain of \S+ blocks and the keys of \d+ wallets, of which \d+ hold \S+ α/,
    );
    expect(readdirSync(base)).toContain("chain.json");
  });

  it(
    "names the neuron that cannot start, and why",
    async () => {
      writeFileSync(join(base, "scores", "text-validator-1.json"), "no scores");
      const { code, stdout } = await tao([...(await network()), "--once", "--json"]);
      expect(code).toBe(1);
      const { error } = JSON.parse(stdout);
      expect(error).toMatchObject({ code: "NEURON_FAILED", hint: expect.stringContaining("text-validator-1.log") });
      expect(error.message).toMatch(/^text-validator-1 cannot start: .*STATE_UNREADABLE/);
      expect(processes()).toEqual([]);
    },
    LONG,
  );

  it(
    "stops while it waits for the first block of its chain",
    async () => {
      const args = await network();
      const up = new RunningTao([...args, "--block-time", "600000", "--reset", "--yes"]);
      const chain = await connectWhenUp(`ws://127.0.0.1:${args.at(-1)}`);
      expect((await chain.head()).number).toBe(0);
      chain.close();
      expect(await up.stop("SIGINT")).toBe(0);
      expect(processes()).toEqual([]);
    },
    LONG,
  );

  it(
    "starts anew with --reset",
    async () => {
      const { chain: before } = report.parse(JSON.parse(first.stdout));
      const args = await network();
      const up = new RunningTao([...args, ...QUICK, "--reset", "--yes"]);
      const chain = await connectWhenUp(`ws://127.0.0.1:${args.at(-1)}`);
      expect(chain.genesisHash).not.toBe(before.genesis);
      expect((await chain.head()).number).toBeLessThan(before.block);
      chain.close();
      expect(await up.stop("SIGINT")).toBe(0);
      expect(processes()).toEqual([]);
    },
    LONG,
  );
});

/** Asks until somebody answers well. */
async function answerOf(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const deadline = Date.now() + LONG / 2;
  for (;;) {
    try {
      const answer = await fetch(url, { headers });
      if (answer.ok) return answer;
      throw new Error(`${url} answers ${answer.status}`);
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await sleep(200);
    }
  }
}

/** Connects once a network has come up. */
async function connectWhenUp(url: string): Promise<Chain> {
  const deadline = Date.now() + LONG / 2;
  for (;;) {
    try {
      return await Chain.connect(url, { connectTimeoutMs: 2000 });
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
