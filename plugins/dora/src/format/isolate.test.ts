import { isolate } from './isolate';

describe('isolate', () => {
  it('leaves names alone that turn nothing', () => {
    expect(isolate('check-out 2 é 日本')).toBe('check-out 2 é 日本');
  });

  it.each(['תשלומים', 'المدفوعات', 'a \u05d0 b'])('isolates %p', name => {
    expect(isolate(name)).toBe(`\u2068${name}\u2069`);
  });

  it('lets no name end its isolation, or turn what comes after it', () => {
    expect(isolate('pay\u202e)evil\u2069(')).toBe('\u2068pay)evil(\u2069');
  });
});
