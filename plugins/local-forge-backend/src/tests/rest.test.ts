import { TestDatabases } from '@backstage/backend-test-utils';
import { checkedFetch, checkedOperations } from '../__testUtils__/openapi';
import {
  ANN,
  startTestForge,
  TestForge,
  TOKEN,
} from '../__testUtils__/testForge';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_15', 'SQLITE_3'] });
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Expects a request to be refused with a status, and gives the error. */
async function refused(status: number, request: Promise<unknown>) {
  const error = await request.then(
    () => undefined,
    problem => problem,
  );
  expect(error).toMatchObject({ status });
  return error.response?.data;
}

describe.each(databases.eachSupportedId())('REST on %p', id => {
  let forge: TestForge;
  let octokit: ReturnType<TestForge['octokit']>;
  let ann: ReturnType<TestForge['octokit']>;
  let names = 0;

  /** Makes a repository with a first commit. */
  async function create(settings = {}) {
    names += 1;
    const name = `repo-${names}`;
    await octokit.repos.createInOrg({
      org: 'acme',
      name,
      description: 'A repository',
      auto_init: true,
      ...settings,
    });
    return { owner: 'acme', repo: name };
  }

  /** Commits a file and gives the commit. */
  async function commit(
    repo: { owner: string; repo: string },
    path: string,
    content: string,
    more: { branch?: string; sha?: string } = {},
  ) {
    const { data } = await octokit.repos.createOrUpdateFileContents({
      ...repo,
      path,
      message: `Write ${path}`,
      content: base64(content),
      ...more,
    });
    return String(data.commit.sha);
  }

  /** Makes a branch at the tip of `main`. */
  async function branch(repo: { owner: string; repo: string }, name: string) {
    const { data } = await octokit.git.getRef({ ...repo, ref: 'heads/main' });
    const { sha } = data.object;
    await octokit.git.createRef({ ...repo, ref: `refs/heads/${name}`, sha });
    return sha;
  }

  beforeAll(async () => {
    forge = await startTestForge(await databases.init(id), {}, checkedFetch);
    octokit = forge.octokit();
    ann = forge.octokit(ANN);
  });

  afterAll(() => forge.stop());

  it('knows users, organizations and teams', async () => {
    const { data: user } = await octokit.users.getAuthenticated();
    expect(user).toMatchObject({ login: 'bot', type: 'User' });
    const { data: acme } = await octokit.users.getByUsername({
      username: 'ACME',
    });
    expect(acme).toMatchObject({ login: 'acme', type: 'Organization' });
    await octokit.orgs.get({ org: 'acme' });
    const { data: members } = await octokit.orgs.listMembers({ org: 'acme' });
    expect(members.map(({ login }) => login)).toEqual(['ann', 'bot']);
    const { data: team } = await octokit.teams.getByName({
      org: 'acme',
      team_slug: 'platform',
    });
    expect(team).toMatchObject({ name: 'Platform', members_count: 1 });
    await octokit.teams.list({ org: 'acme' });
    await octokit.teams.listMembersInOrg({
      org: 'acme',
      team_slug: 'platform',
    });
    await octokit.orgs.getMembershipForUser({ org: 'acme', username: 'ann' });
    await octokit.orgs.listForAuthenticatedUser();
    await octokit.rateLimit.get();
    await refused(404, octokit.orgs.get({ org: 'nobody' }));
    await refused(401, forge.octokit('wrong').users.getAuthenticated());
  });

  it('creates, changes and deletes repositories', async () => {
    const repo = await create();
    const { data } = await octokit.repos.get(repo);
    expect(data).toMatchObject({
      full_name: `acme/${repo.repo}`,
      default_branch: 'main',
      html_url: `${forge.url}/acme/${repo.repo}`,
      clone_url: `${forge.url}/acme/${repo.repo}.git`,
      permissions: { admin: true },
      archived: false,
      private: false,
    });
    expect(
      await refused(
        422,
        octokit.repos.createInOrg({
          org: 'acme',
          name: repo.repo.toUpperCase(),
        }),
      ),
    ).toMatchObject({
      message: 'Repository creation failed.',
      errors: [
        {
          resource: 'Repository',
          code: 'custom',
          field: 'name',
          message: 'name already exists on this account',
        },
      ],
    });
    await refused(
      422,
      octokit.repos.createInOrg({ org: 'acme', name: '../x' }),
    );
    await refused(403, ann.repos.createInOrg({ org: 'acme', name: 'mine' }));
    await ann.repos.createForAuthenticatedUser({ name: 'mine', private: true });
    await refused(404, octokit.repos.get({ owner: 'ann', repo: 'mine' }));

    await octokit.repos.replaceAllTopics({ ...repo, names: ['go', 'grpc'] });
    const { data: topics } = await octokit.repos.getAllTopics(repo);
    expect(topics.names).toEqual(['go', 'grpc']);
    await octokit.repos.update({
      ...repo,
      description: 'New',
      has_wiki: false,
    });
    const { data: changed } = await octokit.repos.get(repo);
    expect(changed).toMatchObject({ description: 'New', has_wiki: false });
    await refused(403, ann.repos.update({ ...repo, description: 'Mine' }));

    const { data: first } = await octokit.repos.listForOrg({
      org: 'acme',
      per_page: 1,
    });
    expect(first).toHaveLength(1);
    await octokit.repos.listForUser({ username: 'ann' });
    await octokit.repos.listForAuthenticatedUser();

    await octokit.repos.update({ ...repo, archived: true });
    await refused(403, commit(repo, 'x', 'x'));
    await octokit.repos.delete(repo);
    await refused(404, octokit.repos.get(repo));
  });

  it('gives teams and users access', async () => {
    const repo = await create({ visibility: 'private' });
    await octokit.teams.addOrUpdateRepoPermissionsInOrg({
      org: 'acme',
      team_slug: 'platform',
      ...repo,
      permission: 'push',
    });
    const { data } = await ann.repos.get(repo);
    expect(data.permissions).toMatchObject({ push: true, admin: false });
    await octokit.repos.listTeams(repo);
    await octokit.repos.addCollaborator({
      ...repo,
      username: 'ann',
      permission: 'admin',
    });
    const { data: level } = await octokit.repos.getCollaboratorPermissionLevel({
      ...repo,
      username: 'ann',
    });
    expect(level.permission).toBe('admin');
    await octokit.repos.listCollaborators(repo);
    await octokit.repos.removeCollaborator({ ...repo, username: 'ann' });
    await refused(
      422,
      octokit.repos.addCollaborator({
        ...repo,
        username: 'ann',
        permission: 'king' as 'pull',
      }),
    );
    const anonymous = await checkedFetch(
      `${forge.api}/repos/acme/${repo.repo}`,
    );
    expect(anonymous.status).toBe(404);
  });

  it('reads and writes files', async () => {
    const repo = await create();
    await commit(repo, 'docs/a b.md', 'one\n');
    const path = 'docs/a b.md';
    const { data: file } = await octokit.repos.getContent({ ...repo, path });
    expect(file).toMatchObject({ type: 'file', name: 'a b.md', size: 4 });
    const { sha, content } = file as { sha: string; content: string };
    expect(Buffer.from(content, 'base64').toString()).toBe('one\n');
    const raw = await octokit.repos.getContent({
      ...repo,
      path,
      mediaType: { format: 'raw' },
    });
    expect(raw.data).toBe('one\n');
    const { data: folder } = await octokit.repos.getContent({
      ...repo,
      path: '',
    });
    expect(folder).toMatchObject([
      { name: 'README.md', type: 'file' },
      { name: 'docs', type: 'dir' },
    ]);

    await refused(422, commit(repo, path, 'two\n'));
    await refused(409, commit(repo, path, 'two\n', { sha: 'f'.repeat(40) }));
    await commit(repo, path, 'two\n', { sha });
    await refused(422, commit(repo, 'a/../../etc/passwd', 'x'));
    await refused(422, commit(repo, '.git/config', 'x'));
    await refused(404, octokit.repos.getContent({ ...repo, path: 'missing' }));
    const { data: now } = await octokit.repos.getContent({ ...repo, path });
    await octokit.repos.deleteFile({
      ...repo,
      path,
      message: 'Delete it',
      sha: (now as { sha: string }).sha,
    });
    await refused(404, octokit.repos.getContent({ ...repo, path }));

    const { data: history } = await octokit.repos.listCommits({
      ...repo,
      path,
    });
    expect(history.map(one => one.commit.message)).toEqual([
      'Delete it',
      `Write ${path}`,
      `Write ${path}`,
    ]);
    expect(history[0].author).toMatchObject({ login: 'bot' });

    const archive = await octokit.repos.downloadTarballArchive({
      ...repo,
      ref: 'main',
    });
    expect((archive.data as ArrayBuffer).byteLength).toBeGreaterThan(100);
    const download = (folder as { download_url: string }[])[0].download_url;
    const page = await fetch(download);
    expect(await page.text()).toContain('A repository');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('pages lists and answers 304 to what has not changed', async () => {
    const repo = await create();
    for (const number of [1, 2, 3]) {
      await commit(repo, `${number}.txt`, String(number));
    }
    const page = await octokit.repos.listCommits({ ...repo, per_page: 2 });
    expect(page.headers.link).toContain('page=2>; rel="next"');
    expect(page.headers.link).toContain('page=2>; rel="last"');
    const all = await octokit.paginate(octokit.repos.listCommits, {
      ...repo,
      per_page: 2,
    });
    expect(all).toHaveLength(4);
    const { data: none } = await octokit.repos.listCommits({
      ...repo,
      until: '2000-01-01T00:00:00Z',
    });
    expect(none).toEqual([]);

    const etag = String(page.headers.etag);
    const unchanged = octokit.repos.listCommits({
      ...repo,
      per_page: 2,
      headers: { 'if-none-match': etag },
    });
    await expect(unchanged).rejects.toMatchObject({ status: 304 });
  });

  it('has empty repositories until something is written', async () => {
    const repo = await create({ auto_init: false });
    await refused(409, octokit.git.getRef({ ...repo, ref: 'heads/main' }));
    await refused(409, octokit.repos.listCommits(repo));
    const { data: empty } = await octokit.repos.get(repo);
    expect(empty.size).toBe(0);
    const sha = await commit(repo, '.gitkeep', '');
    const { data } = await octokit.git.getRef({ ...repo, ref: 'heads/main' });
    expect(data.object.sha).toBe(sha);
  });

  it('writes git data', async () => {
    const repo = await create();
    const { data: head } = await octokit.git.getRef({
      ...repo,
      ref: 'heads/main',
    });
    const { data: parent } = await octokit.git.getCommit({
      ...repo,
      commit_sha: head.object.sha,
    });
    const { data: blob } = await octokit.git.createBlob({
      ...repo,
      content: base64('\0binary'),
      encoding: 'base64',
    });
    const { data: tree } = await octokit.git.createTree({
      ...repo,
      base_tree: parent.tree.sha,
      tree: [
        { path: 'bin/data', mode: '100755', type: 'blob', sha: blob.sha },
        { path: 'text', mode: '100644', type: 'blob', content: 'hello' },
        { path: 'README.md', mode: '100644', type: 'blob', sha: null },
      ],
    });
    expect(tree.tree.map(({ path }) => path)).toEqual(['bin', 'text']);
    const { data: written } = await octokit.git.createCommit({
      ...repo,
      message: 'By hand',
      tree: tree.sha,
      parents: [parent.sha],
      author: {
        name: 'Ann',
        email: 'ann@acme.example',
        date: '2026-01-02T03:04:05Z',
      },
    });
    expect(written.author).toEqual({
      name: 'Ann',
      email: 'ann@acme.example',
      date: '2026-01-02T03:04:05Z',
    });
    await octokit.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: written.sha,
    });
    await refused(
      422,
      octokit.git.updateRef({ ...repo, ref: 'heads/main', sha: parent.sha }),
    );
    await octokit.git.updateRef({
      ...repo,
      ref: 'heads/main',
      sha: parent.sha,
      force: true,
    });

    const { data: recursive } = await octokit.git.getTree({
      ...repo,
      tree_sha: written.sha,
      recursive: 'true',
    });
    expect(recursive.tree.map(({ path }) => path)).toEqual([
      'bin',
      'bin/data',
      'text',
    ]);
    const { data: read } = await octokit.git.getBlob({
      ...repo,
      file_sha: blob.sha,
    });
    expect(Buffer.from(read.content, 'base64').toString()).toBe('\0binary');

    const { data: tag } = await octokit.git.createTag({
      ...repo,
      tag: 'v1',
      message: 'One',
      object: written.sha,
      type: 'commit',
    });
    await octokit.git.getTag({ ...repo, tag_sha: tag.sha });
    await octokit.git.createRef({ ...repo, ref: 'refs/tags/v1', sha: tag.sha });
    const { data: tags } = await octokit.repos.listTags(repo);
    expect(tags[0]).toMatchObject({ name: 'v1', commit: { sha: written.sha } });
    await octokit.git.listMatchingRefs({ ...repo, ref: 'tags/v' });
    await refused(
      422,
      octokit.git.createRef({ ...repo, ref: 'refs/tags/v1', sha: tag.sha }),
    );
    await refused(
      422,
      octokit.git.createRef({
        ...repo,
        ref: 'refs/heads/--x',
        sha: written.sha,
      }),
    );
    await refused(
      422,
      octokit.git.createRef({
        ...repo,
        ref: 'refs/heads/x',
        sha: 'f'.repeat(40),
      }),
    );
    await octokit.git.deleteRef({ ...repo, ref: 'tags/v1' });
    await refused(404, octokit.git.getRef({ ...repo, ref: 'tags/v1' }));
    await refused(422, octokit.git.deleteRef({ ...repo, ref: 'heads/main' }));
  });

  it('lists, compares and protects branches', async () => {
    const repo = await create();
    const base = await branch(repo, 'feature/x');
    await commit(repo, 'README.md', '# Changed\n', {
      branch: 'feature/x',
      sha: (
        (
          await octokit.repos.getContent({ ...repo, path: 'README.md' })
        ).data as { sha: string }
      ).sha,
    });
    await commit(repo, 'new.txt', 'one\ntwo\n', { branch: 'feature/x' });
    const { data: branches } = await octokit.repos.listBranches(repo);
    expect(branches.map(({ name }) => name)).toEqual(['feature/x', 'main']);
    await octokit.repos.getBranch({ ...repo, branch: 'feature/x' });
    await refused(404, octokit.repos.getBranch({ ...repo, branch: 'nowhere' }));
    const { data: comparison } = await octokit.repos.compareCommitsWithBasehead(
      {
        ...repo,
        basehead: 'main...feature/x',
      },
    );
    expect(comparison).toMatchObject({
      status: 'ahead',
      ahead_by: 2,
      behind_by: 0,
      merge_base_commit: { sha: base },
    });
    expect(comparison.files).toMatchObject([
      { filename: 'README.md', status: 'modified' },
      { filename: 'new.txt', status: 'added', additions: 2, deletions: 0 },
    ]);
    const { data: one } = await octokit.repos.getCommit({
      ...repo,
      ref: 'feature/x',
    });
    expect(one).toMatchObject({
      stats: { additions: 2, deletions: 0, total: 2 },
      files: [{ filename: 'new.txt', patch: '@@ -0,0 +1,2 @@\n+one\n+two' }],
    });
    await refused(422, octokit.repos.getCommit({ ...repo, ref: 'nowhere' }));

    await octokit.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: { strict: true, contexts: ['ci'] },
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
    });
    const { data: protection } = await octokit.repos.getBranchProtection({
      ...repo,
      branch: 'main',
    });
    expect(protection.required_status_checks?.contexts).toEqual(['ci']);
    await octokit.repos.createCommitSignatureProtection({
      ...repo,
      branch: 'main',
    });
    await octokit.repos.deleteBranchProtection({ ...repo, branch: 'main' });
    await refused(
      404,
      octokit.repos.getBranchProtection({ ...repo, branch: 'main' }),
    );
  });

  it.each(['merge', 'squash', 'rebase'] as const)(
    'merges pull requests by %s',
    async method => {
      const repo = await create({ delete_branch_on_merge: true });
      await branch(repo, 'change');
      await commit(repo, 'a.txt', 'a', { branch: 'change' });
      const head = await commit(repo, 'b.txt', 'b', { branch: 'change' });
      await commit(repo, 'main.txt', 'elsewhere');
      const { data: pull } = await octokit.pulls.create({
        ...repo,
        title: 'Change it',
        body: 'Because',
        head: 'acme:change',
        base: 'main',
      });
      expect(pull).toMatchObject({
        number: 1,
        state: 'open',
        mergeable: true,
        mergeable_state: 'clean',
        commits: 2,
        changed_files: 2,
        head: { sha: head },
      });
      const at = { ...repo, pull_number: 1 };
      await refused(
        422,
        octokit.pulls.create({
          ...repo,
          title: 'Again',
          head: 'change',
          base: 'main',
        }),
      );
      const { data: files } = await octokit.pulls.listFiles(at);
      expect(files.map(({ filename }) => filename)).toEqual(['a.txt', 'b.txt']);
      const { data: commits } = await octokit.pulls.listCommits(at);
      expect(commits).toHaveLength(2);
      await refused(404, octokit.pulls.checkIfMerged(at));
      await refused(409, octokit.pulls.merge({ ...at, sha: 'f'.repeat(40) }));

      const { data: merged } = await octokit.pulls.merge({
        ...at,
        merge_method: method,
      });
      await octokit.pulls.checkIfMerged(at);
      const { data: tip } = await octokit.repos.getCommit({
        ...repo,
        ref: 'main',
      });
      expect(tip.sha).toBe(merged.sha);
      expect(tip.parents).toHaveLength(method === 'merge' ? 2 : 1);
      expect(tip.commit.message.split('\n')[0]).toBe(
        {
          merge: 'Merge pull request #1 from acme/change',
          squash: 'Change it (#1)',
          rebase: 'Write b.txt',
        }[method],
      );
      const { data: content } = await octokit.repos.getContent({
        ...repo,
        path: '',
      });
      expect((content as { name: string }[]).map(({ name }) => name)).toEqual([
        'README.md',
        'a.txt',
        'b.txt',
        'main.txt',
      ]);
      const { data: closed } = await octokit.pulls.get(at);
      expect(closed).toMatchObject({
        state: 'closed',
        merged: true,
        merged_by: { login: 'bot' },
        merge_commit_sha: merged.sha,
        commits: 2,
      });
      await refused(
        404,
        octokit.repos.getBranch({ ...repo, branch: 'change' }),
      );
      await refused(405, octokit.pulls.merge(at));
    },
  );

  it('refuses to merge what conflicts or what protection forbids', async () => {
    const repo = await create();
    await branch(repo, 'change');
    await branch(repo, 'other');
    await commit(repo, 'same.txt', 'one', { branch: 'change' });
    const head = await commit(repo, 'fine.txt', 'fine', { branch: 'other' });
    await commit(repo, 'same.txt', 'two');
    const { data: conflicting } = await octokit.pulls.create({
      ...repo,
      title: 'Conflict',
      head: 'change',
      base: 'main',
    });
    expect(conflicting).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
    await refused(405, octokit.pulls.merge({ ...repo, pull_number: 1 }));

    await octokit.repos.updateBranchProtection({
      ...repo,
      branch: 'main',
      required_status_checks: { strict: false, contexts: ['ci'] },
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
    });
    const { data: pull } = await octokit.pulls.create({
      ...repo,
      title: 'Fine',
      head: 'other',
      base: 'main',
    });
    const at = { ...repo, pull_number: pull.number };
    expect(pull.mergeable_state).toBe('blocked');
    await refused(405, octokit.pulls.merge(at));
    await octokit.pulls.requestReviewers({
      ...at,
      reviewers: ['ann'],
      team_reviewers: ['platform'],
    });
    const { data: asked } = await octokit.pulls.listRequestedReviewers(at);
    expect(asked).toMatchObject({
      users: [{ login: 'ann' }],
      teams: [{ slug: 'platform' }],
    });
    await octokit.pulls.removeRequestedReviewers({
      ...at,
      reviewers: [],
      team_reviewers: ['platform'],
    });
    await refused(422, octokit.pulls.createReview({ ...at, event: 'APPROVE' }));
    await ann.pulls.createReview({ ...at, event: 'APPROVE', body: 'Good' });
    await octokit.pulls.listReviews(at);
    expect(await refused(405, octokit.pulls.merge(at))).toMatchObject({
      message: 'Required status check "ci" is expected.',
    });
    await octokit.repos.createCommitStatus({
      ...repo,
      sha: head,
      state: 'success',
      context: 'ci',
    });
    await octokit.pulls.merge(at);

    const open = await octokit.pulls.list({ ...repo, head: 'acme:change' });
    expect(open.data.map(({ number }) => number)).toEqual([1]);
    const { data: updated } = await octokit.pulls.update({
      ...repo,
      pull_number: 1,
      title: 'Never mind',
      state: 'closed',
    });
    expect(updated).toMatchObject({ title: 'Never mind', state: 'closed' });
  });

  it('keeps issues, comments and labels', async () => {
    const repo = await create();
    const { data: issue } = await octokit.issues.create({
      ...repo,
      title: 'Broken',
      body: 'Very',
      labels: ['bug'],
      assignees: ['ann'],
    });
    expect(issue).toMatchObject({
      number: 1,
      labels: [{ name: 'bug' }],
      assignee: { login: 'ann' },
    });
    const at = { ...repo, issue_number: 1 };
    await octokit.issues.addLabels({ ...at, labels: ['urgent'] });
    await octokit.issues.removeLabel({ ...at, name: 'bug' });
    await octokit.issues.setLabels({ ...at, labels: ['later'] });
    const { data: labels } = await octokit.issues.listLabelsOnIssue(at);
    expect(labels.map(({ name }) => name)).toEqual(['later']);
    await octokit.issues.createLabel({
      ...repo,
      name: 'good first',
      color: 'ff0000',
    });
    await octokit.issues.getLabel({ ...repo, name: 'good first' });
    await octokit.issues.listLabelsForRepo(repo);
    await octokit.issues.deleteLabel({ ...repo, name: 'good first' });
    await octokit.issues.removeAssignees({ ...at, assignees: ['ann'] });
    await octokit.issues.addAssignees({ ...at, assignees: ['bot'] });

    const { data: comment } = await ann.issues.createComment({
      ...at,
      body: 'Me too',
    });
    const comment_id = comment.id;
    await octokit.issues.updateComment({ ...repo, comment_id, body: 'Edited' });
    await octokit.issues.getComment({ ...repo, comment_id });
    const { data: comments } = await octokit.issues.listComments(at);
    expect(comments).toMatchObject([
      { body: 'Edited', user: { login: 'ann' } },
    ]);
    await octokit.issues.deleteComment({ ...repo, comment_id });

    await octokit.issues.update({
      ...at,
      state: 'closed',
      state_reason: 'not_planned',
    });
    const { data: closed } = await octokit.issues.get(at);
    expect(closed).toMatchObject({
      state: 'closed',
      state_reason: 'not_planned',
    });
    const { data: open } = await octokit.issues.listForRepo(repo);
    expect(open).toEqual([]);
    const { data: filtered } = await octokit.issues.listForRepo({
      ...repo,
      state: 'all',
      labels: 'later',
    });
    expect(filtered).toHaveLength(1);
  });

  it('keeps releases', async () => {
    const repo = await create();
    const { data: release } = await octokit.repos.createRelease({
      ...repo,
      tag_name: 'v1.0.0',
      name: 'One',
      body: 'First',
    });
    await octokit.git.getRef({ ...repo, ref: 'tags/v1.0.0' });
    await refused(
      422,
      octokit.repos.createRelease({ ...repo, tag_name: 'v1.0.0' }),
    );
    await octokit.repos.getLatestRelease(repo);
    await octokit.repos.getReleaseByTag({ ...repo, tag: 'v1.0.0' });
    const release_id = release.id;
    await octokit.repos.getRelease({ ...repo, release_id });
    await octokit.repos.updateRelease({ ...repo, release_id, name: 'Uno' });
    const { data: releases } = await octokit.repos.listReleases(repo);
    expect(releases).toMatchObject([{ name: 'Uno', draft: false }]);
    await octokit.repos.deleteRelease({ ...repo, release_id });
    await refused(404, octokit.repos.getRelease({ ...repo, release_id }));
  });

  it('keeps deployments and environments', async () => {
    const repo = await create();
    const { data: deployment } = await octokit.repos.createDeployment({
      ...repo,
      ref: 'main',
      environment: 'staging',
      payload: { image: 'shop:1' },
    });
    expect(deployment).toMatchObject({
      environment: 'staging',
      production_environment: false,
    });
    const at = { ...repo, deployment_id: (deployment as { id: number }).id };
    const { data: status } = await octokit.repos.createDeploymentStatus({
      ...at,
      state: 'success',
      environment_url: 'http://localhost/shop',
    });
    await octokit.repos.getDeploymentStatus({ ...at, status_id: status.id });
    await octokit.repos
      .createDeployment({ ...repo, ref: 'main', environment: 'staging' })
      .then(({ data }) =>
        octokit.repos.createDeploymentStatus({
          ...repo,
          deployment_id: (data as { id: number }).id,
          state: 'success',
        }),
      );
    const { data: statuses } = await octokit.repos.listDeploymentStatuses(at);
    expect(statuses.map(({ state }) => state)).toEqual(['inactive', 'success']);
    const { data: all } = await octokit.repos.listDeployments({
      ...repo,
      environment: 'staging',
    });
    expect(all).toHaveLength(2);
    await octokit.repos.getDeployment(at);
    await octokit.repos.deleteDeployment(at);
    await refused(
      422,
      octokit.repos.createDeployment({ ...repo, ref: 'nowhere' }),
    );

    await octokit.repos.createOrUpdateEnvironment({
      ...repo,
      environment_name: 'staging',
    });
    await octokit.repos.getEnvironment({
      ...repo,
      environment_name: 'staging',
    });
    await octokit.repos.getAllEnvironments(repo);
    await octokit.repos.deleteAnEnvironment({
      ...repo,
      environment_name: 'staging',
    });
    await octokit.actions.createRepoVariable({
      ...repo,
      name: 'stage',
      value: 'test',
    });
    await octokit.actions.updateRepoVariable({
      ...repo,
      name: 'STAGE',
      value: 'prod',
    });
    const { data: variable } = await octokit.actions.getRepoVariable({
      ...repo,
      name: 'STAGE',
    });
    expect(variable.value).toBe('prod');
    await octokit.actions.listRepoVariables(repo);
    await octokit.actions.deleteRepoVariable({ ...repo, name: 'STAGE' });
    await octokit.activity.setRepoSubscription({ ...repo, subscribed: true });
  });

  it('keeps statuses, checks and runs of workflows', async () => {
    const repo = await create();
    const sha = await commit(
      repo,
      '.github/workflows/ci.yaml',
      'name: CI\non: push\njobs: {}\n',
    );
    await octokit.repos.createCommitStatus({
      ...repo,
      sha,
      state: 'failure',
      context: 'lint',
    });
    await octokit.repos.createCommitStatus({
      ...repo,
      sha,
      state: 'success',
      context: 'lint',
    });
    const { data: combined } = await octokit.repos.getCombinedStatusForRef({
      ...repo,
      ref: 'main',
    });
    expect(combined).toMatchObject({ state: 'success', total_count: 1, sha });
    await octokit.repos.listCommitStatusesForRef({ ...repo, ref: 'main' });

    const { data: check } = await octokit.checks.create({
      ...repo,
      name: 'test',
      head_sha: sha,
    });
    await octokit.checks.update({
      ...repo,
      check_run_id: check.id,
      conclusion: 'success',
      output: { title: 'Passed', summary: 'All' },
    });
    await octokit.checks.get({ ...repo, check_run_id: check.id });
    const { data: checks } = await octokit.checks.listForRef({
      ...repo,
      ref: 'main',
    });
    expect(checks.check_runs).toMatchObject([
      { status: 'completed', conclusion: 'success' },
    ]);

    const { data: workflows } = await octokit.actions.listRepoWorkflows(repo);
    expect(workflows.workflows).toMatchObject([
      { name: 'CI', path: '.github/workflows/ci.yaml' },
    ]);
    await octokit.actions.createWorkflowDispatch({
      ...repo,
      workflow_id: 'ci.yaml',
      ref: 'main',
    });
    const { data: runs } = await octokit.actions.listWorkflowRunsForRepo(repo);
    expect(runs.workflow_runs).toMatchObject([
      { name: 'CI', status: 'queued', run_number: 1 },
    ]);
    const run_id = runs.workflow_runs[0].id;
    const local = `${forge.url}/api/local/repos/acme/${repo.repo}/actions/runs`;
    const report = (url: string, method: string, body: object) =>
      fetch(url, {
        method,
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${TOKEN}` },
      });
    await report(`${local}/${run_id}`, 'PATCH', { status: 'in_progress' });
    await report(`${local}/${run_id}`, 'PATCH', {
      status: 'completed',
      conclusion: 'success',
    });
    const over = await report(`${local}/${run_id}`, 'PATCH', {
      status: 'in_progress',
    });
    expect(over.status).toBe(422);
    const made = await report(local, 'POST', {
      workflow: 'ci.yaml',
      head_branch: 'main',
    });
    expect(made.status).toBe(201);
    const { data: run } = await octokit.actions.getWorkflowRun({
      ...repo,
      run_id,
    });
    expect(run).toMatchObject({ status: 'completed', conclusion: 'success' });
    await octokit.actions.getWorkflow({ ...repo, workflow_id: 'ci.yaml' });
    const { data: own } = await octokit.actions.listWorkflowRuns({
      ...repo,
      workflow_id: 'ci.yaml',
      event: 'push',
    });
    expect(own.total_count).toBe(1);
  });

  it('searches', async () => {
    const repo = await create({ description: 'The needle store' });
    await commit(repo, 'catalog-info.yaml', 'kind: Component\n');
    await octokit.issues.create({ ...repo, title: 'Find the needle' });
    const { data: repositories } = await octokit.search.repos({
      q: 'needle org:acme',
    });
    expect(repositories.items.map(({ name }) => name)).toEqual([repo.repo]);
    const { data: code } = await octokit.search.code({
      q: `component filename:catalog-info.yaml repo:acme/${repo.repo}`,
    });
    expect(code.items).toMatchObject([{ path: 'catalog-info.yaml' }]);
    const { data: issues } = await octokit.search.issuesAndPullRequests({
      q: `needle is:issue repo:acme/${repo.repo}`,
    });
    expect(issues.total_count).toBe(1);
  });

  it('reports errors in the form of GitHub', async () => {
    const missing = await fetch(`${forge.api}/no/such/route`);
    expect(missing.status).toBe(404);
    expect(await missing.json()).toEqual({
      message: 'Not Found',
      documentation_url: 'https://docs.github.com/rest',
      status: '404',
    });
    const headers = { authorization: `token ${TOKEN}` };
    const malformed = await fetch(`${forge.api}/user/repos`, {
      method: 'POST',
      headers,
      body: '{',
    });
    expect(malformed.status).toBe(400);
    expect(
      await refused(
        422,
        octokit.issues.create({ ...(await create()), title: '' }),
      ),
    ).toMatchObject({
      message: 'Validation Failed',
      errors: [{ resource: 'Issue', field: 'title', code: 'invalid' }],
    });
    const anonymous = await fetch(`${forge.api}/user/repos`, {
      method: 'POST',
      body: '{}',
    });
    expect(anonymous.status).toBe(401);
  });

  it('has been checked against many of GitHub’s operations', () => {
    expect(checkedOperations.size).toBeGreaterThan(110);
  });
});
