import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { isReady, type Site, startSite } from "../site";

const callers = 8;

// A rolling update must not cost a single request: while visitors keep two replicas busy, through a
// load balancer that looks at their readiness, one of them is told to stop.
it("answers every request while a replica stops", async () => {
  const [leaving, staying] = await Promise.all([
    startSite({ SHUTDOWN_DELAY_SECONDS: "0.5" }),
    startSite(),
  ]);
  const stop = new AbortController();
  const answered = { leaving: 0, staying: 0 };
  const failures: unknown[] = [];
  let targets = [leaving, staying];

  const balance = async () => {
    while (!stop.signal.aborted) {
      const ready = await Promise.all([leaving, staying].map(isReady));
      targets = [leaving, staying].filter((_, index) => ready[index]);
      await sleep(20);
    }
  };
  const visit = async (caller: number) => {
    for (let n = caller; !stop.signal.aborted; n++) {
      const target = targets[n % targets.length] as Site;
      try {
        const response = await fetch(target.url);
        const page = await response.text();
        if (response.status !== 200 || !page.includes("</html>")) {
          failures.push(`${response.status}: ${page.slice(0, 200)}`);
        }
        answered[target === leaving ? "leaving" : "staying"]++;
      } catch (error) {
        failures.push(error);
      }
    }
  };
  const visitors = Promise.all([balance(), ...Array.from({ length: callers }, (_, n) => visit(n))]);

  const more = async (replica: keyof typeof answered) => {
    const enough = answered[replica] + 50;
    while (answered[replica] < enough && failures.length === 0) {
      await sleep(5);
    }
  };
  await Promise.all([more("leaving"), more("staying")]);
  await leaving.stop();
  await more("staying");
  stop.abort();
  await visitors;
  await staying.stop();

  expect(failures).toEqual([]);
  expect(leaving.process.exitCode).toBe(0);
  expect(leaving.log()).toContain('"message":"stopping"');
  expect(leaving.log()).not.toContain("cut off");
});
