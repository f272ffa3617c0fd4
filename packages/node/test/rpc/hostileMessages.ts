import fc from "fast-check";

const hex = fc.uint8Array({ maxLength: 48 }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
const hash = fc.oneof(
  fc.constant(null),
  fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`),
);
const text = fc.oneof(
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.constantFrom("__proto__", "constructor", "0x", "0", "-1"),
);
const TYPES = ["value", "hash", "closestDescendantMerkleValue", "descendantsValues", "descendantsHashes", "all"];
/** Kinds of storage queries. */
const item = fc.record(
  {
    key: hex,
    type: fc.constantFrom(...TYPES),
    paginationStartKey: hex,
    returnType: fc.constantFrom("value", "hash", "all"),
    childTrieKey: hex,
  },
  { requiredKeys: ["key"] },
);
const key = fc.uint8Array({ minLength: 32, maxLength: 64 }).map((bytes) => `0x${Buffer.from(bytes).toString("hex")}`);
const word = fc.constantFrom("aura", "gran", "babe", "//Alice", "//", "Core_version", "Metadata_metadata", "0");

/** A client's own subscription and a block that it may ask about. */
export interface Followed {
  readonly id: unknown;
  readonly hash: string;
}

/** A parameter of some method. */
const param = ({ id, hash: known }: Followed) =>
  fc.oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom(id, known),
    ...[hex, hash, text, key, word, fc.integer(), fc.boolean()],
    ...[fc.array(hex, { maxLength: 4 }), fc.array(item, { maxLength: 4 })],
  );
const params = (own: Followed) => fc.oneof(fc.array(param(own), { maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }));

/** Calls of a followed chain that come further than chance would. */
const operation = ({ id, hash: known }: Followed) =>
  fc
    .tuple(
      fc.constantFrom("body", "call", "storage", "header", "continue", "stopOperation"),
      fc.oneof(fc.constant(known), fc.nat(300).map(String)),
      fc.oneof(word, fc.array(item, { maxLength: 40 })),
      fc.oneof(hex, fc.constant(null)),
    )
    .map(
      ([name, ...rest]) =>
        `{"jsonrpc":"2.0","id":1,"method":"chainHead_v1_${name}","params":${JSON.stringify([id, ...rest])}}`,
    );

/** A call that looks right more often than not. */
const request = (own: Followed, methods: readonly string[]) =>
  fc
    .record(
      {
        jsonrpc: fc.oneof({ weight: 9, arbitrary: fc.constant("2.0") }, { weight: 1, arbitrary: fc.jsonValue() }),
        id: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1 }) }, { weight: 1, arbitrary: fc.jsonValue() }),
        method: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...methods) },
          { weight: 1, arbitrary: fc.jsonValue() },
        ),
        params: params(own),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value));

/** Messages of a hostile client of these methods: calls, batches of them, calls with bytes changed, and rubbish. */
export const hostileMessage = (own: Followed, methods: readonly string[]) =>
  fc.oneof(
    { weight: 6, arbitrary: request(own, methods) },
    { weight: 3, arbitrary: operation(own) },
    { weight: 2, arbitrary: fc.array(request(own, methods), { maxLength: 4 }).map((items) => `[${items.join(",")}]`) },
    {
      weight: 1,
      arbitrary: fc.tuple(request(own, methods), fc.nat(200), fc.string({ maxLength: 3 })).map(([whole, at, patch]) => {
        const place = at % (whole.length + 1);
        return whole.slice(0, place) + patch + whole.slice(place + patch.length);
      }),
    },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }).map((depth) => "[".repeat(depth)) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 1, max: 5000 }).map((depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`),
    },
  );
