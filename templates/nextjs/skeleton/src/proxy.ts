import { type NextRequest, NextResponse } from "next/server";
import { contentSecurityPolicy } from "@/server/csp";

/** Gives every page a content security policy with a nonce of its own. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");

  // On the request, Next.js finds the nonce for its own scripts in it; on the response it is law.
  const headers = new Headers(request.headers);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = { matcher: "/((?!_next/static|api/).*)" };
