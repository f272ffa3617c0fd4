import fc from "fast-check";
import { expect, it } from "vitest";
import { samplePlaces } from "../src/page/network/past.ts";
import { RAO } from "../src/page/texts/amounts.ts";
import { tick } from "../src/page/texts/times.ts";
import { projectSupply } from "../src/page/views/overview/supplyCurve.ts";

it("the projected supply meets each halving and never exceeds what can exist", () => {
  const { points, halvings } = projectSupply({ time: 0, issued: 0n }, 12_000, 3);
  expect(halvings).toEqual([
    { number: 1, time: 10_500_000 * 12_000, issued: 10_500_000n * RAO, emission: RAO / 2n },
    { number: 2, time: 21_000_000 * 12_000, issued: 15_750_000n * RAO, emission: RAO / 4n },
    { number: 3, time: 31_500_000 * 12_000, issued: 18_375_000n * RAO, emission: RAO / 8n },
  ]);
  expect(points.at(-1)).toEqual({ time: 31_500_000 * 12_000, issued: 18_375_000n * RAO });
});

it("a projection from any supply goes forward in time and up, and ends", () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 21_000_000n * RAO), (issued) => {
      const { points, halvings } = projectSupply({ time: 5, issued }, 250, 80);
      points.slice(1).forEach((point, at) => {
        expect(point.time).toBeGreaterThanOrEqual(points[at]?.time ?? 0);
        expect(point.issued).toBeGreaterThanOrEqual(points[at]?.issued ?? 0n);
      });
      expect(halvings.length).toBeLessThan(40);
    }),
    { numRuns: 30 },
  );
});

it("samples of the past are bounded, and stay where they are while the chain grows", () => {
  expect(samplePlaces(7, 24)).toEqual([]);
  expect(samplePlaces(25, 24)).toEqual([8, 16, 24]);
  fc.assert(
    fc.property(fc.nat(50_000_000), (height) => {
      const places = samplePlaces(height, 24);
      expect(places.length).toBeLessThanOrEqual(24);
      expect(places.every((place) => place > 0 && place <= height)).toBe(true);
      const later = new Set(samplePlaces(height + 1, 48));
      expect(places.every((place) => later.has(place))).toBe(true);
    }),
  );
});

it("marks of a chart's time say as much as tells them apart, in the language of the page", () => {
  const noon = new Date(2026, 10, 30, 12, 5).getTime();
  expect(tick(noon, 365 * 86_400_000, "fr-FR")).toBe("2026");
  expect(tick(noon, 30 * 86_400_000, "en-US")).toBe("Nov 2026");
  expect(tick(noon, 86_400_000, "fr-FR")).toBe("30 nov.");
  expect(tick(noon, 300_000, "fr-FR")).toBe("12:05");
});
