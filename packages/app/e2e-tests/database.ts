import path from 'node:path';

const DATABASES = path.resolve(__dirname, '../../../.cache/e2e/db');

/** Changes the database of a plugin, for what would take months or another sign-in. */
export function changeDatabase(
  plugin: string,
  statement: string,
  ...values: string[]
) {
  // The linter's list of Node's modules is older than this one.
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const database = new DatabaseSync(path.join(DATABASES, `${plugin}.sqlite`));
  database.prepare(statement).run(...values);
  database.close();
}
