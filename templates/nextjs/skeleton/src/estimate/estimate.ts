export const maxKilograms = 30;

/** Where a parcel may go, what it costs in cents, and how many days it takes. */
export const zones = {
  domestic: { label: "Within the country", base: 490, perKilogram: 60, days: [1, 2] },
  continent: { label: "On the continent", base: 990, perKilogram: 140, days: [3, 5] },
  world: { label: "Anywhere else", base: 1990, perKilogram: 520, days: [6, 12] },
} as const;

export type Zone = keyof typeof zones;
export const zoneNames = Object.keys(zones) as [Zone, ...Zone[]];

export interface Parcel {
  /** In kilograms. */
  weight: number;
  zone: Zone;
}

export interface Estimate {
  cents: number;
  days: readonly [number, number];
}

/** Prices a parcel; a kilogram that was begun counts as a whole one. */
export function estimate({ weight, zone }: Parcel): Estimate {
  const { base, perKilogram, days } = zones[zone];
  return { cents: base + perKilogram * Math.ceil(weight), days };
}
