import { fromHex, toHex } from "@opentao/codec";
import { blake2b256, keypairFromSuri, privateKeyFromSuri } from "@opentao/crypto";
import { parsePayload, payloadSignature } from "@opentao/sdk/browser";
import {
  type ChainEvent,
  getBalance,
  getStakes,
  getUid,
  signPayload,
  startCall,
  transfer,
  transferCall,
} from "@opentao/sdk/chain";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OpenPage } from "./openPage.ts";
import { hasBrowser, type Stage, startStage } from "./stage.ts";
import { addWords, LISTENING, newPassword, PASSWORD, WORDS } from "./wallet.ts";

const TAO = 1_000_000_000n;
const alice = keypairFromSuri("//Alice");
const bob = keypairFromSuri("//Bob");
const mine = keypairFromSuri(WORDS);
const SECRET = toHex(privateKeyFromSuri(WORDS)).slice(2, 66);
const validator = keypairFromSuri("//Alice//owner").address;
const miner = keypairFromSuri("//Visitor//miner").address;

/** An extension of the interface that is published, whose user the test is. */
const EXTENSION = `window.injectedWeb3 = {
  stub: {
    version: "1.0.0",
    enable: async (origin) => ({
      accounts: {
        get: async () => [
          { address: ${JSON.stringify(bob.address)}, name: "<b>Bob</b>", type: "sr25519" },
          { address: "0x1234", name: "of another chain", type: "ethereum" },
        ],
        subscribe: (listener) => () => undefined,
      },
      signer: { signPayload: async (payload) => ({ id: 1, signature: await window.askUser(origin, payload) }) },
    }),
  },
};`;

