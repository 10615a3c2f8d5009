import { findMadeTargets, findVerifyTargets } from './makeTargets';

describe('what CI makes and what make verify makes', () => {
  it('is read from the makefile', () => {
    const text = `.PHONY: verify
verify: export CI = true
verify: lint test chart ## Do all that CI does
	@echo done
`;
    expect(findVerifyTargets(['all:\n', text])).toEqual([
      'lint',
      'test',
      'chart',
    ]);
    expect(findVerifyTargets(['all:\n'])).toEqual([]);
  });

  it('is read from the steps', () => {
    expect(
      findMadeTargets([
        'make lint test',
        'make generated GENERATORS=slo',
        'cd x\nmake chart && echo cmake it',
        'make',
      ]),
    ).toEqual(['lint', 'test', 'generated', 'chart']);
  });
});
