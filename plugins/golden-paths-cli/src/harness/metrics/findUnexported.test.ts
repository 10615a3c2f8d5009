import { findSelectors } from './findSelectors';
import { findUnexported } from './findUnexported';
import { parseExposition } from './parseExposition';

const EXPORTED = parseExposition(`# HELP calls_total Calls.
# TYPE calls_total counter
calls_total{code="OK",method="Get \\"x\\""} 5
calls_total{code="Internal",method="Get"} 0
call_seconds_bucket{le="0.25"} 5 1700000000
up 1
`);

const check = (query: string) => findUnexported(findSelectors(query), EXPORTED);

describe('the metrics contract', () => {
  it('holds where every selector has a series', () => {
    expect(
      check(
        `sum(rate(calls_total{job="a",namespace="a-prod",code=~"Internal|Unknown"}[5m]))
         / (sum(rate(calls_total{job="a",code!="Nothing"}[5m])) > 0)
         + on() call_seconds_bucket{le="0.25"} * up`,
      ),
    ).toEqual([]);
    expect(check('calls_total{method="Get \\"x\\""}')).toEqual([]);
  });

  it.each([
    ['rate(cals_total[5m])', /there is no metric cals_total/],
    ['rate(calls_total{grpc_code="OK"}[5m])', /no label 'grpc_code'/],
    ['rate(calls_total{code="ok"}[5m])', /no series of calls_total/],
    ['rate(call_seconds_bucket{le="0.3"}[5m])', /no series .* \{"le":"0.25"\}/],
    ['rate(calls_total{code="OK",method="Put"}[5m])', /no series/],
  ])('is broken by %s', (query, message) => {
    expect(check(query).join()).toMatch(message);
  });

  it('refuses what is not PromQL', () => {
    expect(() => findSelectors('sum(rate(')).toThrow(/not a PromQL query/);
  });
});
