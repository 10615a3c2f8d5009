import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { repositoryIdOf } from '@milepost/plugin-dora-node';

const PROJECT_SLUG = 'github.com/project-slug';
const PATHS = 'milepost.dev/paths';
const DEPLOYMENT_REFS = 'milepost.dev/deployment-refs';
const SERVICE = 'milepost.dev/service';

// Where the repository ends and its content begins, on GitHub, GitLab, Gitea and Bitbucket.
const CONTENT = /\/(?:-\/)?(?:tree|blob|src)\/(?:branch\/|commit\/)?[^/]+\/?/;

/** A component of the catalog, as far as delivery metrics need to know. */
export interface CatalogComponent {
  componentRef: string;
  repository?: string;
  url?: string;
  /** Its folders in the repository; empty: all of it. */
  paths: string[];
  deploymentRefs: string[];
  /** What it belongs to: owners, system, domain. */
  scopes: string[];
  /** By what sources can name it. */
  selectors: { kind: string; value: string }[];
}

/** Where a component is, and how sources may name it; scopes are added by the caller. */
export function describeComponent(
  entity: Entity,
  options: { annotations: readonly string[]; defaultHost?: string },
): Omit<CatalogComponent, 'scopes'> & { folder?: string } {
  const componentRef = stringifyEntityRef(entity).toLowerCase();
  const { annotations = {}, name } = entity.metadata;
  const selectors = [
    { kind: 'ref', value: componentRef },
    { kind: 'name', value: name.toLowerCase() },
    ...[SERVICE, ...options.annotations].flatMap(kind =>
      list(annotations[kind]).map(value => ({ kind, value })),
    ),
  ];
  return {
    componentRef,
    ...locate(annotations, options.defaultHost),
    paths: list(annotations[PATHS]).map(path => path.replace(/^\.?\/+/, '')),
    deploymentRefs: list(annotations[DEPLOYMENT_REFS]),
    selectors: uniqueBy(selectors, ({ kind, value }) => `${kind} ${value}`),
  };
}

/**
 * Gives those who share a repository the folder that they were found in, if they do not
 * say themselves what is theirs. Who is alone in a repository is all of it.
 */
export function divideRepositories<
  T extends Pick<CatalogComponent, 'repository' | 'paths'> & {
    folder?: string;
  },
>(components: readonly T[]): Omit<T, 'folder'>[] {
  const sizes = new Map<string, number>();
  for (const { repository } of components) {
    if (repository) {
      sizes.set(repository, (sizes.get(repository) ?? 0) + 1);
    }
  }
  return components.map(({ folder, ...component }) => {
    const shared = (sizes.get(component.repository ?? '') ?? 0) > 1;
    return shared && folder && !component.paths.length
      ? { ...component, paths: [folder] }
      : component;
  });
}

function locate(annotations: Record<string, string>, defaultHost?: string) {
  const location = sourceLocation(annotations[ANNOTATION_SOURCE_LOCATION]);
  const slug = annotations[PROJECT_SLUG];
  const host = location?.host ?? defaultHost;
  const url =
    slug && host
      ? `${location?.protocol ?? 'https'}://${host}/${slug}`
      : location?.url;
  const repository = url && repositoryIdOf(url);
  if (!repository) {
    return {};
  }
  return {
    repository,
    url,
    // A slug may point elsewhere than to where the entity was found.
    ...(location?.folder && repositoryIdOf(location.url) === repository
      ? { folder: location.folder }
      : {}),
  };
}

function sourceLocation(annotation: string | undefined) {
  const url = URL.parse(annotation?.replace(/^url:/, '') ?? '');
  if (!annotation?.startsWith('url:') || !url?.host) {
    // Somebody's slip in one entity must not hide all others.
    return undefined;
  }
  const [path, folder = ''] = url.pathname.split(CONTENT);
  return {
    host: url.host,
    protocol: url.protocol.replace(':', ''),
    url: `${url.protocol}//${url.host}${path}`,
    folder: folder.replace(/\/+$/, ''),
  };
}

function list(text: string | undefined): string[] {
  return (text ?? '')
    .split(',')
    .map(part => part.trim())
    .filter(part => part);
}

function uniqueBy<T>(items: T[], key: (item: T) => string): T[] {
  return [...new Map(items.map(item => [key(item), item])).values()];
}
