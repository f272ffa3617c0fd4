import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChainError, type Inclusion, TransactionFailure } from "@opentao/sdk/chain";
import { afterAll, describe, expect, it } from "vitest";
import { refusalOf } from "../../../sdk/src/chain/invalidTransaction.ts";
import { RpcFaultError } from "../../../sdk/src/chain/rpc/faultError.ts";
import { describeError } from "../../src/output/errors.ts";
import { SILENT } from "../../src/output/printer.ts";
import { readAfter } from "../../src/shared/actions/readAfter.ts";
import { intentsOf, type LedgerEntry } from "../../src/shared/ledger/entries.ts";
import { appendEntry, ledgerFile, readLedger } from "../../src/shared/ledger/file.ts";
import { isUnderWay, type Meaning, recorded } from "../../src/shared/ledger/record.ts";
import { findPending, showPending } from "../../src/wallet/pending.ts";

const base = mkdtempSync(join(tmpdir(), "opentao-cli-ledger-"));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const hash = `0x${"ab".repeat(32)}`;
const meaning: Meaning = { what: "Send", url: "ws://127.0.0.1:1", genesisHash: "0x00", address: "5F" };
const signature = { kind: "signed", hash, nonce: 1, bytes: Uint8Array.of(1), after: 5, end: 69 } as const;
const time = "2026-01-01T00:00:00.000Z";
const line = { id: "1", time };
const meant = {
  ...line,
  kind: "meant",
  what: "Send",
  url: "ws://a",
  genesisHash: "0x00",
  address: "5F",
  pid: 1,
} as const;
const signed = { ...line, kind: "signed", hash, transaction: "0x01", nonce: 1, after: 5, end: 69 } as const;
const ended = (outcome: "done" | "unsigned") => ({ ...line, kind: "ended", outcome }) as const;
const ignore = (): void => undefined;
let folders = 0;
const folder = (): string => join(base, String(folders++), "wallets");

/** Signs an action that then fails; returns what the ledger says of it, and the error. */
async function failing(error: unknown, more: Partial<Meaning> = {}) {
  const root = folder();
  const thrown: unknown = await recorded(
    root,
    { ...meaning, ...more },
    async (onSigned): Promise<Inclusion> => {
      onSigned(signature);
      throw error;
    },
    ignore,
  ).catch((one: unknown) => one);
  const [intent] = intentsOf((await readLedger(root)).entries);
  return { outcome: intent?.ended?.outcome, thrown, described: describeError(thrown) };
}

const refusal = (code: number) => refusalOf(new RpcFaultError("author", { code, message: "no", data: "why" }));

describe("an action that fails after it was signed", () => {
  const reads = ["RPC_ERROR", "UNEXPECTED_VALUE", "UNKNOWN_ITEM", "UNSUPPORTED_CHAIN", "BLOCK_MISSING"] as const;
  it.each([...reads, "TIMEOUT", "TRANSACTION_DROPPED"] as const)("stays open, with its hash: %s", async (code) => {
    const { outcome, described } = await failing(new ChainError(code, "the reason"));
    expect(outcome).toBeUndefined();
    expect(described).toMatchObject({ code: "OUTCOME_UNKNOWN", hash, message: expect.stringContaining("the reason") });
    expect(described.hint).toMatch(/^Do not repeat it: `.*wallet pending` finds it\./);
  });

  it("stays open as well when the error was not foreseen", async () => {
    const { outcome, described } = await failing(new TypeError("a fault"));
    expect(outcome).toBeUndefined();
    expect(described).toMatchObject({ code: "OUTCOME_UNKNOWN", hash });
  });

  it("is refused only by a node that was sent it for the first time and did not take it", async () => {
    const fresh = await failing(refusal(1010));
    expect(fresh).toMatchObject({ outcome: "refused", described: { code: "INVALID_TRANSACTION" } });
    expect((await failing(refusal(1010), { isRepeated: true })).outcome).toBeUndefined();
    for (const code of [1012, 1013]) expect((await failing(refusal(code))).outcome).toBeUndefined();
    expect((await failing(new ChainError("INVALID_TRANSACTION", "of something else"))).outcome).toBeUndefined();
  });

  it("has failed when its block says so", async () => {
    const failure = new TransactionFailure("Balances", "X", { meaning: "", cure: "Wait.", fee: 7n });
    failure.transaction = hash;
    const { outcome, thrown, described } = await failing(failure);
    expect(outcome).toBe("failed");
    expect(thrown).toBe(failure);
    expect(described).toMatchObject({ code: "DISPATCH_FAILED", hash });
  });

  it("is under way until then", async () => {
    const root = folder();
    const act = async (): Promise<Inclusion> => {
      const [{ id } = { id: "" }] = (await readLedger(root)).entries;
      expect(isUnderWay(id)).toBe(true);
      expect((await findPending({ json: true, wallets: root, resend: false }, SILENT)).actions).toMatchObject([
        { id, state: "running" },
      ]);
      throw new Error("it ends");
    };
    await expect(recorded(root, meaning, act, ignore)).rejects.toThrow("it ends");
    const [{ id } = { id: "" }] = (await readLedger(root)).entries;
    expect(isUnderWay(id)).toBe(false);
  });
});

