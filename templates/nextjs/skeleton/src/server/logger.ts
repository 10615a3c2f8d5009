import pino from "pino";
import { config } from "@/config";
import site from "@/site.json";

export type Logger = pino.Logger;

let shared: Logger | undefined;

/** Writes one line of JSON for each event to standard output. */
export function logger(): Logger {
  shared ??= pino({
    level: config().LOG_LEVEL,
    base: { service: site.name },
    messageKey: "message",
    errorKey: "error",
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });
  return shared;
}
