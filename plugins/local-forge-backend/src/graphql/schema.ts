import { buildSchema } from 'graphql';

/**
 * The part of GitHub's GraphQL schema that Backstage's entity providers and
 * actions ask for, with GitHub's own names and types.
 */
export const schema = buildSchema(/* GraphQL */ `
  scalar Base64String
  scalar DateTime
  scalar GitObjectID
  scalar URI

  type Query {
    viewer: User!
    organization(login: String!): Organization
    user(login: String!): User
    repositoryOwner(login: String!): RepositoryOwner
    repository(owner: String!, name: String!): Repository
  }

  type Mutation {
    createCommitOnBranch(
      input: CreateCommitOnBranchInput!
    ): CreateCommitOnBranchPayload
  }

  input CreateCommitOnBranchInput {
    clientMutationId: String
    branch: CommittableBranch!
    message: CommitMessage!
    expectedHeadOid: GitObjectID!
    fileChanges: FileChanges
  }

  input CommittableBranch {
    id: ID
    repositoryNameWithOwner: String
    branchName: String
  }

  input CommitMessage {
    headline: String!
    body: String
  }

  input FileChanges {
    additions: [FileAddition!]
    deletions: [FileDeletion!]
  }

  input FileAddition {
    path: String!
    contents: Base64String!
  }

  input FileDeletion {
    path: String!
  }

  type CreateCommitOnBranchPayload {
    clientMutationId: String
    commit: Commit
    ref: Ref
  }

  type PageInfo {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }

  interface RepositoryOwner {
    id: ID!
    login: String!
    url: URI!
    avatarUrl: URI!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type User implements RepositoryOwner {
    id: ID!
    login: String!
    url: URI!
    avatarUrl: URI!
    bio: String
    email: String!
    name: String
    suspendedAt: DateTime
    organizationVerifiedDomainEmails(login: String!): [String!]!
    organizations(first: Int, after: String): OrganizationConnection!
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type Organization implements RepositoryOwner {
    id: ID!
    login: String!
    url: URI!
    avatarUrl: URI!
    name: String
    description: String
    email: String
    membersWithRole(first: Int, after: String): UserConnection!
    teams(first: Int, after: String, userLogins: [String!]): TeamConnection!
    team(slug: String!): Team
    repositories(first: Int, after: String): RepositoryConnection!
    repository(name: String!): Repository
  }

  type OrganizationConnection {
    nodes: [Organization]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type UserConnection {
    nodes: [User]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  enum TeamMembershipType {
    ALL
    CHILD_TEAM
    IMMEDIATE
  }

  type Team {
    id: ID!
    slug: String!
    combinedSlug: String!
    name: String!
    description: String
    avatarUrl: URI
    url: URI!
    editTeamUrl: URI!
    parentTeam: Team
    members(
      first: Int
      after: String
      membership: TeamMembershipType
    ): UserConnection!
  }

  type TeamConnection {
    nodes: [Team]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  enum RepositoryVisibility {
    INTERNAL
    PRIVATE
    PUBLIC
  }

  type Repository {
    id: ID!
    name: String!
    nameWithOwner: String!
    description: String
    url: URI!
    isArchived: Boolean!
    isFork: Boolean!
    isPrivate: Boolean!
    visibility: RepositoryVisibility!
    owner: RepositoryOwner!
    defaultBranchRef: Ref
    repositoryTopics(first: Int, after: String): RepositoryTopicConnection!
    object(expression: String, oid: GitObjectID): GitObject
    ref(qualifiedName: String!): Ref
  }

  type RepositoryConnection {
    nodes: [Repository]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type RepositoryTopic {
    topic: Topic!
  }

  type Topic {
    name: String!
  }

  type RepositoryTopicConnection {
    nodes: [RepositoryTopic]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  interface GitObject {
    id: ID!
    oid: GitObjectID!
  }

  type Blob implements GitObject {
    id: ID!
    oid: GitObjectID!
    byteSize: Int!
    isBinary: Boolean
    text: String
  }

  type Tree implements GitObject {
    id: ID!
    oid: GitObjectID!
    entries: [TreeEntry!]
  }

  type TreeEntry {
    name: String!
    path: String
    type: String!
    mode: Int!
    oid: GitObjectID!
  }

  type Commit implements GitObject {
    id: ID!
    oid: GitObjectID!
    url: URI!
    message: String!
    messageHeadline: String!
    committedDate: DateTime!
  }

  enum PullRequestState {
    CLOSED
    MERGED
    OPEN
  }

  type Ref {
    id: ID!
    name: String!
    prefix: String!
    target: GitObject
    associatedPullRequests(
      first: Int
      after: String
      states: [PullRequestState!]
    ): PullRequestConnection!
  }

  type PullRequestConnection {
    edges: [PullRequestEdge]
    nodes: [PullRequest]
    pageInfo: PageInfo!
    totalCount: Int!
  }

  type PullRequestEdge {
    cursor: String!
    node: PullRequest
  }

  type PullRequest {
    id: ID!
    number: Int!
    title: String!
    url: URI!
    state: PullRequestState!
  }
`);
