import pino from "pino";
import site from "@/site.json";

export type Logger = pino.Logger;

/** Writes one line of JSON for each event to standard output. */
export function createLogger(level: string): Logger {
  return pino({
    level,
    base: { service: site.name },
    messageKey: "message",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err },
  });
}
