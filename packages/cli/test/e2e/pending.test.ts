import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { Chain, ChainError, getBalance, type SignedTransaction, signPayload, tx } from "@opentao/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { appendEntry, ledgerFile, readLedger } from "../../src/shared/ledger/file.ts";
import { recorded } from "../../src/shared/ledger/record.ts";
import { taoHere } from "../support/here.ts";
import { withoutBodies } from "../support/partialNode.ts";
import { RunningTao } from "./running.ts";
import { tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-pending-"));
const wallets = join(base, "wallets");
const env: NodeJS.ProcessEnv = { BT_WALLET_PATH: wallets };
const alice = keypairFromSuri("//Alice");
const BOB = keypairFromSuri("//Bob").address;
const TAO = 1_000_000_000n;
const OWN_PID = process.pid;
let node: RunningTao;
let url: string;
let chain: Chain;

const pendingSchema = z.object({
  actions: z.array(z.object({ what: z.string(), state: z.string(), detail: z.string(), hash: z.string().optional() })),
  unreadable: z.number(),
});

async function pending(...args: string[]) {
  const { stdout } = await taoHere(["wallet", "pending", ...args, "--json"], env);
  return pendingSchema.parse(JSON.parse(stdout));
}

async function seal(): Promise<void> {
  await chain.request("engine_createBlock", [true, true, null]);
}

/** Signs a transfer to Bob, notes it as if it was sent, and sends nothing. */
async function signedOnly(amount: bigint, lifetime: number): Promise<void> {
  const call = tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: BOB }, value: amount });
  const payload = await chain.prepare(call, alice.address, { lifetime });
  const bytes = await signPayload(payload, alice);
  const after = (await chain.head()).number;
  const signed: SignedTransaction = { bytes, after, end: after + lifetime };
  const meaning = { what: `Send ${amount}`, url, genesisHash: chain.genesisHash, address: alice.address };
  const lost = recorded(
    wallets,
    meaning,
    (onSigned) => {
      onSigned({ kind: "signed", hash: "0x00", nonce: 0, ...signed });
      return Promise.reject(new ChainError("TIMEOUT", "nobody answered", "Wait."));
    },
    () => undefined,
  );
  await expect(lost).rejects.toThrow("nobody answered");
}

