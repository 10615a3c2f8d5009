import { z } from "zod";
import { maxKilograms, type Parcel, zoneNames } from "./estimate";

/**
 * What visitors may ask for, as a form sends it. It is apart from the prices because browsers need
 * those, but not what checks on the server.
 */
export const parcelSchema: z.ZodType<Parcel, unknown> = z.object({
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
