import { toHex } from "@opentao/codec";
import { Header, OpaqueExtrinsic } from "@opentao/codec/primitives";
import * as crypto from "@opentao/crypto";
import { afterEach, expect, it, vi } from "vitest";
import { checkBlockResponse } from "../../src/network/requests/blocks/check.ts";
import { encodeBlockResponse } from "../../src/network/requests/blocks/message.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { openWorld, transfer } from "../support/world.ts";

vi.mock("@opentao/crypto", async (original) => {
  const actual = await original<typeof crypto>();
  return { ...actual, blake2b256: vi.fn(actual.blake2b256) };
});
const hashes = vi.mocked(crypto.blake2b256);

const worlds: Awaited<ReturnType<typeof openWorld>>[] = [];
afterEach(async () => {
  for (const { database } of worlds.splice(0)) await database.close();
});

async function madeAndMissing() {
  const [from, to] = [await openWorld(), await openWorld()];
  worlds.push(from, to);
  from.queue.add(transfer(0, 10n));
  const { hash } = await from.author.seal();
  const [header, body] = [from.chain.header(hash), from.chain.body(hash)];
  if (header === undefined || body === undefined) throw new Error(`no block ${hash}`);
  return { from, to, hash, header, body };
}

it("a peer's block is hashed once on its way to the database", async () => {
  const { to, hash, header, body } = await madeAndMissing();
  const encoded = Header.encode(header);
  const block = {
    hash,
    header: encoded,
    body: body.map((one) => OpaqueExtrinsic.encode(one)),
    justifications: undefined,
  };
  const request = {
    header: true,
    body: true,
    justification: true,
    from: { hash },
    direction: "ascending",
    max: 1,
  } as const;
  hashes.mockClear();
  const [incoming] = checkBlockResponse(request, encodeBlockResponse([block]));
  if (incoming === undefined) throw new Error("no block came");
  expect(to.chain.import(incoming.hashed, incoming.body)).toEqual({
    block: { hash, number: 1 },
    isBest: true,
    known: false,
  });
  expect(hashes.mock.calls.filter(([bytes]) => toHex(bytes) === toHex(encoded))).toHaveLength(1);
});

it("a chain takes no block by a hash that was not calculated from its header", async () => {
  const { from, to, header, body } = await madeAndMissing();
  const before = to.chain.best();
  const real = HashedHeader.of(header);
  const hash = toHex(new Uint8Array(32).fill(9));
  // @ts-expect-error a spread object
  expect(() => to.chain.import({ ...real, hash }, body)).toThrow(TypeError);
  expect(() => to.chain.import(structuredClone(real), body)).toThrow(TypeError);
  const versions = { state: 1, extrinsics: 1 } as const;
  const state = to.chain.open(before.hash);
  // @ts-expect-error a spread object
  expect(() => to.chain.commit({ hashed: { ...real, hash }, extrinsics: body, state, versions })).toThrow(TypeError);
  expect(to.chain.best()).toEqual(before);
  expect(to.chain.header(hash)).toBeUndefined();
  expect(to.chain.import(real, body).block).toEqual(from.chain.best());
  expect(to.chain.header(real.hash)).toEqual(header);
});