beforeAll(async () => {
  const options = ["--sealing", "manual", "--rpc-port", "0", "--no-network", "--json"];
  node = new RunningTao(["node", "--dev", ...options]);
  url = z.object({ url: z.string() }).parse(await node.facts()).url;
  env.TAO_URL = url;
  chain = await Chain.connect(url);
  expect((await tao(["wallet", "new", "dev", "--dev-account", "Alice", "--json"], env)).code).toBe(0);
  // What this process notes is to look as that of one that has ended.
  Object.defineProperty(process, "pid", { value: 2 ** 22 + 1, configurable: true });
});
afterAll(async () => {
  Object.defineProperty(process, "pid", { value: OWN_PID, configurable: true });
  chain.close();
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

describe("tao wallet pending", () => {
  it("finds a transfer whose command was killed while it waited for a block", async () => {
    const send = new RunningTao(["wallet", "transfer", BOB, "1", "--wallet", "dev", "--yes"], env);
    await send.until(({ stderr }) => (stderr.includes("it waits for a block") ? true : undefined));
    expect((await pending()).actions).toMatchObject([{ state: "running" }]);
    await send.stop("SIGKILL");
    const [waiting] = (await pending()).actions;
    expect(waiting).toMatchObject({ state: "waiting", what: `Send 1 TAO to ${BOB}` });
    await seal();
    expect((await pending()).actions).toMatchObject([{ state: "done", hash: waiting?.hash }]);
    expect((await pending()).actions).toEqual([]);
    expect(statSync(ledgerFile(wallets)).mode & 0o777).toBe(0o600);
  });

  it("sends once more what is signed and in no block, and never twice", async () => {
    const before = (await getBalance(chain, BOB)).free;
    await signedOnly(TAO, 64);
    expect((await pending()).actions).toMatchObject([{ state: "sendable" }]);
    const again = new RunningTao(["wallet", "pending", "--resend"], env);
    await again.until(({ stderr }) => (stderr.includes("it waits for a block") ? true : undefined));
    await seal();
    await again.until(({ stdout }) => /done: block 0x/.exec(stdout) ?? undefined);
    expect((await pending("--resend")).actions).toEqual([]);
    expect((await getBalance(chain, BOB)).free - before).toBe(TAO);
  });

  it("says when a signature has expired, and does not by a node that has not all blocks", async () => {
    await signedOnly(2n * TAO, 4);
    for (let block = 0; block < 5; block += 1) await seal();
    const partial = await withoutBodies(chain);
    const [seen] = (await pending("--url", partial.url)).actions;
    expect(seen).toMatchObject({ state: "unknown", detail: expect.stringMatching(/does not have block \d+.*archive/) });
    await partial.stop();
    expect((await pending()).actions).toMatchObject([{ state: "expired" }]);
    expect((await pending()).actions).toEqual([]);
  });

  it("looks on the chain whatever runs under the number of the process that signed", async () => {
    await signedOnly(3n * TAO, 64);
    const { entries } = await readLedger(wallets);
    const signed = entries.findLast(({ kind }) => kind === "signed");
    if (signed?.kind !== "signed") throw new Error("nothing was signed");
    const { url: node = "", genesisHash = "", address = "", time } = signed;
    const meant = { kind: "meant", id: "of another boot", time, what: "Send", pid: process.ppid } as const;
    appendEntry(wallets, { ...meant, url: node, genesisHash, address });
    appendEntry(wallets, { ...signed, id: meant.id });
    expect((await pending()).actions).toMatchObject([{ state: "sendable" }, { state: "sendable" }]);
    await chain.request("author_submitExtrinsic", [signed.transaction]);
    await seal();
    expect((await pending()).actions).toMatchObject([{ state: "done" }, { state: "done" }]);
  });

  it("says what failed in its block", async () => {
    await signedOnly(10_000_000_000n * TAO, 64);
    const again = new RunningTao(["wallet", "pending", "--resend"], env);
    await again.until(({ stderr }) => (stderr.includes("it waits for a block") ? true : undefined));
    await seal();
    await again.until(({ stdout }) => /failed: the chain refused/.exec(stdout) ?? undefined);
    expect(await again.ended).toBe(0);
  });

  it("leaves open what another chain or no node answers for", async () => {
    await signedOnly(TAO, 64);
    expect((await pending("--url", "ws://127.0.0.1:1")).actions).toMatchObject([{ state: "unknown" }]);
    expect((await pending()).actions).toMatchObject([{ state: "sendable" }]);
  });

  it("counts lines that a crash cut off, and keeps the others", async () => {
    const before = await readLedger(wallets);
    writeFileSync(ledgerFile(wallets), `${readFileSync(ledgerFile(wallets), "utf8")}{"kind":"meant","id`);
    expect((await pending()).unreadable).toBe(1);
    await signedOnly(TAO, 64);
    const after = await readLedger(wallets);
    expect(after.unreadable).toBe(1);
    expect(after.entries.length).toBe(before.entries.length + 2);
  });
});

describe("an action", () => {
  it("sends nothing where the ledger cannot be written", async () => {
    const full = join(base, "full");
    writeFileSync(full, "");
    const meaning = { what: "Send", url, genesisHash: chain.genesisHash, address: alice.address };
    const none = recorded(
      full,
      meaning,
      () => Promise.reject(new Error("it was begun")),
      () => undefined,
    );
    await expect(none).rejects.toMatchObject({ code: "LEDGER_UNWRITABLE" });
  });

  it("shows its effect and signs nothing with --dry-run, and nothing that would fail", async () => {
    const entries = (await readLedger(wallets)).entries.length;
    const tried = await tao(["wallet", "transfer", BOB, "1", "--wallet", "dev", "--dry-run"], env);
    expect(tried.stdout).toContain("Nothing was signed.");
    const started = ["stake", "add", "9", "1", "--wallet", "dev", "--behind", BOB, "--json"];
    const refused = JSON.parse((await taoHere(started, env)).stdout);
    expect(refused).toMatchObject({ error: { code: expect.stringMatching(/^(WOULD_FAIL|UNKNOWN_SUBNET)$/) } });
    expect((await readLedger(wallets)).entries.length).toBe(entries);
  });
});
