import { describe, expect, it } from "vitest";
import { parcelSchema } from "./parcel";

describe("parcelSchema", () => {
  it.each(["2.5", " 2,5 "])("understands %j", (weight) => {
    expect(parcelSchema.parse({ weight, zone: "world" })).toEqual({ weight: 2.5, zone: "world" });
  });

  it.each(["", "0", "-1", "30.1", "1e1", "two", "NaN"])("refuses the weight %j", (weight) => {
    expect(parcelSchema.safeParse({ weight, zone: "world" }).success).toBe(false);
  });

  it("refuses a zone that only an object has", () => {
    expect(parcelSchema.safeParse({ weight: "1", zone: "toString" }).success).toBe(false);
  });
});
