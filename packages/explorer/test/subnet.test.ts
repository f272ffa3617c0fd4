import { expect, it } from "vitest";
import { PARAMETERS } from "../src/page/parts/parameters/definitions.ts";
import { addressOf, ENDPOINT, endpointText, shortEndpoint } from "../src/page/views/subnet/neurons/endpoint.ts";
import { changePage, changesOf } from "../src/page/views/subnet/parameters/changes.ts";
import { PARAMETER_TEXTS } from "../src/page/views/subnet/parameters/texts.ts";
import { valueText } from "../src/page/views/subnet/parameters/valueText.ts";
import { candles, seriesOf } from "../src/page/views/subnet/pool/candles.ts";
import { tradeOf } from "../src/page/views/subnet/pool/depth.ts";
import { onOneLine } from "../src/page/views/subnet/summary/epochNeurons.ts";
import { largestOf, matrixOf, type Rows } from "../src/page/views/subnet/weights/matrix.ts";
import { type RowReader, refreshRows } from "../src/page/views/subnet/weights/rowCache.ts";

const given: Rows = new Map([
  [
    5,
    [
      [2, 30_000],
      [7, 10_000],
    ],
  ],
  [0, [[2, 65_535]]],
  [1, []],
  [3, [[4, 0]]],
]);

it("a matrix has those who give anything and those who are given or paid anything, in order", () => {
  const consensus = [0, 0, 0.5, 0, 0, 0, 0, 0.25, 0.25];
  const matrix = matrixOf(given, consensus, "weights");
  expect(matrix.rows).toEqual([0, 5]);
  expect(matrix.columns).toEqual([2, 7, 8]);
  expect([...matrix.values]).toEqual([1, 0, 0, 0.75, 0.25, 0]);
  expect([...matrixOf(given, consensus, "difference").values]).toEqual([0.5, -0.25, -0.25, 0.25, 0, -0.25]);
  expect(matrixOf(given, consensus, "bonds").values[0]).toBe(1);
  expect(largestOf(matrixOf(given, consensus, "difference"))).toBe(0.5);
});

it("a matrix of nothing is empty", () => {
  expect(matrixOf(new Map(), [], "weights")).toEqual({ rows: [], columns: [], values: new Float32Array() });
});

it("only rows of neurons that have updated are read again, until an epoch", async () => {
  const asked: (number | "all")[] = [];
  const read: RowReader = {
    all: async () => {
      asked.push("all");
      return given;
    },
    one: async (uid) => {
      asked.push(uid);
      return [[uid, 1]];
    },
  };
  const first = await refreshRows(
    undefined,
    20,
    new Map([
      [0, 11],
      [5, 12],
    ]),
    read,
  );
  const second = await refreshRows(
    first,
    20,
    new Map([
      [0, 11],
      [5, 25],
    ]),
    read,
  );
  expect(asked).toEqual(["all", 5]);
  expect(second.rows.get(0)).toBe(first.rows.get(0));
  expect(second.rows.get(5)).toEqual([[5, 1]]);
  const third = await refreshRows(second, 20, new Map([[5, 25]]), read);
  expect([...third.rows.keys()]).toEqual([5]);
  await refreshRows(third, 40, new Map([[5, 25]]), read);
  expect(asked).toEqual(["all", 5, "all"]);
});

it.each([
  [undefined, "not serving", "ne sert pas"],
  [{ ip: "0.0.0.0", port: 0 }, "not serving", "ne sert pas"],
  [{ ip: "0.0.0.0", port: 8091 }, "no address announced (port 8091)", "aucune adresse annoncée (port 8091)"],
  [{ ip: "::", port: 8091 }, "no address announced (port 8091)", "aucune adresse annoncée (port 8091)"],
  [{ ip: "192.0.2.7", port: 8091 }, "192.0.2.7:8091", "192.0.2.7:8091"],
  [{ ip: "2001:db8::7", port: 8091 }, "[2001:db8::7]:8091", "[2001:db8::7]:8091"],
])("a neuron at %j is said to be at %s", (axon, english, french) => {
  expect(endpointText(axon, ENDPOINT.en)).toBe(english);
  expect(endpointText(axon, ENDPOINT.fr)).toBe(french);
  expect(shortEndpoint(axon, ENDPOINT.en)).toBe(english.includes("(") ? "port 8091" : english);
  expect(addressOf(axon)).toBe(english.includes(" ") ? undefined : english);
});

