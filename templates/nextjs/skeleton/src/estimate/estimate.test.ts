import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimate, maxKilograms, zoneNames } from "./estimate";

const weights = fc.double({ min: 0.001, max: maxKilograms, noNaN: true });

describe("estimate", () => {
  it("counts a kilogram that was begun as a whole one", () => {
    expect(estimate({ weight: 2.1, zone: "domestic" })).toEqual({ cents: 670, days: [1, 2] });
    expect(estimate({ weight: 3, zone: "domestic" }).cents).toBe(670);
  });

  it("never asks less for a heavier parcel, or for a farther one", () => {
    fc.assert(
      fc.property(weights, weights, (a, b) => {
        const [lighter, heavier] = [Math.min(a, b), Math.max(a, b)];
        const cents = zoneNames.map((zone) => {
          const dearer = estimate({ weight: heavier, zone }).cents;
          expect(estimate({ weight: lighter, zone }).cents).toBeLessThanOrEqual(dearer);
          return dearer;
        });
        expect(cents).toEqual(cents.toSorted((x, y) => x - y));
      }),
    );
  });
});
