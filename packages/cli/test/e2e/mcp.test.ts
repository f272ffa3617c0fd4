import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { keypairFromSuri } from "@opentao/crypto";
import { Chain, getBalance, getBlock, getRegistrationCost, getStakes, tx } from "@opentao/sdk/chain";
import { readMetagraph } from "@opentao/sdk/metagraph";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { SpendingLimit, spentBy } from "../../src/mcp/spending.ts";
import { formatTao } from "../../src/output/units.ts";
import { RunningTao } from "./running.ts";
import { ENTRY, startIn, tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-mcp-"));
const wallets = join(base, "wallets");
const alice = keypairFromSuri("//Alice").address;
const bob = keypairFromSuri("//Bob").address;
const TAO = 1_000_000_000n;
const NAMES = ["transfer", "stake", "unstake", "move_stake", "register"];
let node: RunningTao;
let url: string;
let chain: Chain;
let hotkey: string;

const answered = z.object({ id: z.number(), answer: z.unknown() });
const listed = z.object({
  tools: z.array(
    z.object({
      name: z.string(),
      annotations: z.object({ readOnlyHint: z.boolean(), destructiveHint: z.boolean() }),
    }),
  ),
});
const result = z.object({
  isError: z.boolean().optional(),
  content: z.array(z.object({ text: z.string() })).length(1),
});

/** An agent that has started `tao mcp`: the official client, in a process of its own. */
class Agent {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #asked = 0;

  constructor(...args: string[]) {
    const served = [process.execPath, ENTRY, "mcp", "--url", url, "--wallets", wallets, ...args];
    this.#child = startIn(join(import.meta.dirname), [process.execPath, "mcpClient.mjs", ...served]);
    if (this.#child.stdout === null) throw new Error("the client has no output");
    createInterface({ input: this.#child.stdout }).on("line", (line) => {
      const { id, answer } = answered.parse(JSON.parse(line));
      this.#waiting.get(id)?.(answer);
    });
  }

  #ask(what: object): Promise<unknown> {
    const id = ++this.#asked;
    this.#child.stdin?.write(`${JSON.stringify({ id, ...what })}\n`);
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  async tools() {
    return listed.parse(await this.#ask({})).tools;
  }

  async call(name: string, args: Record<string, unknown> = {}) {
    const { isError = false, content } = result.parse(await this.#ask({ name, args }));
    return { isError, value: JSON.parse(content[0]?.text ?? "") };
  }

  /** Ends its input; returns its exit code. */
  close(): Promise<unknown> {
    const ended = once(this.#child, "close");
    this.#child.stdin?.end();
    return ended.then(([code]) => code);
  }
}

beforeAll(async () => {
  const options = ["--sealing", "instant", "--rpc-port", "0", "--no-network", "--json"];
  node = new RunningTao(["node", "--dev", ...options]);
  url = z.object({ url: z.string() }).parse(await node.facts()).url;
  chain = await Chain.connect(url);
  hotkey = (await readMetagraph(chain, 1)).neurons[0]?.hotkey ?? "";
  expect((await tao(["wallet", "new", "dev", "--dev-account", "Alice", "--wallets", wallets])).code).toBe(0);
});
afterAll(async () => {
  chain.close();
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

describe("tao mcp", () => {
  it("lets an agent look and preview, and nothing more", async () => {
    const agent = new Agent();
    const tools = await agent.tools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      [
        "balance",
        "explain",
        "metagraph",
        "network",
        "pending",
        "subnets",
        ...NAMES.map((name) => `preview_${name}`),
      ].sort(),
    );
    expect(tools.every(({ annotations }) => annotations.readOnlyHint === true)).toBe(true);
    expect((await agent.call("network")).value).toMatchObject({ genesisHash: chain.genesisHash });
    expect((await agent.call("subnets")).value).toMatchObject([{ netuid: 0 }, { netuid: 1 }]);
    expect((await agent.call("metagraph", { netuid: 1 })).value.neurons[0]).toMatchObject({ hotkey });
    const { free } = await getBalance(chain, alice);
    expect((await agent.call("balance", { who: "dev" })).value).toMatchObject({ address: alice, free: `${free}` });
    const action = { netuid: 1, hotkey, amount: "2" };
    const { value } = await agent.call("preview_stake", { account: "dev", action });
    expect(value).toMatchObject({
      ok: true,
      exactness: "exact",
      free: { before: `${free}` },
      worst: { least: expect.stringMatching(/^\d+$/) },
    });
    expect((await getBalance(chain, alice)).free).toBe(free);
    expect((await agent.call("pending")).value).toEqual({ actions: [], unreadable: 0 });
    expect((await agent.call("explain", { code: "SPENDING_LIMIT" })).value).toMatchObject([{ number: "E7090" }]);
    expect(await agent.close()).toBe(0);
  });

  it("answers wrong input with a code and a cure", async () => {
    const agent = new Agent();
    const wrong = async (name: string, args: Record<string, unknown>) => {
      const { isError, value } = await agent.call(name, args);
      expect(isError).toBe(true);
      expect(value.error.hint).toMatch(/\w/);
      return value.error.code;
    };
    const stake = { netuid: 1, hotkey, amount: "2" };
    const preview = (action: object) => wrong("preview_stake", { account: "dev", action });
    expect(await wrong("metagraph", { netuid: 9 })).toBe("UNKNOWN_SUBNET");
    expect(await wrong("balance", { who: "nobody" })).toBe("NOT_AN_ADDRESS");
    expect(await preview({ ...stake, amount: "-2" })).toBe("INVALID_AMOUNT");
    expect(await preview({ ...stake, amount: "1e9" })).toBe("INVALID_AMOUNT");
    expect(await preview({ ...stake, hotkey: "5F" })).toBe("INVALID_ADDRESS");
    expect(await agent.close()).toBe(0);
  });

  it("acts with a wallet up to a limit in any hour, and keeps to a worst price", async () => {
    const agent = new Agent("--allow-actions", "--spend-per-hour", "5", "--wallet", "dev");
    const tools = await agent.tools();
    const acting = tools.filter(({ annotations }) => annotations.destructiveHint === true);
    expect(acting.map(({ name }) => name).sort()).toEqual([...NAMES].sort());
    const before = (await getBalance(chain, bob)).free;
    const sent = await agent.call("transfer", { to: bob, amount: "1" });
    expect(sent).toMatchObject({ isError: false, value: { what: `Send 1 TAO to ${bob}` } });
    expect((await getBalance(chain, bob)).free - before).toBe(TAO);
    // Both are asked for at once, and only one fits.
    const stake = { netuid: 1, hotkey, amount: "3" };
    const both = await Promise.all([agent.call("stake", stake), agent.call("stake", stake)]);
    expect(both.map(({ isError }) => isError)).toEqual([false, true]);
    expect(both[1]?.value.error.code).toBe("SPENDING_LIMIT");
    const stakes = await getStakes(chain, alice);
    expect(stakes.some((one) => one.netuid === 1 && one.hotkey === hotkey && one.stake > 0n)).toBe(true);
    // What would fail counts for nothing.
    const failing = await agent.call("unstake", { netuid: 1, hotkey: bob, amount: "0.1" });
    expect(failing.value.error.code).toMatch(/WOULD_FAIL|INVALID_TRANSACTION/);
    const left = await agent.call("transfer", { to: bob, amount: "0.5" });
    expect(left.isError).toBe(false);
    expect(await agent.close()).toBe(0);
  });

  it("registers for no more than it counts as spent", async () => {
    const newcomer = keypairFromSuri("//Newcomer").address;
    const cost = await getRegistrationCost(chain, 1);
    const register = { netuid: 1, hotkey: newcomer };
    const poor = new Agent("--allow-actions", "--spend-per-hour", formatTao(cost - 1n), "--wallet", "dev");
    const refused = await poor.call("register", register);
    expect(refused).toMatchObject({ isError: true, value: { error: { code: "SPENDING_LIMIT" } } });
    expect(await poor.close()).toBe(0);
    const agent = new Agent("--allow-actions", "--spend-per-hour", "5", "--wallet", "dev");
    const { value: shown } = await agent.call("preview_register", { account: "dev", action: register });
    expect(shown).toMatchObject({ ok: true, most: `${cost}`, what: expect.stringContaining(`${formatTao(cost)} TAO`) });
    const { value } = await agent.call("register", register);
    expect(BigInt(value.spent)).toBe(cost + BigInt(value.fee));
    expect(BigInt(value.left)).toBe(5n * TAO - BigInt(value.spent));
    expect((await readMetagraph(chain, 1)).neurons.map((one) => one.hotkey)).toContain(newcomer);
    // The call names its limit: what others do before its block comes cannot make it dearer.
    const block = await getBlock(chain, value.blockHash);
    const reader = (await chain.types(value.blockHash)).extrinsics;
    expect(block?.extrinsics.map((bytes) => reader.read(bytes).call)).toContainEqual(
      tx.SubtensorModule.register_limit({ ...register, limit_price: cost }),
    );
    expect(await agent.close()).toBe(0);
  });

  it("wants a limit with actions, and none without", async () => {
    const none = await tao(["mcp", "--allow-actions"]);
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("--spend-per-hour TAO") });
    const idle = await tao(["mcp", "--spend-per-hour", "1"]);
    expect(idle).toMatchObject({ code: 2, stderr: expect.stringContaining("without --allow-actions") });
    const nobody = await tao(["mcp", "--allow-actions", "--spend-per-hour", "1", "--wallets", wallets]);
    expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining("WALLET_NOT_FOUND") });
    const told = await tao(["mcp", "--allow-actions", "--spend-per-hour", "1", "--wallets", wallets, "--json"]);
    expect(JSON.parse(told.stdout)).toMatchObject({ kind: "failed", error: { code: "WALLET_NOT_FOUND" } });
    // It signs with the coldkey alone.
    const hotkeyed = await tao(["mcp", "--hotkey", "other"]);
    expect(hotkeyed).toMatchObject({ code: 2, stderr: expect.stringContaining("unknown option '--hotkey'") });
  });
});

describe("a limit on spending", () => {
  it("counts what an action may cost at most, where that is more than it would cost now", async () => {
    const whole = { before: 100n, after: 60n };
    const nothing = { before: 0n, after: 0n };
    const about = { exactness: "exact", ok: true, error: undefined, isFeeInAlpha: false } as const;
    const preview = { ...about, fee: 2n, free: whole, reserved: nothing, stakes: [], prices: [] };
    const price = () => Promise.resolve(TAO);
    expect(await spentBy({ plan: { preview } }, price)).toBe(40n);
    expect(await spentBy({ plan: { preview }, most: 38n }, price)).toBe(40n);
    expect(await spentBy({ plan: { preview }, most: 50n }, price)).toBe(52n);
  });

  it("counts each amount for an hour", () => {
    let now = 0;
    const limit = new SpendingLimit(10n, () => now);
    limit.take(6n);
    now = 3_599_999;
    expect(() => limit.take(5n)).toThrow(
      /spend 0\.000000005 TAO, and 0\.000000004 of 0\.00000001 TAO an hour are left/,
    );
    limit.take(4n);
    now = 3_600_000;
    expect(limit.left).toBe(6n);
    limit.take(6n);
    expect(() => limit.take(1n)).toThrow(expect.objectContaining({ code: "SPENDING_LIMIT" }));
  });
});
