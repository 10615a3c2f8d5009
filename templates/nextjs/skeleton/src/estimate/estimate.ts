import { z } from "zod";

export const maxKilograms = 30;

/** Where a parcel may go, what it costs in cents, and how many days it takes. */
export const zones = {
  domestic: { label: "Within the country", base: 490, perKilogram: 60, days: [1, 2] },
  continent: { label: "On the continent", base: 990, perKilogram: 140, days: [3, 5] },
  world: { label: "Anywhere else", base: 1990, perKilogram: 520, days: [6, 12] },
} as const;

export type Zone = keyof typeof zones;
export const zoneNames = Object.keys(zones) as [Zone, ...Zone[]];

/** What visitors may ask for, as a form sends it. */
export const parcelSchema = z.object({
  weight: z
    .string()
    .trim()
    .regex(/^\d+([.,]\d+)?$/, "Give the weight as a number, such as 2.5.")
    .transform((text) => Number(text.replace(",", ".")))
    .refine((weight) => weight > 0 && weight <= maxKilograms, {
      error: `We carry parcels of up to ${maxKilograms} kg.`,
    }),
  zone: z.enum(zoneNames, "Choose where it goes."),
});

export type Parcel = z.infer<typeof parcelSchema>;

export interface Estimate {
  cents: number;
  days: readonly [number, number];
}

/** Prices a parcel; a kilogram that was begun counts as a whole one. */
export function estimate({ weight, zone }: Parcel): Estimate {
  const { base, perKilogram, days } = zones[zone];
  return { cents: base + perKilogram * Math.ceil(weight), days };
}
