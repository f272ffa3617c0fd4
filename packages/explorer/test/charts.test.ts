import * as fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { restingPlace } from "../src/page/parts/chartRest.ts";
import { HeatNumbers } from "../src/page/parts/HeatNumbers.tsx";
import { HeatScale } from "../src/page/parts/HeatScale.tsx";
import { colorAt, type Rgb } from "../src/page/parts/heatColors.ts";
import { inkOf, inkOn } from "../src/page/parts/heatInk.ts";
import { hiddenEdges } from "../src/page/parts/hiddenEdges.ts";
import { INTERVALS, SHOWN, usualInterval } from "../src/page/views/subnet/pool/candles.ts";
import { cellNumber } from "../src/page/views/subnet/weights/cellNumber.ts";

const MINUTE = 60_000;

it("a chart that nobody points at tells the newest values, or the present where the future is drawn too", () => {
  expect(
    restingPlace([
      [1, 2, 3],
      [5, 6, 7],
    ]),
  ).toBe(2);
  expect(
    restingPlace([
      [1, 2, 3, 4],
      [5, 6, null, null],
      [null, 6, 7, 8],
    ]),
  ).toBe(1);
  expect(
    restingPlace([
      [1, 2],
      [5, 6],
      [null, null],
    ]),
  ).toBe(1);
  expect(
    restingPlace([
      [1, 2, 3],
      [5, null, null],
    ]),
  ).toBe(0);
  expect(restingPlace([[1], [null]])).toBeUndefined();
  expect(restingPlace([[]])).toBeUndefined();
});

it("a box tells on which sides it hides something", () => {
  expect(hiddenEdges({ scrollLeft: 0, clientWidth: 300, scrollWidth: 300 })).toEqual({ before: false, after: false });
  expect(hiddenEdges({ scrollLeft: 0, clientWidth: 300, scrollWidth: 500 })).toEqual({ before: false, after: true });
  expect(hiddenEdges({ scrollLeft: 90, clientWidth: 300, scrollWidth: 500 })).toEqual({ before: true, after: true });
  expect(hiddenEdges({ scrollLeft: 199.4, clientWidth: 300, scrollWidth: 500 })).toEqual({
    before: true,
    after: false,
  });
});

it("candles are as short as all of the history has room for, and can be chosen as the index has them", () => {
  expect(INTERVALS).toEqual(["1m", "1h", "4h", "1d", "1w"]);
  expect(usualInterval(0)).toBe("1m");
  expect(usualInterval(SHOWN * MINUTE)).toBe("1m");
  expect(usualInterval(SHOWN * MINUTE + 1)).toBe("1h");
  expect(usualInterval(30 * 24 * 60 * MINUTE)).toBe("4h");
  expect(usualInterval(100 * 24 * 60 * MINUTE)).toBe("1d");
  expect(usualInterval(Number.MAX_SAFE_INTEGER)).toBe("1d");
});

const shades = (to: Rgb): readonly Rgb[] =>
  Array.from({ length: 256 }, (_, step) => [(to[0] * step) / 255, (to[1] * step) / 255, (to[2] * step) / 255] as const);
const colors = { above: shades([255, 255, 255]), below: shades([255, 0, 0]) };

it("numbers of a heat map stand in its cells, each in an ink that is read on its color", () => {
  const values = Float32Array.of(0, 0.04, 0.5, -0.5);
  const write = (value: number): string => cellNumber(value, "difference", "en");
  const html = renderToStaticMarkup(
    createElement(HeatNumbers, { values, columns: 2, size: 40, most: 0.5, colors, write }),
  );
  expect([...html.matchAll(/color:([^"]*)">([^<]*)</g)].map(([, ink, text]) => [ink, text])).toEqual([
    ["#fff", ""],
    ["#fff", "+4%"],
    ["#000", "+50%"],
    ["#000", "-50%"],
  ]);
  expect(html).toContain("grid-template-columns:repeat(2, 40px)");
  expect(colorAt(-1, 0.5, colors)).toEqual([255, 0, 0]);
  expect(inkOf(0, 0, colors)).toBe("#fff");
});

it("ink on any color has the contrast that reading wants", () => {
  const channel = fc.integer({ min: 0, max: 255 });
  const light = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  fc.assert(
    fc.property(fc.tuple(channel, channel, channel), (color) => {
      const [red, green, blue] = color.map((each) => light(each / 255)) as [number, number, number]; // three of three
      const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      const contrast = inkOn(color) === "#000" ? (luminance + 0.05) / 0.05 : 1.05 / (luminance + 0.05);
      expect(contrast).toBeGreaterThan(4.5);
    }),
  );
});

it("a scale of colors has its ends in words", () => {
  const scale = (hasBelow: boolean): string =>
    renderToStaticMarkup(
      createElement(HeatScale, { title: "Colors:", least: "0%: none", most: "96%: most", hasBelow }),
    );
  expect(scale(false)).toContain("<span>0%: none</span>");
  expect(scale(false)).toContain("<span>96%: most</span>");
  expect(scale(false)).not.toContain("--series-2");
  expect(scale(true)).toMatch(/--series-2\) 100%, var\(--raised\)\) 0%.*--accent\) 100%, var\(--raised\)\) 100%/);
});

it("a cell's number is as short as it can be", () => {
  const texts = (["weights", "difference"] as const).map((look) =>
    [0, 0.004, 0.096, 0.333, 1].map((value) => cellNumber(value, look, "en")),
  );
  expect(texts).toEqual([
    ["", "0.4%", "9.6%", "33%", "100%"],
    ["", "+0.4%", "+9.6%", "+33%", "+100%"],
  ]);
});
