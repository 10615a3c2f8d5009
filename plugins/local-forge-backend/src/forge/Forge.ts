import { LoggerService } from '@backstage/backend-plugin-api';
import { GitRepositories, GitRepository } from '../git';
import {
  AccountRow,
  ForgeStore,
  HookDeliveryRow,
  HookRow,
  RepositoryRow,
} from '../store';
import { ForgeUrls } from './ForgeUrls';

/** Something that happened and that webhooks tell of. */
export interface ForgeEvent {
  /** The name of the event, as in `X-GitHub-Event`. */
  event: string;
  action?: string;
  repository?: Repository;
  organization?: AccountRow;
  sender: AccountRow;
  /**
   * Makes what the payload has beside the action, the repository and the
   * sender. It runs only when some webhook wants the event.
   */
  payload?: () => Promise<Record<string, unknown>> | Record<string, unknown>;
}

/** What tells the world of events. */
export interface EventPublisher {
  /** Tells every webhook that wants to know. */
  publish(event: ForgeEvent): Promise<void>;
  /** Tells one webhook, whatever it has asked for. */
  deliver(hook: HookRow, event: ForgeEvent): Promise<void>;
  /** Sends a delivery once more. */
  redeliver(delivery: HookDeliveryRow): Promise<void>;
}

/** A repository with its owner and its content. */
export interface Repository {
  row: RepositoryRow;
  owner: AccountRow;
  /** `owner/name` */
  fullName: string;
  git: GitRepository;
}

/** What everything in the forge works with. */
export interface Forge {
  store: ForgeStore;
  repositories: GitRepositories;
  urls: ForgeUrls;
  events: EventPublisher;
  logger: LoggerService;
}

/** The present time as the forge keeps it. */
export function now(): string {
  return new Date().toISOString();
}
