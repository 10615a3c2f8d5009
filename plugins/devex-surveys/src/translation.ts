import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** @public */
export const devexSurveysTranslationRef = createTranslationRef({
  id: 'devex-surveys',
  messages: {
    resource: {
      loading: 'Loading',
      failed: 'This did not work',
      retry: 'Try again',
    },
    confirm: { cancel: 'Cancel' },
    scale: {
      'strongly-disagree': 'Strongly disagree',
      disagree: 'Disagree',
      neutral: 'Neither',
      agree: 'Agree',
      'strongly-agree': 'Strongly agree',
      'not-at-all': 'Not at all likely',
      'very-likely': 'Very likely',
      skip: 'Skip, or does not apply',
      detractors: 'Detractors (0–6)',
      passives: 'Passives (7–8)',
      promoters: 'Promoters (9–10)',
    },
    nothing: {
      title: 'Nothing to answer now',
      text: 'No round is open for you. The portal reminds you when one opens.',
      results: 'See the results of the last round',
    },
    elsewhere: {
      title: 'You are invited to {{title}}',
      text: 'But this browser has no right to answer it: either you have answered here already, or the right is in the browser in which you first opened the portal since the round began. The portal cannot tell which.',
      dismiss: 'I have answered',
      dismissed:
        'Thank you. That you have answered is known to this browser alone.',
    },
    form: {
      intro_one:
        '{{count}} question, about two minutes. Leave out what you like. Number keys choose an answer; nothing is kept before you send it.',
      intro_other:
        '{{count}} questions, about two minutes. Leave out what you like. Number keys choose an answer; nothing is kept before you send it.',
      progress: '{{answered}} of {{total}} answered',
      review: 'See what will be sent',
    },
    comment: {
      hint: 'Optional. Shown to all, in no order, without your group. Leave out names.',
      length: '{{used}} of {{most}}',
      warning: 'This may tell who you are',
      found: 'Look again at: {{parts}}',
    },
    promises: {
      title: 'Who can find out what you said?',
      group_one:
        'Your answers count for “{{bucket}}”, together with those of everybody else in it ({{count}} person).',
      group_other:
        'Your answers count for “{{bucket}}”, together with those of everybody else in it ({{count}} people).',
      colleague: {
        who: 'A colleague or manager',
        what: 'No. They see shares of groups with enough answers.',
      },
      owner: {
        who: 'Whoever runs the survey',
        what: 'No. They see the same, and cannot lower the thresholds.',
      },
      database: {
        who: 'Someone who can read the database or the logs',
        what: 'No. Nothing in them leads from an answer to a person or to a time.',
      },
      backup: {
        who: 'Someone who has a backup',
        what: 'No. Single answers are gone after the close, and the key of what was not yet written with them.',
      },
      operator: {
        who: 'An operator who watches live traffic or changes this page',
        what: 'Partly. Network addresses and the time of sending can be seen while they happen. We cannot protect you from this.',
      },
      more: 'How it works',
      report: 'The attacks that are tried on every change',
    },
    previous: { title: 'What became of the last round' },
    action: {
      planned: 'planned',
      done: 'done',
      dropped: 'given up',
    },
    stored: {
      bytes_one:
        'This {{count}} byte will be sent, and nothing else: no cookie and no sign-in. Every submission has this size.',
      bytes_other:
        'These {{count}} bytes will be sent, and nothing else: no cookie and no sign-in. Every submission has this size.',
      label: 'What will be sent',
      tables:
        'They end in these tables, read from the database just now. After the close only counts remain.',
    },
    review: {
      title: 'This will be sent',
      now: 'Sent now, it can be told from the traffic at this moment that someone at your address answered. If that matters to you, send it later from this page: it stays as it is while the page is open.',
      back: 'Change answers',
      send: 'Send now',
      failed: 'It could not be sent',
      kept: 'Your answers are still here; try again.',
    },
    receipt: {
      title: 'Thank you, it has arrived',
      text: 'This is your receipt. After the close, on {{date}}, you can check with it that your answers were counted. Keep it yourself: it is stored nowhere in this browser.',
      how: 'It shows that you answered, not what.',
      copy: 'Copy',
      copied: 'Copied',
      results: 'See the results of earlier rounds',
    },
    results: {
      round: 'Round',
      group: 'Group',
      csv: 'Save as CSV',
      none: {
        title: 'No round was closed yet',
        text: 'Results are shown when a round has closed, to everybody at once.',
      },
      response: {
        'below-50': '{{group}}: less than half of {{invited}} people answered.',
        '50-69': '{{group}}: 50 to 69 % of {{invited}} people answered.',
        '70-84': '{{group}}: 70 to 84 % of {{invited}} people answered.',
        '85-or-more': '{{group}}: 85 % or more of {{invited}} people answered.',
      },
      'low-confidence':
        'Low confidence: those who did not answer may see it differently.',
      imported: 'Imported from {{source}}.',
      protected: {
        short: 'kept back',
        why: 'Kept back to protect people: too few answers, or showing it would give away those of others.',
      },
      'not-asked': 'not asked',
      method_one:
        'Favourable is the share of those who agree or agree strongly, of all who answered the question. Nothing is shown with fewer than {{count}} answer. Intervals (95 %) cover chance only, not who did not answer.',
      method_other:
        'Favourable is the share of those who agree or agree strongly, of all who answered the question. Nothing is shown with fewer than {{count}} answers. Intervals (95 %) cover chance only, not who did not answer.',
    },
    share: {
      // A number and its unit stay on one line.
      percent: '{{percent}}\u00a0%',
      'at-most': '{{percent}}\u00a0% or less',
      'at-least': '{{percent}}\u00a0% or more',
      interval: '{{low}}–{{high}}\u00a0%',
      everyone: 'everyone answered',
      exact: 'within half a point',
    },
    change: {
      none: 'No clear change',
      better_one: 'Better by {{count}} point',
      better_other: 'Better by {{count}} points',
      worse_one: 'Worse by {{count}} point',
      worse_other: 'Worse by {{count}} points',
    },
    dimensions: {
      label: 'Dimensions',
      'feedback-loops': 'Feedback loops',
      'cognitive-load': 'Cognitive load',
      'flow-state': 'Flow state',
      items_one: 'from {{count}} question',
      items_other: 'from {{count}} questions',
    },
    trend: {
      title: 'Over time',
      dimension: 'Dimension',
      'too-few_one': 'Shown from {{count}} round on: fewer are no trend.',
      'too-few_other': 'Shown from {{count}} rounds on: fewer are no trend.',
    },
    items: {
      title: 'Questions, the least favourable first',
      item: 'Question',
      favourable: 'Favourable',
      distribution: 'Distribution',
      answers_one: '{{count}} answer',
      answers_other: '{{count}} answers',
      net: 'net {{points}} ± {{margin}} points',
      coarse:
        'Rounded to {{step}} points: few people came or went since the last round',
      benchmark:
        'Elsewhere: half of them reach {{p50}} %, a quarter {{p75}} % ({{source}}, {{year}})',
      paired: 'To compare with: {{metric}}',
    },
    measured: {
      title: 'Felt and measured',
      hint_one:
        'What the group says, and what the delivery metrics measured of its services in the {{count}} day up to {{date}}. Both are of the group as a whole; nobody’s answers are joined with anybody’s work.',
      hint_other:
        'What the group says, and what the delivery metrics measured of its services in the {{count}} days up to {{date}}. Both are of the group as a whole; nobody’s answers are joined with anybody’s work.',
      felt: 'Favourable',
      measured: 'Measured',
      stages: 'Mean time of a change: {{stages}}',
      stage: {
        coding: 'coding',
        pickup: 'waiting for a reviewer',
        review: 'in review',
        merge: 'waiting for the merge',
        wait: 'waiting for the deployment',
        deploy: 'being deployed',
      },
      'per-day': '{{value}} a day',
      'per-week': '{{value}} a week',
      changes_one: 'from {{count}} change',
      changes_other: 'from {{count}} changes',
      deployments_one: 'from {{count}} deployment',
      deployments_other: 'from {{count}} deployments',
      'no-data': 'No data: {{reason}}',
      nothing: 'nothing of this was measured in that time.',
      'no-scope':
        'people of several groups were put together here, and the delivery metrics have no number for them.',
    },
    groups: {
      title: 'Groups',
      group: 'Group',
      invited_one: '{{count}} invited',
      invited_other: '{{count}} invited',
    },
    comments: {
      title: 'What to fix first, in your words',
      hint: 'Shuffled, undated, and linked to no group and no other answer.',
      redacted_one: '{{count}} was taken out.',
      redacted_other: '{{count}} were taken out.',
      redact: 'Take out',
      confirm: 'Take this comment out?',
      consequence:
        'Its text is deleted for good. How many were taken out is shown to everybody.',
    },
    actions: {
      title: 'What will be done',
      none: 'Nothing was recorded yet.',
      add_one: 'Record an action ({{count}} at most)',
      add_other: 'Record an action ({{count}} at most)',
      edit: 'Change',
      what: 'What',
      owner: 'Who',
      'owner-hint': 'A user or group, such as group:default/platform',
      until: 'Until',
      'until-hint': 'As year-month-day, such as 2027-01-31',
      due: 'until {{date}}',
      status: 'State',
      outcome: 'What became of it',
      save: 'Save',
    },
    'receipt-check': {
      title: 'Was my answer counted?',
      label: 'Your receipt',
      check: 'Check',
      counted: 'Yes, it was counted.',
      missing: 'No answer with this receipt was counted in this round.',
    },
    rounds: {
      prepare: 'Prepare a round',
      none: 'There is no round yet.',
      state: { prepared: 'Prepared', open: 'Open', closed: 'Closed' },
      facts:
        '{{items}} questions, {{invited}} invited, shown from {{answers}} answers on',
      'no-answers': 'few or no answers so far',
      answers_one: 'at least {{count}} answer so far',
      answers_other: 'at least {{count}} answers so far',
      threshold: 'Answers needed to show anything',
      raise: 'Raise',
      results: 'See its results',
      open: 'Open',
      'open-title': 'Open {{title}}?',
      'open-text':
        'Groups, questions and dates are frozen and keys are made. From then on you can only raise the threshold or close early.',
      delete: 'Delete',
      'delete-title': 'Delete {{title}}?',
      'delete-text': 'The prepared round is deleted. Nobody has answered it.',
      close: 'Close now',
      'close-title': 'Close {{title}} now?',
      'close-text':
        'Nobody can answer any more, single answers are replaced by counts, and the results are shown to everybody. This cannot be taken back.',
    },
    'groups-preview': {
      title: 'Groups that will have results of their own',
      none: 'No group is large enough: only the whole organisation will be shown.',
      merged: 'Put together from {{groups}}',
    },
    'round-form': {
      title: 'Title',
      opens: 'First day',
      closes: 'Last day',
      invited: 'People needed for a group of its own',
      items_one: 'Questions ({{count}} at most)',
      items_other: 'Questions ({{count}} at most)',
      chosen_one: '{{count}} chosen',
      chosen_other: '{{count}} chosen',
      'too-many': 'At most {{most}} questions: take out {{excess}}',
      preview: 'Prepare and see the groups',
    },
  },
});
