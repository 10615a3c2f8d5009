import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Whole pages take their time where several tests share a processor.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
