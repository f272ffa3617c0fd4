import { Chain, ChainError } from "@opentao/sdk/browser";
import { describe, expect, it } from "vitest";
import { CheckedRpc } from "../src/page/network/trust/checkedRpc.ts";
import { Ledger } from "../src/page/network/trust/ledger.ts";
import { Trust } from "../src/page/network/trust/trust.ts";
import { hashAt, headerAt } from "./support/headers.ts";

/** Lists inside each other, as JSON: programs that follow them to the end run out of stack. */
const DEEP = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;

const [header, hash] = [headerAt(7), hashAt(7)];

/** A connection of which the node gives one answer, and the light client proves another one. */
function checked(said: unknown, proven: unknown) {
  const ledger = new Ledger();
  const light = { request: () => Promise.resolve(proven) };
  const node = () => Promise.resolve(said);
  return { ledger, rpc: new CheckedRpc({ node, light, callApi: () => Promise.resolve(undefined) }, ledger) };
}

describe("what a node nests deeper than programs follow", () => {
  it("is a lie like any other", async () => {
    const key = "0x1234";
    const { ledger, rpc } = checked(JSON.parse(DEEP), [{ block: hash, changes: [[key, "0x01"]] }]);
    const told = new Promise<void>((resolve) => ledger.listen(() => ledger.snapshot().lieCount > 0 && resolve()));
    expect(await rpc.request("state_getStorage", [key, hash])).toBe("0x01");
    const lie = { method: "state_getStorage", params: [key, hash], proven: '"0x01"' };
    await told;
    expect(ledger.snapshot()).toMatchObject({ lieCount: 1, lies: [lie] });
  });

  it("is left out where it stands beside what the hash proves", async () => {
    const { rpc } = checked({ ...header, beside: JSON.parse(DEEP) }, null);
    expect(await rpc.request("chain_getHeader", [hash])).toEqual(header);
  });
});

it("a light client that ends leaves no thread behind", async () => {
  const threads = { begun: 0, ended: 0 };
  const close = (): void => {
    threads.ended += 1;
  };
  const trust = new Trust({
    specification: () => Promise.resolve("of no chain"),
    start: (_specification, { onFailure }) => {
      threads.begun += 1;
      setTimeout(() => onFailure("it is of no chain"));
      return { send: () => undefined, close };
    },
    callApi: () => Promise.resolve(undefined),
  });
  const connecting = Chain.connect("ws://127.0.0.1:1", { openSocket: trust.openSocket, requestTimeoutMs: 100 });
  // Whether the last try was connected when its time was over is chance.
  await expect(connecting).rejects.toBeInstanceOf(ChainError);
  trust.close();
  expect(threads.begun).toBeGreaterThan(0);
  await expect.poll(() => threads.ended, { timeout: 300_000 }).toBe(threads.begun);
  expect(trust.ledger.snapshot().failure).toBe("it is of no chain");
});