describe("what is read after an action", () => {
  it("is null with a note when it cannot be read, and does not fail the command", async () => {
    const notes: string[] = [];
    const printer = { ...SILENT, note: (text: string) => void notes.push(text) };
    const read = await readAfter(printer, () => Promise.reject(new ChainError("TIMEOUT", "nobody answered")));
    expect(read).toEqual({ value: null, unread: { note: expect.stringContaining("nobody answered") } });
    expect(notes).toEqual([expect.stringMatching(/^The transaction is in a block: do not repeat it\./)]);
    expect(await readAfter(printer, () => 7)).toEqual({ value: 7, unread: {} });
  });

  it("says that the action failed where it reads that", async () => {
    const failure = new TransactionFailure("Sudo", "X", { meaning: "", cure: "Wait.", fee: 0n });
    await expect(readAfter(SILENT, () => Promise.reject(failure))).rejects.toBe(failure);
  });
});

describe("the ledger", () => {
  it("gathers what is signed also without its first line, and against a note that nothing was signed", () => {
    expect(intentsOf([signed])).toEqual([{ id: "1", meant: undefined, signed, ended: undefined }]);
    const orders: readonly (readonly LedgerEntry[])[] = [
      [meant, ended("unsigned"), signed],
      [meant, signed, ended("unsigned")],
    ];
    for (const entries of orders) expect(intentsOf(entries)).toEqual([{ id: "1", meant, signed, ended: undefined }]);
    expect(intentsOf([meant, ended("unsigned")])).toMatchObject([{ ended: { outcome: "unsigned" } }]);
    expect(intentsOf([meant, signed, ended("done")])).toMatchObject([{ ended: { outcome: "done" } }]);
    expect(intentsOf([ended("done")])).toEqual([]);
  });

  it("can be read again, however long an address of a node is", async () => {
    const root = folder();
    const url = `ws://127.0.0.1:1/${"a".repeat(5_000)}`;
    await recorded(
      root,
      { ...meaning, url, what: "x".repeat(5_000) },
      () => Promise.reject(new Error("no")),
      ignore,
    ).catch(ignore);
    const { entries, unreadable } = await readLedger(root);
    expect(unreadable).toBe(0);
    expect(entries.map(({ kind }) => kind)).toEqual(["meant", "ended"]);
    expect(() => appendEntry(root, { ...meant, url })).toThrow(expect.objectContaining({ code: "LEDGER_UNWRITABLE" }));
  });

  it("does not say that nothing is open when it cannot be read whole", async () => {
    const root = folder();
    appendEntry(root, meant);
    appendEntry(root, ended("done"));
    let text = "";
    const result = (_: unknown, render: () => string): void => {
      text = render();
    };
    const print = { ...SILENT, result };
    const flags = { json: false, wallets: root, resend: false };
    await showPending(flags, print);
    expect(text).toBe("Nothing is open: the end of all that was begun is known.");
    writeFileSync(ledgerFile(root), '{"kind":"meant","id', { flag: "a" });
    await showPending(flags, print);
    expect(text).toBe(
      `Nothing is open in the lines of the ledger that can be read.\n1 line cannot be read, and may be of something open: ${ledgerFile(root)}`,
    );
  });

  it("keeps open what is not signed while a process of its number runs, and closes it when that has ended", async () => {
    const root = folder();
    const find = () => findPending({ json: true, wallets: root, resend: false }, SILENT);
    appendEntry(root, { ...meant, pid: process.ppid });
    for (let look = 0; look < 2; look += 1) expect((await find()).actions).toMatchObject([{ state: "unknown" }]);
    appendEntry(root, { ...meant, id: "2", pid: 2 ** 22 + 1 });
    expect((await find()).actions).toMatchObject([{ state: "unknown" }, { state: "unsigned" }]);
    expect((await find()).actions).toHaveLength(1);
  });

  it("asks where to look for a signature whose beginning cannot be read", async () => {
    const root = folder();
    appendEntry(root, signed);
    const { actions } = await findPending({ json: true, wallets: root, resend: false }, SILENT);
    expect(actions).toMatchObject([{ hash, state: "unknown", detail: expect.stringContaining("--url") }]);
  });
});
