import { z } from "zod";
import type { Metrics } from "./metrics";

// Browsers report times in milliseconds. What is beyond these bounds was not measured by one.
const vital = z.discriminatedUnion("name", [
  z.object({ name: z.enum(["LCP", "INP"]), value: z.number().min(0).max(600_000) }),
  z.object({ name: z.literal("CLS"), value: z.number().min(0).max(100) }),
]);

/** Adds one report to the metrics, unless it is none. */
export function observeVital({ vitals }: Metrics, body: string): boolean {
  const result = vital.safeParse(parseJson(body));
  if (!result.success) {
    return false;
  }
  const { name, value } = result.data;
  vitals[name].observe(name === "CLS" ? value : value / 1000);
  return true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