describe.skipIf(!hasBrowser)("the wallet in a browser", () => {
  let stage: Stage;
  let netuid: number;
  beforeAll(async () => {
    stage = await startStage({ isIndexed: true });
    netuid = Number(/\d+/.exec(stage.pages.subnet ?? "")?.[0]);
    await startCall(stage.network.chain, alice, netuid);
  });
  afterAll(() => stage.stop());

  const actions = ({ page }: OpenPage): Locator => page.getByRole("region", { name: "What to do" });
  const choose = (open: OpenPage, name: string): Promise<void> =>
    actions(open).getByRole("button", { name, exact: true }).click();
  const preview = async (open: OpenPage): Promise<void> => {
    await choose(open, "Preview");
    await actions(open).getByRole("table", { name: "What it would do" }).waitFor();
  };
  /** Agrees to what is previewed, and waits until it is finalized; returns what happened in its block. */
  const confirm = async (open: OpenPage): Promise<ChainEvent[]> => {
    await choose(open, "Sign and send");
    const link = actions(open).locator("[data-state='finalized'] a");
    const block = /0x[0-9a-f]{64}/.exec(`${await link.getAttribute("href")}`)?.[0];
    await choose(open, "Do something else");
    return stage.network.chain.events(`${block}`);
  };
  /** Free TAO of the account after what is previewed, in rao. */
  const freeThen = async (open: OpenPage): Promise<bigint> => {
    const cell = actions(open).getByRole("row", { name: "Free TAO" }).getByRole("cell").nth(1);
    const title = await cell.locator("[title]").getAttribute("title");
    return BigInt(`${/= ([\d,]+) rao/.exec(`${title}`)?.[1]}`.replaceAll(",", ""));
  };
  const free = async (address: string): Promise<bigint> => (await getBalance(stage.network.chain, address)).free;
  const staked = async (hotkey: string): Promise<bigint> =>
    (await getStakes(stage.network.chain, mine.address)).find((one) => one.hotkey === hotkey)?.stake ?? 0n;

  /** A visitor with an account that has TAO. */
  const visit = async (script = ""): Promise<OpenPage> => {
    const open = await stage.open("/wallet", { locale: "en-US" }, script);
    await newPassword(open);
    await addWords(open);
    await transfer(stage.network.chain, alice, { to: mine.address, amount: 100n * TAO });
    return open;
  };

  it("receives, registers, stakes, moves, unstakes and sends: each is on the chain as it was previewed", async () => {
    const open = await visit(LISTENING);
    const { page } = open;
    let then: bigint;
    await page
      .getByRole("region", { name: "What it holds" })
      .getByTitle("100 τ = 100,000,000,000 rao")
      .first()
      .waitFor();
    expect(await open.barriers()).toEqual([]);

    await choose(open, "Register");
    await actions(open).getByLabel("Subnet").selectOption(`${netuid}`);
    await actions(open).getByLabel("Hotkey that is to have the place").fill(miner);
    await preview(open);
    await confirm(open);
    expect(await getUid(stage.network.chain, { netuid, hotkey: miner })).toBeDefined();

    await choose(open, "Stake");
    await actions(open).getByLabel("Subnet").selectOption(`${netuid}`);
    await actions(open).getByLabel("Behind the hotkey").fill(validator);
    await actions(open).getByLabel("Amount").fill("10");
    await preview(open);
    await actions(open).getByText("It brings at least").waitFor();
    expect(await open.barriers()).toEqual([]);
    then = await freeThen(open);
    await confirm(open);
    expect(await free(mine.address)).toBe(then);
    expect(await staked(validator)).toBeGreaterThan(0n);

    await choose(open, "Move");
    await actions(open).getByLabel("To the subnet").selectOption(`${netuid}`);
    await actions(open).getByLabel("Behind the hotkey there").fill(miner);
    await actions(open).getByLabel("Amount").fill("1");
    await preview(open);
    then = await freeThen(open);
    const moved = (await confirm(open)).find((event) => event.is("SubtensorModule", "StakeMoved"));
    expect(await free(mine.address)).toBe(then);
    expect(moved?.data.slice(0, 5)).toEqual([mine.address, validator, netuid, miner, netuid]);
    expect(await staked(miner)).toBeGreaterThanOrEqual(TAO);

    await choose(open, "Unstake");
    await actions(open).getByLabel("Position").selectOption(`${netuid} ${miner}`);
    await actions(open).getByRole("button", { name: "All of it" }).click();
    const before = await free(mine.address);
    await preview(open);
    const sold = (await confirm(open)).find((event) => event.is("SubtensorModule", "StakeRemoved"));
    expect(await free(mine.address)).toBeGreaterThan(before);
    expect(sold?.data.slice(0, 2)).toEqual([mine.address, miner]);
    // Also what came in since it was asked for.
    expect(await staked(miner)).toBe(0n);

    await choose(open, "Send");
    await actions(open).getByLabel("To the address").fill(bob.address);
    await actions(open).getByLabel("Amount").fill("1.5");
    const ofBob = await free(bob.address);
    await preview(open);
    then = await freeThen(open);
    await confirm(open);
    expect(await free(mine.address)).toBe(then);
    expect(await free(bob.address)).toBe(ofBob + (3n * TAO) / 2n);

    const messages: string[] = await page.evaluate("window.ofThreads");
    expect(messages.filter((message) => /"result":"0x01[0-9a-f]{128}"/.test(message))).toHaveLength(5);
    for (const secret of [...WORDS.split(" "), SECRET]) expect(messages.join()).not.toContain(secret);
    await page.reload();
    const orders = page.getByRole("list", { name: "Orders" }).getByRole("listitem");
    await orders.nth(4).waitFor();
    expect(await page.locator("[data-state='finalized']").count()).toBe(5);
    await stage.readIndex();
    await page.reload();
    await page.getByRole("region", { name: "Stake that was moved" }).getByText("unstaked").first().waitFor();
    await page.getByRole("region", { name: "What it holds" }).getByText("Paid in").first().waitFor();
    const file = page.locator(`a[href$='/v1/export/${mine.address}/stake-movements.csv']`);
    expect(await (await fetch(`${await file.getAttribute("href")}`)).text()).toContain("StakeAdded");
    expect(await open.barriers()).toEqual([]);
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await open.barriers()).toEqual([]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("asks for the password before it signs, and says what the chain refuses, before and after", async () => {
    const open = await visit();
    const { page } = open;
    await choose(open, "Send");
    await actions(open).getByLabel("To the address").fill(bob.address);
    await actions(open).getByLabel("Amount").fill("1,000");
    await choose(open, "Preview");
    await actions(open).getByRole("alert").getByText("That is no amount").waitFor();
    await actions(open).getByLabel("Amount").fill("900000");
    await preview(open);
    await actions(open).getByRole("alert").waitFor();
    expect(await actions(open).getByRole("button", { name: "Sign and send" }).count()).toBe(0);
    expect(await open.barriers()).toEqual([]);
    await choose(open, "Change something");

    await page.getByRole("button", { name: "Lock now" }).click();
    await actions(open).getByLabel("To the address").fill(bob.address);
    await actions(open).getByLabel("Amount").fill("60");
    await preview(open);
    await actions(open).getByText("The keys are locked.").waitFor();
    await actions(open).getByLabel("Password of the keys in this browser").fill(PASSWORD);
    await choose(open, "Unlock");
    await actions(open).getByRole("button", { name: "Sign and send" }).waitFor();
    // What it has goes elsewhere meanwhile.
    const rest = (await free(mine.address)) - 50n * TAO;
    await transfer(stage.network.chain, mine, { to: alice.address, amount: rest });
    await choose(open, "Sign and send");
    await actions(open).locator("[data-state='failed']").waitFor();
    await actions(open).getByRole("alert").waitFor();
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("finds again what was on its way when the page was left", async () => {
    const { chain } = stage.network;
    const open = await visit();
    const { page } = open;
    const orderOf = async (amount: bigint, lifetime: number) => {
      const payload = await chain.prepare(transferCall({ to: bob.address, amount }), mine.address, { lifetime });
      const bytes = await signPayload(payload, mine);
      const after = Number(payload.blockNumber);
      const place = { hash: toHex(blake2b256(bytes)), bytes: toHex(bytes), after, end: after + lifetime };
      const order = { kind: "send", to: bob.address, amount: `${amount}` };
      return {
        ...place,
        genesisHash: chain.genesisHash,
        address: mine.address,
        order,
        at: Date.now(),
        state: "signed",
      };
    };
    const late = await orderOf(3n, 4);
    await chain.waitForHead(({ number }) => number > late.end, { kind: "finalized" });
    const sent = await orderOf(2n * TAO, 4096);
    await chain.send({ ...sent, bytes: fromHex(sent.bytes) }, { until: "finalized" });
    const unsent = await orderOf(TAO, 4096);
    for (const one of [unsent, sent, late]) {
      const entry = [`opentao-order-${one.hash}`, JSON.stringify(one)] as const;
      await page.evaluate(([name, text]) => localStorage.setItem(name, text), entry);
    }
    await page.reload();
    const item = (hash: string): Locator => page.locator(`li[data-hash='${hash}']`);
    await item(sent.hash).locator("[data-state='finalized']").waitFor();
    await item(late.hash).locator("[data-state='gone']").waitFor();
    const before = await free(bob.address);
    await item(unsent.hash).getByRole("button", { name: "Send it again" }).click();
    await item(unsent.hash).locator("[data-state='finalized']").waitFor();
    expect(await free(bob.address)).toBe(before + TAO);
    expect(open.faults).toEqual([]);
    await open.close();
  });

  it("has an extension sign, which its user may refuse", async () => {
    const open = await stage.open("/wallet", { locale: "en-US" }, EXTENSION);
    const { page } = open;
    let isWilling = false;
    await page.exposeFunction("askUser", (origin: string, payload: unknown) => {
      expect(origin).toBe("OpenTAO");
      if (!isWilling) throw new Error("No, thank you");
      return payloadSignature(parsePayload(payload), bob);
    });
    await page.getByRole("button", { name: "Use its accounts" }).click();
    await page.getByRole("region", { name: "Keys in an extension" }).getByText("<b>Bob</b>").waitFor();
    await choose(open, "Send");
    await actions(open).getByLabel("To the address").fill(alice.address);
    await actions(open).getByLabel("Amount").fill("0.25");
    await preview(open);
    await choose(open, "Sign and send");
    await actions(open).getByRole("alert").getByText("No, thank you").waitFor();
    expect(await page.getByRole("list", { name: "Orders" }).count()).toBe(0);
    isWilling = true;
    const before = await free(alice.address);
    await confirm(open);
    expect((await free(alice.address)) - before).toBeGreaterThanOrEqual(TAO / 4n);
    expect(await open.barriers()).toEqual([]);
    expect(open.faults).toEqual([]);
    await open.close();
  });
});
