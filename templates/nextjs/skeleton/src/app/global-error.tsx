"use client";

import PageError from "./error";
import "./globals.css";

/** Takes the place of everything if the layout itself failed. */
export default function GlobalError(props: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <PageError {...props} />
      </body>
    </html>
  );
}
