import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keypairFromSuri } from "@opentao/crypto";
import { Chain, getBalance, tx } from "@opentao/sdk/chain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { partsOf } from "../../src/shared/offline/codes.ts";
import { fileText, parseFile } from "../../src/shared/offline/file.ts";
import { taoHere } from "../support/here.ts";
import { withoutBodies } from "../support/partialNode.ts";
import { RunningTao } from "./running.ts";
import { finished, startTao, tao } from "./tao.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-offline-"));
/** Of the machine that sends: it has no secret. */
const online: NodeJS.ProcessEnv = { BT_WALLET_PATH: join(base, "online") };
/** Of the machine that signs: no node answers it. */
const offline: NodeJS.ProcessEnv = { BT_WALLET_PATH: join(base, "offline"), TAO_URL: "ws://127.0.0.1:1" };
const BOB = keypairFromSuri("//Bob").address;
const CHARLIE = keypairFromSuri("//Charlie").address;
const TAO = 1_000_000_000n;
let node: RunningTao;
let chain: Chain;

async function run(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { code, stdout } = await taoHere([...args, "--json"], env);
  return { code, value: JSON.parse(stdout) };
}

/** Path of a file that does not exist yet. */
const at = (name: string): string => join(base, name);
const contents = (path: string): string => readFileSync(path, "utf8").trim();

async function made(name: string, ...options: string[]): Promise<string> {
  const path = at(name);
  const { code } = await run(
    online,
    "wallet",
    "transfer",
    BOB,
    "1",
    "--wallet",
    "cold",
    "--unsigned",
    path,
    ...options,
  );
  expect(code).toBe(0);
  return path;
}

const signed = (path: string, ...options: string[]) =>
  run(offline, "offline", "sign", path, "--wallet", "cold", ...options);

beforeAll(async () => {
  node = new RunningTao(["node", "--dev", "--sealing", "instant", "--rpc-port", "0", "--no-network", "--json"]);
  online.TAO_URL = z.object({ url: z.string() }).parse(await node.facts()).url;
  chain = await Chain.connect(online.TAO_URL);
  expect((await run(offline, "wallet", "new", "cold", "--dev-account", "Alice")).code).toBe(0);
  expect((await run(offline, "wallet", "new", "other", "--dev-account", "Bob")).code).toBe(0);
  mkdirSync(join(base, "online", "cold"), { recursive: true });
  cpSync(join(base, "offline", "cold", "coldkeypub.txt"), join(base, "online", "cold", "coldkeypub.txt"));
}, 600_000);
afterAll(async () => {
  chain.close();
  await node.stop();
  rmSync(base, { recursive: true, force: true });
});

