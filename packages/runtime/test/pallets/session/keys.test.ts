import { bytes, option, toHex, tuple, vec } from "@opentao/codec";
import { KeyTypeId } from "@opentao/codec/primitives";
import { describe, expect, it } from "vitest";
import { RuntimePanic } from "../../../src/boundary.ts";
import { type DispatchError, sameError } from "../../../src/framework/index.ts";
import { Authorities as Authors } from "../../../src/pallets/aura/storage.ts";
import { errors } from "../../../src/pallets/session/errors.ts";
import { Session } from "../../../src/pallets/session/index.ts";
import { CurrentIndex, KeyOwner, NextKeys, Seats } from "../../../src/pallets/session/storage.ts";
import { SubtensorModule as S } from "../../../src/pallets/subtensor/index.ts";
import { alice, bob, runtime, TestChain } from "../../executive/chain.ts";
import { chainFor, failure, GENESIS, nodeKeys, send, setKeysCall, validator } from "./validators.ts";

const [ada, bo] = [validator("Ada"), validator("Bo")];
const keysOf = ({ aura, grandpa }: ReturnType<typeof nodeKeys>) => ({
  aura: aura.publicKey,
  grandpa: grandpa.publicKey,
});

const expectError = (found: DispatchError | undefined, wanted: DispatchError) =>
  expect(found !== undefined && sameError(found, wanted), JSON.stringify(found)).toBe(true);

/** Ada and Bo as root validators without TAO on their hotkeys. */
function rootChain(): TestChain {
  const chain = chainFor([ada, bo], { sessionLength: 8 });
  for (const { coldkey, hotkey } of [ada, bo]) {
    send(chain, coldkey, S.call("rootRegister", { hotkey: hotkey.publicKey }));
  }
  return chain;
}

describe("session keys", () => {
  it("are registered by who proves to hold their secrets, and by nobody else", () => {
    const chain = TestChain.local();
    const keys = nodeKeys("Alice");
    const stolen = setKeysCall(bob.publicKey, keys, alice.publicKey);
    expectError(failure(chain, bob, stolen), errors.InvalidProof);
    const short = Session.call("setKeys", { keys: keysOf(keys), proof: new Uint8Array(127) });
    expectError(failure(chain, bob, short), errors.InvalidProof);
    expect(failure(chain, alice, setKeysCall(alice.publicKey, keys))).toBeUndefined();
    expect(NextKeys.get(chain.reader(), alice.publicKey)).toEqual(keysOf(keys));
    expectError(failure(chain, bob, setKeysCall(bob.publicKey, keys)), errors.DuplicatedKey);
  });

  it("replace each other, and can be forgotten", () => {
    const chain = TestChain.local();
    for (const turn of [0, 1]) send(chain, alice, setKeysCall(alice.publicKey, nodeKeys("Alice", turn)));
    expect(KeyOwner.keys(chain.reader())).toHaveLength(2);
    send(chain, bob, setKeysCall(bob.publicKey, nodeKeys("Alice", 0)));
    send(chain, alice, Session.call("purgeKeys", {}));
    expect(NextKeys.keys(chain.reader())).toEqual([bob.publicKey]);
    expect(KeyOwner.values(chain.reader())).toEqual([bob.publicKey, bob.publicKey]);
    expectError(failure(chain, alice, Session.call("purgeKeys", {})), errors.NoKeys);
  });

  it("cost a root validator nothing once a session", () => {
    const chain = rootChain();
    const register = (turn: number) => chain.sign(ada.hotkey, setKeysCall(ada.hotkey.publicKey, nodeKeys("Ada", turn)));
    expect(chain.free(ada.hotkey.publicKey)).toBe(0n);
    const first = register(0);
    expect(chain.validate(first).type).toBe("Ok");
    expect(chain.build([first]).results).toEqual([{ type: "Ok", value: { type: "Ok", value: undefined } }]);
    expect(chain.validate(register(1))).toEqual({
      type: "Err",
      value: { type: "Invalid", value: { type: "Payment" } },
    });
    const session = CurrentIndex.get(chain.reader());
    while (CurrentIndex.get(chain.reader()) === session) chain.build();
    expect(chain.validate(register(1)).type).toBe("Ok");
  });

  it("are not free when the call would fail, nor for those who are no root validators", () => {
    const chain = rootChain();
    const wrong = setKeysCall(ada.hotkey.publicKey, nodeKeys("Ada"), bo.hotkey.publicKey);
    expect(chain.validate(chain.sign(ada.hotkey, wrong))).toMatchObject({ type: "Err", value: { type: "Invalid" } });
    expect(chain.build([chain.sign(ada.hotkey, wrong)]).results).toMatchObject([{ type: "Err" }]);
    const cy = validator("Cy");
    const strange = chain.sign(cy.hotkey, setKeysCall(cy.hotkey.publicKey, nodeKeys("Cy")));
    expect(chain.validate(strange)).toEqual({ type: "Err", value: { type: "Invalid", value: { type: "Payment" } } });
  });

  it("are taken up at the session's end by whoever has a seat, an authority of genesis as well", () => {
    const chain = rootChain();
    const [one] = GENESIS;
    if (one === undefined) throw new Error("there is a first authority");
    send(chain, ada.coldkey, setKeysCall(ada.coldkey.publicKey, one));
    expect(Seats.get(chain.reader())[0]?.owner).toEqual(ada.coldkey.publicKey);
    const rotated = nodeKeys("Ada", 8);
    send(chain, ada.coldkey, setKeysCall(ada.coldkey.publicKey, rotated));
    expect(Authors.get(chain.reader())[0]).toEqual(one.aura.publicKey);
    while (CurrentIndex.get(chain.reader()) < 1) chain.build();
    expect(Authors.get(chain.reader())[0]).toEqual(rotated.aura.publicKey);
    expect(chain.events().map(({ name }) => name)).toContain("Grandpa.NewAuthorities");
  });
});

describe("the API SessionKeys", () => {
  const chain = TestChain.local();

  it("takes keys apart", () => {
    const keys = keysOf(nodeKeys("Alice"));
    const list = option(vec(tuple(bytes(), KeyTypeId)));
    const both = new Uint8Array([...keys.aura, ...keys.grandpa]);
    const found = list.decode(chain.call("SessionKeys_decode_session_keys", bytes().encode(both)));
    expect(found?.map(([key, kind]) => [toHex(key), new TextDecoder().decode(kind)])).toEqual([
      [toHex(keys.aura), "aura"],
      [toHex(keys.grandpa), "gran"],
    ]);
    const short = chain.call("SessionKeys_decode_session_keys", bytes().encode(both.subarray(1)));
    expect(list.decode(short)).toBeUndefined();
  });

  it("makes none, and says who does", () => {
    const make = () => runtime.call("SessionKeys_generate_session_keys", Uint8Array.of(0), chain.state.fork());
    expect(make).toThrow(RuntimePanic);
    expect(make).toThrow(/kept by the node/);
  });
});
