import {
  afterUnlinking,
  explanation,
  failedDeployment,
} from '../../__testUtils__/rows';
import { followCorrection } from './followCorrection';

describe('followCorrection', () => {
  const follow = (explain: () => Promise<typeof explanation>) =>
    followCorrection({
      api: { explain },
      deployment: failedDeployment,
      id: 'c1',
      signal: new AbortController().signal,
    });

  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks on while the backend is busy or away', async () => {
    const explain = jest
      .fn()
      .mockResolvedValueOnce(explanation)
      .mockRejectedValueOnce(new Error('away'))
      .mockResolvedValue(afterUnlinking);
    const followed = follow(explain);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(await followed).toBe(afterUnlinking);
  });

  it('does not wait for ever', async () => {
    const followed = follow(async () => explanation);
    await jest.advanceTimersByTimeAsync(31_000);
    expect(await followed).toBeUndefined();
  });
});
