import type { Header } from "@opentao/codec/primitives";
import { sealHeader, slotDigest, unsealHeader } from "@opentao/consensus";
import { blake2b256, keypairFromSuri } from "@opentao/crypto";
import { HostFault, RuntimePanic } from "@opentao/runtime/boundary";
import { expect, it } from "vitest";
import { HeaderCheck } from "../../src/chain/execution/headerCheck.ts";
import { BlockError } from "../../src/chain/index.ts";
import { DatabaseError } from "../../src/database/index.ts";
import { HashedHeader } from "../../src/primitives/hashedHeader.ts";
import { SignatureVerifier } from "../../src/state/index.ts";
import { openWorld } from "../support/world.ts";

/**
 * A check over a new chain whose calls throw the error that is given, and a header on genesis with a stranger's seal.
 */
async function scene() {
  const { chain, clock, database } = await openWorld();
  const failure: { error: unknown } = { error: undefined };
  const calls: string[] = [];
  const check = new HeaderCheck(
    {
      header: (hash) => chain.header(hash),
      best: () => chain.best(),
      call: (hash, method, input) => {
        calls.push(method);
        if (failure.error !== undefined) throw failure.error;
        return chain.call(hash, method, input);
      },
      signatures: chain.signatures,
    },
    clock,
  );
  const genesis = chain.header(chain.genesisHash);
  if (genesis === undefined) throw new Error("genesis has a header");
  const unsealed: Header = {
    ...genesis,
    parentHash: Uint8Array.from(Buffer.from(chain.genesisHash.slice(2), "hex")),
    number: 1,
    digest: { logs: [slotDigest(BigInt(clock.now()) / 1000n)] },
  };
  const header = sealHeader(unsealed, keypairFromSuri("//Mallory").sign);
  return { check, header, failure, calls, close: () => database.close() };
}

for (const error of [
  new DatabaseError("UNREADABLE", "the database cannot be used"),
  new HostFault("the machine has no memory left"),
  new TypeError("a fault of the program"),
]) {
  it(`a ${error.name} passes through, and is not remembered: the next check finds out`, async () => {
    const { check, header, failure, close } = await scene();
    failure.error = error;
    expect(() => check.verify(HashedHeader.of(header))).toThrow(error);
    failure.error = undefined;
    expect(check.verify(HashedHeader.of(header))).toBe("false");
    await close();
  });
}

for (const error of [
  new BlockError("STATE_PRUNED", "the state is not kept any longer"),
  new RuntimePanic("there is no method AuraApi_authorities"),
]) {
  it(`after a ${error.name} nothing can be said of the header, nor of the next on the same parent`, async () => {
    const { check, header, failure, calls, close } = await scene();
    failure.error = error;
    expect(check.verify(HashedHeader.of(header))).toBe("plausible");
    const asked = calls.length;
    expect(check.verify(HashedHeader.of(header))).toBe("plausible");
    expect(calls.length).toBe(asked);
    await close();
  });
}

it("a seal is verified by the same verifier when its header is announced and when its block is imported", async () => {
  const [author, follower] = [await openWorld(), await openWorld()];
  const { hash } = await author.author.seal();
  const header = author.chain.header(hash);
  if (header === undefined) throw new Error("the block was made");
  const hashed = HashedHeader.of(header);
  const { publicKey } = keypairFromSuri("//One");
  const { header: unsealed, encoded, seal: signature } = unsealHeader(header);
  const sealed = { scheme: "sr25519" as const, signature, message: blake2b256(encoded), publicKey };
  const names = new SignatureVerifier().learn([sealed]);
  const check = new HeaderCheck(follower.chain, follower.clock);
  const body = author.chain.body(hash) ?? [];
  const { signatures } = follower.chain;

  const stranger = HashedHeader.of(sealHeader(unsealed, keypairFromSuri("//Mallory").sign));
  expect(signatures.record(() => check.verify(stranger))).toEqual({ result: "false", verified: [] });
  expect(() => follower.chain.import(stranger, body)).toThrow("the seal is not by the author");
  expect(signatures.record(() => check.verify(hashed))).toEqual({ result: "plausible", verified: names });
  const { result, verified } = signatures.record(() => follower.chain.import(hashed, body));
  expect(result.isBest).toBe(true);
  expect(verified).toEqual(names);
  await Promise.all([author.database.close(), follower.database.close()]);
});
