import { Receipt } from '@milepost/plugin-dora-node';
import { PatientReceiver } from './PatientReceiver';

const delivery = { headers: {}, body: Buffer.from('{}'), receivedAt: 0 };
const receipt: Receipt = { id: '1', duplicate: false, state: 'recorded' };

/** An intake whose database is away for some tries. */
function intakeAfter(failures: number) {
  let tries = 0;
  return {
    tries: () => tries,
    receive: async () => {
      tries += 1;
      if (tries <= failures) {
        throw new Error('connect ECONNREFUSED');
      }
      return receipt;
    },
  };
}

describe('PatientReceiver', () => {
  it('tries until a delivery is kept, and then no more', async () => {
    const intake = intakeAfter(4);
    await new PatientReceiver(intake, { firstWaitMs: 1 }).receive(delivery);
    expect(intake.tries()).toBe(5);
  });

  it('says so when more wait than it can hold', async () => {
    const intake = intakeAfter(3);
    const receiver = new PatientReceiver(intake, {
      firstWaitMs: 50,
      maxWaiting: 2,
    });
    const results = await Promise.allSettled([
      receiver.receive(delivery),
      receiver.receive(delivery),
      new Promise(resolve => setTimeout(resolve, 10)).then(() =>
        receiver.receive(delivery),
      ),
    ]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
  });
});
