"use client";

import { useReportWebVitals } from "next/web-vitals";

const reported = new Set(["LCP", "INP", "CLS"]);

// A constant, because the hook reports everything again whenever it is given another function.
const report: Parameters<typeof useReportWebVitals>[0] = ({ name, value }) => {
  if (reported.has(name)) {
    // A beacon outlives the page, which most of these are only known at the end of.
    navigator.sendBeacon("/api/vitals", JSON.stringify({ name, value }));
  }
};

/** Tells the server how fast the page was for this visitor. It sends no identity and no address. */
export function WebVitals() {
  useReportWebVitals(report);
  return null;
}
