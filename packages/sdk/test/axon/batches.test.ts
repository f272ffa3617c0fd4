import { once } from "node:events";
import { connect } from "node:net";
import { type Keypair, keypairFromSuri } from "@opentao/crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { BatchChecker } from "../../src/axon/signatures/batches.ts";
import { Axon } from "../../src/index.ts";
import * as signing from "../../src/synapse/signing.ts";
import { pingHeaders } from "./asking.ts";

vi.mock("../../src/synapse/signing.ts", async (original) => {
  const real = await original<typeof signing>();
  return { ...real, areSignedBy: vi.fn(real.areSignedBy) };
});
const checks = vi.mocked(signing.areSignedBy);
beforeEach(() => {
  checks.mockClear();
});

const miner = keypairFromSuri("//Miner");
const validator = keypairFromSuri("//Validator");
const FALSE = `0x${"ab".repeat(64)}`;

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** An axon whose clock stands still. */
async function serve() {
  const at = Date.now();
  const axon = new Axon({ hotkey: miner.address, port: 0, threads: 0, clock: () => at });
  const { port } = await axon.start();
  closers.push(() => axon.stop());
  const headersOf = (i: number, from: Keypair = validator): Record<string, string> =>
    pingHeaders({ from, to: miner.address, nonce: BigInt(at) * 1_000_000n, uuid: String(i) });
  return { port, headersOf };
}

/** Sends requests in one piece, so that they come in one turn of the loop; gives their statuses in order. */
async function sendTogether(port: number, requests: readonly Record<string, string>[]): Promise<number[]> {
  const socket = connect(port, "127.0.0.1");
  closers.push(() => void socket.destroy());
  await once(socket, "connect");
  const texts = requests.map((headers) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    return `POST /Synapse HTTP/1.1\r\nhost: a\r\n${lines.join("")}content-length: 2\r\n\r\n{}`;
  });
  socket.write(texts.join(""));
  let answers = "";
  while (true) {
    const statuses = [...answers.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
    if (statuses.length === requests.length) return statuses;
    const [chunk] = await once(socket, "data");
    answers += String(chunk);
  }
}

/** Headers whose signature is of the message in tags, as wallets of browsers make it. */
function inTags(headers: Record<string, string>, from: Keypair): Record<string, string> {
  const message = signing.requestMessage({
    nonce: BigInt(headers.bt_header_dendrite_nonce ?? 0),
    dendriteHotkey: from.address,
    axonHotkey: miner.address,
    uuid: headers.bt_header_dendrite_uuid ?? "",
    bodyHash: headers.computed_body_hash ?? "",
  });
  const bytes = new TextEncoder().encode(`<Bytes>${message}</Bytes>`);
  return { ...headers, bt_header_dendrite_signature: `0x${Buffer.from(from.sign(bytes)).toString("hex")}` };
}

describe("requests that come in one turn of the loop", () => {
  it("are verified together, each with its own verdict", async () => {
    const { port, headersOf } = await serve();
    const other = keypairFromSuri("//Other");
    const requests = [
      headersOf(0),
      { ...headersOf(1), bt_header_dendrite_signature: FALSE },
      inTags(headersOf(2), validator),
      headersOf(3, other),
      { ...headersOf(4), bt_header_dendrite_hotkey: other.address },
      { ...headersOf(5), bt_header_dendrite_hotkey: "nobody" },
      { ...headersOf(6), bt_header_dendrite_uuid: "another" },
      headersOf(7),
    ];
    expect(await sendTogether(port, requests)).toEqual([200, 401, 200, 200, 401, 401, 401, 200]);
    expect(checks.mock.calls.map(([list]) => list.length)).toEqual([8]);
  });

  it("are answered once when they are the same", async () => {
    const { port, headersOf } = await serve();
    const statuses = await sendTogether(port, [headersOf(0), headersOf(0), headersOf(0), headersOf(1)]);
    expect(statuses).toEqual([200, 401, 401, 200]);
  });

  it("are verified only if nothing cheaper refuses them", async () => {
    const { port, headersOf } = await serve();
    const requests = [
      { ...headersOf(0), bt_header_dendrite_nonce: "1" },
      { ...headersOf(1), bt_header_dendrite_signature: "0xzz" },
      { ...headersOf(2), bt_header_dendrite_uuid: "x".repeat(65) },
      headersOf(3),
    ];
    expect(await sendTogether(port, requests)).toEqual([401, 401, 401, 200]);
    expect(checks.mock.calls.map(([list]) => list.length)).toEqual([1]);
  });

  it("are charged to their sender when they are false, all of them", async () => {
    const { port, headersOf } = await serve();
    const many = Array.from({ length: 30 }, (_, i) => ({ ...headersOf(i), bt_header_dendrite_signature: FALSE }));
    expect(await sendTogether(port, many)).toEqual(Array(30).fill(401));
    expect(await sendTogether(port, [headersOf(30)])).toEqual([429]);
  });
});

describe("signatures that wait", () => {
  const signed = (text: string) => {
    const signature = `0x${Buffer.from(validator.sign(new TextEncoder().encode(text))).toString("hex")}`;
    return { message: text, signature, hotkey: validator.address };
  };

  it("are never verified together with those of strangers", async () => {
    const checker = new BatchChecker(100);
    const truth = Array.from({ length: 30 }, (_, i) => i % 3 !== 0);
    const results = truth.map((isProven, i) => {
      const right = signed(`message ${i}`);
      return checker.check(isProven ? right : { ...right, signature: FALSE }, isProven);
    });
    expect(await Promise.all(results)).toEqual(truth);
    expect(checks.mock.calls.map(([list]) => list.length)).toEqual([10, 20]);
  });

  it("are verified as soon as they fill a batch, so that none has to be refused", async () => {
    const checker = new BatchChecker(100);
    const one = signed("message");
    const results = Array.from({ length: 300 }, () => checker.check(one, true));
    expect(await Promise.all(results)).toEqual(Array(300).fill(true));
    expect(checks.mock.calls.map(([list]) => list.length)).toEqual([64, 64, 64, 64, 44]);
  });

  it("fail when they cannot be verified, and the next can", async () => {
    const checker = new BatchChecker(100);
    checks.mockImplementationOnce(() => {
      throw new Error("broken");
    });
    await expect(checker.check(signed("first"), true)).rejects.toThrow("broken");
    expect(await checker.check(signed("second"), true)).toBe(true);
  });
});