describe("a transaction that is signed on another machine", () => {
  it("is made without the secret, signed without a node, sent, and sent only once", async () => {
    const before = (await getBalance(chain, BOB)).free;
    const path = await made("payment.json");
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const again = await run(online, "wallet", "transfer", BOB, "1", "--wallet", "cold", "--unsigned", path);
    expect(again).toMatchObject({ code: 1, value: { error: { code: "FILE_EXISTS" } } });

    const text = await tao(["offline", "sign", path, "--wallet", "cold", "--yes"], offline);
    expect(text.code).toBe(0);
    expect(text.stderr).toContain("Balances.transfer_keep_alive");
    expect(text.stderr).toContain(`dest: ${BOB} (here: wallet other)`);
    expect(text.stderr).toContain("value: 1 (1,000,000,000 billionths)");
    const done = at("payment.signed.json");
    expect(existsSync(done)).toBe(true);

    const sent = await run(online, "offline", "send", done);
    expect(sent).toMatchObject({ code: 0, value: { wasInBlock: false } });
    expect(sent.value.events).toContainEqual(
      expect.objectContaining({ name: "Transfer", data: expect.objectContaining({ to: BOB, amount: `${TAO}` }) }),
    );
    const twice = await run(online, "offline", "send", done);
    expect(twice).toMatchObject({ code: 0, value: { wasInBlock: true, blockHash: sent.value.blockHash } });
    expect((await getBalance(chain, BOB)).free - before).toBe(TAO);
    expect((await run(online, "wallet", "pending")).value).toEqual({ actions: [], unreadable: 0 });
  }, 60_000);

  it("is made of public files alone, also where it names a hotkey of the wallet", async () => {
    const hotkeys = (env: string): string => join(base, env, "cold", "hotkeys");
    mkdirSync(hotkeys("online"));
    cpSync(join(hotkeys("offline"), "defaultpub.txt"), join(hotkeys("online"), "defaultpub.txt"));
    for (const args of [
      ["subnets", "register", "1"],
      ["stake", "add", "1", "2"],
    ]) {
      const path = at(`${args[0]}.json`);
      const planned = await run(online, ...args, "--wallet", "cold", "--unsigned", path);
      expect(planned).toMatchObject({ code: 0, value: { unsigned: path, preview: { ok: true } } });
      expect((await signed(path)).code).toBe(0);
      expect((await run(online, "offline", "send", at(`${args[0]}.signed.json`))).code).toBe(0);
    }
    const { stakes } = (await run(online, "stake", "list", "cold")).value;
    const [own] = (await run(offline, "wallet", "list")).value.wallets[0].hotkeys;
    expect(stakes).toMatchObject([{ netuid: 1, hotkey: own.address, isRegistered: true }]);
  }, 60_000);

  it("travels as codes of a scanner, both ways", async () => {
    const path = await made("scanned.json", "--lifetime", "64");
    const lines = partsOf(contents(path)).toReversed();
    const sign = startTao(["offline", "sign", "-", "--wallet", "cold", "--json"], offline);
    sign.stdin?.end(`${lines.join("\r\n")}\r\n`);
    const { transaction } = z.object({ transaction: z.string() }).parse(JSON.parse((await finished(sign)).stdout));
    const send = startTao(["offline", "send", "-", "--json"], online);
    send.stdin?.end(`${partsOf(transaction).join("\n")}\n`);
    expect(JSON.parse((await finished(send)).stdout)).toMatchObject({ wasInBlock: false });
    const shown = await taoHere(["offline", "sign", path, "--wallet", "cold", "--yes", "--qr"], offline);
    expect(shown.stdout).toContain("code 1 of ");
    const widths = shown.stdout.split("\n").filter((line) => /[█▀▄]/.test(line));
    expect(Math.max(...widths.map((line) => line.length))).toBeLessThanOrEqual(80);
  }, 60_000);

  it("is shown as what it is, whatever its sentence says, and is not sent when it was changed", async () => {
    const path = await made("honest.json");
    const honest = parseFile(contents(path));
    const call = tx.Balances.transfer_keep_alive({ dest: { type: "Id", value: CHARLIE }, value: 100n * TAO });
    const { method } = await chain.prepare(call, honest.payload.address);
    writeFileSync(at("forged.json"), fileText({ ...honest, payload: { ...honest.payload, method } }));
    const shown = await taoHere(["offline", "show", at("forged.json")], offline);
    expect(shown.stdout).toContain(`dest: ${CHARLIE}`);
    expect(shown.stdout).toContain("value: 100 (");
    expect(shown.stdout).toContain("nobody has checked that");

    expect((await signed(path)).code).toBe(0);
    const { signature } = parseFile(contents(at("honest.signed.json")));
    writeFileSync(at("changed.json"), fileText({ ...honest, payload: { ...honest.payload, method }, signature }));
    const sent = await run(online, "offline", "send", at("changed.json"));
    expect(sent).toMatchObject({ code: 1, value: { error: { code: "SIGNATURE_WRONG" } } });
    const cut = at("cut.json");
    writeFileSync(cut, contents(path).slice(0, 300));
    expect((await signed(cut)).value).toMatchObject({ error: { code: "TRANSACTION_FILE_UNREADABLE" } });
  }, 60_000);

  it("is signed by its own key alone, and never unread without being told", async () => {
    const path = await made("own.json");
    const other = await run(offline, "offline", "sign", path, "--wallet", "other");
    expect(other).toMatchObject({ code: 1, value: { error: { code: "OTHER_SIGNER" } } });
    const file = parseFile(contents(path));
    const newer = { ...file.payload, specVersion: "0x0000ffff" };
    writeFileSync(at("newer.json"), fileText({ ...file, payload: newer }));
    expect((await signed(at("newer.json"))).value).toMatchObject({ error: { code: "CALL_UNREADABLE" } });
    const garbled = { ...file.payload, method: "0xffffff" };
    writeFileSync(at("garbled.json"), fileText({ ...file, payload: garbled }));
    expect((await signed(at("garbled.json"))).value).toMatchObject({ error: { code: "CALL_UNREADABLE" } });
    expect(existsSync(at("garbled.signed.json"))).toBe(false);
    expect(await signed(at("garbled.json"), "--unread")).toMatchObject({ code: 0, value: { call: null } });
  }, 60_000);

  it("is refused when it expired, or when another took its number", async () => {
    const late = await made("late.json", "--lifetime", "4");
    expect((await signed(late)).code).toBe(0);
    for (let block = 0; block < 6; block += 1) await chain.request("engine_createBlock", [true, true, null]);
    const expired = await run(online, "offline", "send", at("late.signed.json"));
    expect(expired).toMatchObject({ code: 1, value: { error: { code: "TRANSACTION_EXPIRED" } } });
    const [one, two] = [await made("one.json"), await made("two.json", "--lifetime", "32")];
    for (const path of [one, two]) expect((await signed(path)).code).toBe(0);
    expect((await run(online, "offline", "send", at("one.signed.json"))).code).toBe(0);
    // By a node that has not all blocks, nobody knows whether it was another.
    const partial = await withoutBodies(chain);
    const unseen = await run(online, "offline", "send", at("two.signed.json"), "--url", partial.url);
    expect(unseen).toMatchObject({ code: 1, value: { error: { code: "TRANSACTION_UNSEEN" } } });
    await partial.stop();
    const used = await run(online, "offline", "send", at("two.signed.json"));
    expect(used).toMatchObject({ code: 1, value: { error: { code: "NONCE_USED" } } });
    const file = parseFile(contents(two));
    const elsewhere = { ...file.payload, genesisHash: `0x${"11".repeat(32)}` };
    writeFileSync(at("elsewhere.json"), fileText({ ...file, payload: elsewhere }));
    expect((await signed(at("elsewhere.json"))).code).toBe(0);
    const wrong = await run(online, "offline", "send", at("elsewhere.signed.json"));
    expect(wrong).toMatchObject({ code: 1, value: { error: { code: "OTHER_CHAIN" } } });
  }, 60_000);
});
