import { Readable } from 'node:stream';

const END_OF_HEADER = '\r\n\r\n';
const MAX_HEADER_BYTES = 64 * 1024;

/** The header of a CGI answer. */
export interface CgiHeader {
  status: number;
  headers: Record<string, string>;
}

/** Reads the header of a CGI answer and leaves the body in the stream. */
export async function readCgiHeader(stream: Readable): Promise<CgiHeader> {
  let read = Buffer.alloc(0);
  while (read.length < MAX_HEADER_BYTES) {
    const chunk = (stream.read() as Buffer | null) ?? (await nextChunk(stream));
    if (!chunk) {
      break;
    }
    read = Buffer.concat([read, chunk]);
    const end = read.indexOf(END_OF_HEADER);
    if (end >= 0) {
      stream.unshift(read.subarray(end + END_OF_HEADER.length));
      return parseHeader(read.subarray(0, end).toString('latin1'));
    }
  }
  return { status: 502, headers: {} };
}

async function nextChunk(stream: Readable): Promise<Buffer | null> {
  if (stream.readableEnded || stream.destroyed) {
    return null;
  }
  await new Promise<void>(resolve => {
    stream.once('readable', resolve);
    stream.once('end', resolve);
    stream.once('close', resolve);
  });
  return stream.read() as Buffer | null;
}

function parseHeader(text: string): CgiHeader {
  const entries = text.split('\r\n').map(line => line.split(/: *(.*)/));
  const { Status: status, ...headers } = Object.fromEntries(entries);
  return { status: status ? parseInt(status, 10) : 200, headers };
}
