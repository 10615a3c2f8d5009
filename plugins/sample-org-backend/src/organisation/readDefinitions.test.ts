import SwaggerParser from '@apidevtools/swagger-parser';
import { Parser } from '@asyncapi/parser';
import { parse as parseProto } from 'protobufjs';
import { parse as parseYaml } from 'yaml';
import { sampleApis } from './createOrganisation';
import { readDefinitions } from './readDefinitions';

const ofType = (type: string) =>
  sampleApis.filter(api => api.type === type).map(({ name }) => name);

describe('readDefinitions', () => {
  let definitions: ReadonlyMap<string, string>;
  const definitionOf = (name: string) => definitions.get(name) ?? '';

  beforeAll(async () => {
    definitions = await readDefinitions(sampleApis);
  });

  it.each(ofType('openapi'))('reads valid OpenAPI for %s', async name => {
    await expect(
      SwaggerParser.validate(parseYaml(definitionOf(name))),
    ).resolves.toMatchObject({ openapi: '3.0.3' });
  });

  it.each(ofType('asyncapi'))('reads valid AsyncAPI for %s', async name => {
    const { document, diagnostics } = await new Parser().parse(
      definitionOf(name),
    );

    // The parser also reports style at lower severities; 0 is an error.
    expect(diagnostics.filter(({ severity }) => severity === 0)).toEqual([]);
    expect(document?.channels().isEmpty()).toBe(false);
  });

  it.each(ofType('grpc'))('reads valid protobuf for %s', name => {
    const { root, package: packageName } = parseProto(definitionOf(name));

    expect(packageName).toMatch(/^acme\./);
    expect(() => root.resolveAll()).not.toThrow();
  });
});
