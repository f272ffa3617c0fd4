import { afterEach, expect, it } from "vitest";
import type { GrandpaListener } from "../../src/network/index.ts";
import type { Node } from "../../src/node.ts";
import { addressOf, next, startNode } from "./nodes.ts";

const running: Node[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((node) => node.stop()));
});

async function start(...args: Parameters<typeof startNode>): Promise<Node> {
  const node = await startNode(...args);
  running.push(node);
  return node;
}

/** A voter that keeps what it hears; `heard` settles when so many messages have come. */
function voter(count: number, onOpened: (peer: string) => void = () => undefined) {
  const messages: [peer: string, message: Uint8Array][] = [];
  let done = (): void => undefined;
  const heard = new Promise<void>((resolve) => {
    done = resolve;
  });
  const listener: GrandpaListener = {
    opened: onOpened,
    closed: () => undefined,
    message: (peer, message) => {
      messages.push([peer, message]);
      if (messages.length === count) done();
    },
  };
  return { messages, heard, listener };
}

it("voters send to one peer, or to all, in order", async () => {
  const left = await start({ authorKey: "//One" });
  const right = await start({ network: { bootNodes: [addressOf(left)] } });
  const hears = voter(3);
  right.network?.grandpa.listen(hears.listener);
  const opened = new Promise<string>((resolve) => {
    left.network?.grandpa.listen(voter(0, resolve).listener);
  });
  const peer = await opened;
  expect(peer).toBe(right.network?.peerId);
  expect(left.network?.grandpa.send(peer, Uint8Array.of(1))).toBe(true);
  left.network?.grandpa.broadcast(Uint8Array.of(2));
  left.network?.grandpa.broadcast(Uint8Array.of(3));
  await hears.heard;
  const from = left.network?.peerId;
  expect(hears.messages).toEqual([1, 2, 3].map((byte) => [from, Uint8Array.of(byte)]));
  expect(left.network?.grandpa.send("nobody", Uint8Array.of(1))).toBe(false);
});

it("a peer whose votes are false again and again is banned", async () => {
  const left = await start({ authorKey: "//One" });
  const right = await start({ network: { bootNodes: [addressOf(left)] } });
  await next(right, "peerConnected");
  const banned = next(right, "banned");
  const peer = left.network?.peerId ?? "";
  for (let i = 0; i < 4; i += 1) right.network?.grandpa.report(peer, new Error("a false vote"));
  expect((await banned).id).toBe(peer);
});
