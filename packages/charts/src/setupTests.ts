import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first picture loads all of recharts, which takes its time on a busy processor.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
