import '@testing-library/jest-dom';
import { webcrypto } from 'node:crypto';
import { configure } from '@testing-library/react';

// jsdom has no Web Crypto, which all browsers have had since 2017.
Object.defineProperty(globalThis, 'crypto', { value: webcrypto });

// Whole pages take their time where several tests share a processor.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);
