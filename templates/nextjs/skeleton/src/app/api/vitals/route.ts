import { metrics } from "@/server/metrics";
import { observeVital } from "@/server/vitals";

const maxBytes = 1024;

/** Takes what browsers report of a page's speed. Anyone can call it, so it believes little. */
export async function POST(request: Request): Promise<Response> {
  // Browsers say where a request comes from; other sites have nothing to report here.
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") {
    return new Response(null, { status: 403 });
  }
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!(length <= maxBytes)) {
    return new Response(null, { status: 413 });
  }
  return new Response(null, { status: observeVital(metrics(), await request.text()) ? 204 : 400 });
}
