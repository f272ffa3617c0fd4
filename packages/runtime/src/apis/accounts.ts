import { AccountId, bytes, option, Reader, tuple, u32, vec } from "@opentao/codec";
import { KeyTypeId } from "@opentao/codec/primitives";
import { RuntimePanic } from "../boundary.ts";
import { apiMethod, runtimeApi } from "../framework/index.ts";
import { Account } from "../pallets/system/storage.ts";

/** AccountNonceApi: nonces of accounts. */
export const accountNonceApi = () =>
  runtimeApi({
    name: "AccountNonceApi",
    version: 1,
    docs: "Nonces of accounts.",
    methods: {
      accountNonce: apiMethod({
        args: { account: AccountId },
        output: u32,
        docs: "The nonce of an account's next transaction.",
        run: ({ state }, { account }) => Account.get(state, account).nonce,
      }),
    },
  });

/** Types of an author's keys: `aura`, `gran`. */
const KEY_TYPES = ["aura", "gran"].map((name) => new TextEncoder().encode(name));
const KEY_LENGTH = 32;

/** SessionKeys: the keys of an author, concatenated. */
export const sessionKeysApi = () =>
  runtimeApi({
    name: "SessionKeys",
    version: 1,
    docs: "The keys of an author.",
    methods: {
      generateSessionKeys: apiMethod({
        args: { seed: option(bytes()) },
        output: bytes(),
        docs: "Makes keys. A runtime has no place to keep them: the node does it.",
        nodeOnly: true,
        run: () => {
          throw new RuntimePanic("keys are kept by the node: make them with `tao` and start the node with them");
        },
      }),
      decodeSessionKeys: apiMethod({
        args: { encoded: bytes() },
        output: option(vec(tuple(bytes(), KeyTypeId))),
        docs: "The concatenated keys, each with its type.",
        run: (_, { encoded }) => {
          if (encoded.length !== KEY_TYPES.length * KEY_LENGTH) return undefined;
          const input = new Reader(encoded);
          return KEY_TYPES.map((type): [Uint8Array, Uint8Array] => [input.bytes(KEY_LENGTH), type]);
        },
      }),
    },
  });
