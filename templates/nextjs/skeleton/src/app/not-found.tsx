import type { Metadata } from "next";
import Link from "next/link";
import styles from "./message.module.css";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <div className={styles.message}>
      <h1>There is no such page</h1>
      <p className={styles.detail}>The address may be mistyped, or the page was moved.</p>
      <Link className="button" href="/">
        To the start
      </Link>
    </div>
  );
}