it("values of parameters are told in words", () => {
  const writing = { words: PARAMETER_TEXTS.en, locale: "en-US", blockTime: 12_000 };
  expect(valueText("blocks", 360, writing)).toBe("360 blocks (1.2 hours)");
  expect(valueText("u16Part", 32_767, writing)).toBe("50%");
  expect(valueText("millionths", 900_000n, writing)).toBe("90%");
  expect(valueText("tao", 500_000n, writing)).toBe("0.0005 τ");
  expect(valueText("fixed64", 23_242_897_532_874_035_200n, writing)).toBe("× 1.26");
  expect(valueText("flag", true, writing)).toBe("yes");
});

it("changes of a parameter are told as its value is; what has another form is left out", () => {
  const change = (item: string, before: unknown, value: unknown, extrinsic: number | null = 1) => ({
    ...{ height: 7, number: 1, time: null, extrinsic, signer: null, item, before, value },
  });
  const items = [
    change("Tempo", null, 360, null),
    change("Tempo", 360, "<script>"),
    change("Tempo", 360, [1, 2]),
    change("BurnIncreaseMult", "1", "23242897532874035200"),
    change("BurnIncreaseMult", "23242897532874035200", null),
    change("BurnIncreaseMult", { bits: "1" }, "2"),
    change("AlphaValues", [1, 9], [1, 10]),
    change("Yuma3On", false, true),
    change("AlphaSigmoidSteepness", 1000, -7),
  ];
  const page = changePage.parse({ items, next: null });
  const told = (name: keyof typeof PARAMETERS) =>
    changesOf(page, PARAMETERS[name]).map(({ before, value }) => [before, value]);
  expect(told("tempo")).toEqual([[undefined, 360]]);
  expect(told("burn_increase_mult")).toEqual([
    [1n, 23_242_897_532_874_035_200n],
    [23_242_897_532_874_035_200n, undefined],
  ]);
  expect(told("alpha_low")).toEqual([]);
  expect(told("alpha_high")).toEqual([[9, 10]]);
  expect(told("yuma_version")).toEqual([[2, 3]]);
  expect(told("alpha_sigmoid_steepness")).toEqual([[1000n << 32n, -7n << 32n]]);
  expect(told("kappa")).toEqual([]);
});

it("candles come oldest first, and prices that are no numbers are refused", () => {
  const candle = (start: number, close: string) => ({ start, open: "1", high: "3", low: "1", close });
  const { xs, prices } = seriesOf(
    candles.parse({ items: [candle(7_200_000, "2000000000"), candle(3_600_000, "500000000")] }),
  );
  expect(xs).toEqual([3_600, 7_200]);
  expect(prices.close).toEqual([0.5, 2]);
  expect(candles.safeParse({ items: [candle(0, "-1")] }).success).toBe(false);
});

it("a trade moves the price as far as a little more after it costs more", () => {
  // A pool of 100 and 100 without a fee: 100 bought for 100 leave 50, at four times the price.
  const got = (tao: bigint): bigint => (100_000_000n * tao) / (100_000_000n + tao);
  const buy = tradeOf({ little: got(10_000n), trade: got(100_000_000n), tradeAndLittle: got(100_010_000n) }, true);
  expect(buy.gives).toBe(50_000_000n);
  expect(buy.moves).toBeCloseTo(3, 2);
  expect(tradeOf({ little: 10n, trade: 0n, tradeAndLittle: 0n }, true)).toEqual({ gives: 0n, moves: 0 });
});

it("what several neurons got stands on one line of time", () => {
  expect(
    onOneLine([
      [
        [2_000, 0.5],
        [1_000, 0.25],
      ],
      [[3_000, 1]],
    ]),
  ).toEqual({
    xs: [1, 2, 3],
    values: [
      [0.25, 0.5, null],
      [null, null, 1],
    ],
  });
});
