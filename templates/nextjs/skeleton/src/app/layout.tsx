import type { Metadata, Viewport } from "next";
import Link from "next/link";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { WebVitals } from "@/components/WebVitals";
import site from "@/site.json";
import "./globals.css";
import styles from "./layout.module.css";

export const metadata: Metadata = {
  title: { default: site.name, template: `%s · ${site.name}` },
  description: site.description,
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#ffffff" },
    { media: "(prefers-color-scheme: dark)", color: "#14171c" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The content security policy's nonce is new for each request, so no page can be made in advance.
  await connection();
  return (
    <html lang="en">
      <body>
        <a className={styles.skip} href="#content">
          Skip to content
        </a>
        <header className={styles.header}>
          <div className={styles.inner}>
            <Link className={styles.brand} href="/">
              {site.name}
            </Link>
          </div>
        </header>
        <main className={styles.main} id="content" tabIndex={-1}>
          {children}
        </main>
        <WebVitals />
      </body>
    </html>
  );
}
