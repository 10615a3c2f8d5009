import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { startSite } from "../site";

const objectives = readFileSync("SLO.yaml", "utf8");

// Prometheus adds these when it scrapes, so the site itself does not export them.
const targetLabels = ["job", "namespace"];

/** Every series of a scrape, as its name and labels. */
function seriesOf(scrape: string) {
  return Array.from(scrape.matchAll(/^([a-z_]+)(?:\{(.*)\})? /gm), ([, name, labels = ""]) => ({
    name,
    labels: new Map(Array.from(labels.matchAll(/(\w+)="([^"]*)"/g), ([, k, v]) => [k, v])),
  }));
}

// An objective on a metric that nobody exports is always met. So every series that SLO.yaml asks for
// has to be one that the running site exports.
it("exports what the objectives measure", async () => {
  const site = await startSite();
  const scrape = await (await fetch(`${site.opsUrl}/metrics`)).text();
  await site.stop();
  const series = seriesOf(scrape);
  const selectors = Array.from(objectives.matchAll(/([a-z_]+)\{([^}]*)\}/g));
  expect(selectors.length).toBeGreaterThan(0);

  for (const [selector, name, matchers = ""] of selectors) {
    const named = series.filter((one) => one.name === name);
    expect(named, `series of ${name}`).not.toEqual([]);
    for (const [, label = "", operator, wanted = ""] of matchers.matchAll(
      /([a-z_]+)(=~|!~|!=|=)"([^"]*)"/g,
    )) {
      if (targetLabels.includes(label)) {
        continue;
      }
      const values = new Set(named.map(({ labels }) => labels.get(label)));
      // A pattern lists its values; a negated one has to exclude something that there is, too.
      for (const value of wanted.split("|")) {
        expect(values, `${label}${operator}"${value}" of ${selector}`).toContain(value);
      }
    }
  }
});

// Whoever is woken has to find what to do.
describe("the runbook", () => {
  const runbook = readFileSync("docs/runbook.md", "utf8");
  const alerts = Array.from(
    objectives.matchAll(/alerting:\n\s+name: (\w+)/g),
    ([, name = ""]) => name,
  );

  it("is asked for by alerts", () => {
    expect(alerts.length).toBeGreaterThan(0);
  });

  it.each(alerts)("has a section on %s, which the alert links to", (alert) => {
    expect(runbook).toContain(`\n## ${alert}\n`);
    expect(objectives).toContain(`docs/runbook.md#${alert.toLowerCase()}"`);
  });
});
