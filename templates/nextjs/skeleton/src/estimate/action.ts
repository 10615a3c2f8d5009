"use server";

import { z } from "zod";
import { type Estimate, estimate } from "./estimate";
import { parcelSchema } from "./parcel";

export interface EstimateState {
  /** What was sent, to be shown again. */
  weight: string;
  zone: string;
  errors: { weight?: string[]; zone?: string[] };
  estimate?: Estimate;
}

/** Answers the form. Anything may be sent to it, by anyone. */
export async function requestEstimate(
  _previous: EstimateState,
  form: FormData,
): Promise<EstimateState> {
  const sent = { weight: text(form, "weight"), zone: text(form, "zone") };
  const result = parcelSchema.safeParse(sent);
  return result.success
    ? { ...sent, errors: {}, estimate: estimate(result.data) }
    : { ...sent, errors: z.flattenError(result.error).fieldErrors };
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
