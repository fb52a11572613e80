package dev.argosy.diagnostic;

import static dev.argosy.diagnostic.Severity.ERROR;
import static dev.argosy.diagnostic.Severity.WARNING;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The catalogue of everything Argosy can say: the one home of ids, severities and explanations.
 * {@code argosy explain} and {@code docs/diagnostics.md} are made from it.
 */
public enum Code {
  FILE_UNREADABLE(
      ERROR,
      "A file cannot be read as text",
      "Argosy reads files that are UTF-8 and at most 1 MiB long. Save the file as UTF-8, or split it."),

  // Reading YAML (package dev.argosy.yaml).
  YAML_SYNTAX(
      ERROR,
      "The file is not YAML",
      "The YAML reader could not go on at the place shown. The rest of this document was not looked at; other documents were."),
  DUPLICATE_KEY(
      ERROR,
      "A key is written twice in one mapping",
      "YAML readers would silently keep only one of the two. Remove or rename one."),
  UNQUOTED_EXPRESSION(
      ERROR,
      "An expression starts a YAML value without quotes",
      "A value that starts with a brace is a mapping to YAML. Put the expression in quotes: \"${{ params.x }}\"."),
  TOO_LARGE(
      ERROR,
      "A document is larger, deeper or more repetitive than Argosy reads",
      "Files over 1 MiB, nesting over 64 levels and more than 50 aliases of collections are refused, so that a hostile file cannot stop the agent."),
  BAD_INDENTATION(
      ERROR,
      "A line is indented in a way that YAML cannot follow",
      "The keys of one mapping start in one column, and only spaces indent. Move the line to the column of the keys it belongs to."),
  EMPTY_FILE(
      ERROR,
      "A file holds no document",
      "A YAML file of a project holds at least one document with apiVersion and kind. Write one, or remove the file."),
  EMPTY_DOCUMENT(
      WARNING,
      "A document between two '---' is empty",
      "An empty document means nothing and usually is what a '---' too many leaves behind. Remove the '---'."),
  NOT_A_MAPPING(
      ERROR,
      "A document is not a mapping",
      "Every document of a project is a mapping with apiVersion and kind. A list or a single value at the top is none of them."),
  KEY_NOT_STRING(
      ERROR,
      "A key is not a string",
      "Keys are strings. YAML reads 1, true, null and ~ as something else, and [a] or {a: b} as collections. Put the key in quotes if it is meant as text."),
  UNKNOWN_ALIAS(
      ERROR,
      "An alias names no anchor above it",
      "'*name' stands for the value that was marked with '&name' earlier in the same document, and outside of that value itself. A text that starts with '*' needs quotes."),
  BAD_MERGE(
      ERROR,
      "A merge key does not merge a mapping",
      "'<<' copies the keys of a mapping: '<<: *name' or '<<: [*one, *two]'. Nothing else can be merged."),
  UNKNOWN_TAG(
      ERROR,
      "A YAML tag is not known",
      "Argosy reads the tags of YAML's core schema (!!str, !!int, !!float, !!bool, !!null, !!map, !!seq). A tag of an application could mean anything. A text that starts with '!' needs quotes."),

  // ---- sync agent: begin ----
  REPOSITORY_URL(
      ERROR,
      "The repository's address is not one the agent may read",
      "Repositories are read over https or ssh. Local paths, file: and http to this machine must be allowed explicitly, and credentials never belong in the address: give them through the environment or a mounted file."),
  REPOSITORY_UNREACHABLE(
      ERROR,
      "The Git repository cannot be reached",
      "Nothing was changed: what was applied before stays. The agent tries again with growing pauses. Check the address, the network and the server."),
  REPOSITORY_REFUSED(
      ERROR,
      "The Git server refused the credentials, or its identity could not be proven",
      "Nothing was changed. Check the user name and token or key, and for ssh that the server's key is in the known_hosts file that was given."),
  REPOSITORY_REDIRECT(
      ERROR,
      "The Git server sent the agent to another host",
      "Credentials belong to the host they were given for, so redirects to another scheme, host or port are refused. Write the final address in the configuration."),
  REPOSITORY_BROKEN(
      ERROR,
      "The repository holds objects that Git does not allow",
      "A commit or folder with a name like '..' or '.git', or a damaged pack, is refused before anything is read from it."),
  REPOSITORY_SLOW(
      ERROR,
      "Reading the repository took longer than it may",
      "The agent gives up after its total deadline, even when bytes still trickle in, so that one server cannot block it. Nothing was changed."),
  REF_UNKNOWN(
      ERROR,
      "The branch, tag or commit does not exist in the repository",
      "Nothing was changed and nothing is pruned: a deleted branch keeps what it had applied. Name an existing branch, tag or full commit id."),
  TREE_ENTRY_REFUSED(
      ERROR,
      "The commit holds a symlink, a submodule or a name that is refused",
      "The agent reads regular files of one repository only. Replace a symlink by the file itself, and a submodule by a repository of its own, or point 'path' at a folder without them."),
  TREE_TOO_LARGE(
      ERROR,
      "The commit is larger or deeper than the agent reads",
      "Limits on the number of files, their total size and the depth of folders keep a hostile repository from stopping the agent. Point 'path' at a smaller folder."),
  SYNC_OPTION(ERROR, "An option of the sync is not valid", "The message says what was expected."),
  OBJECT_REFUSED(
      ERROR,
      "A compiled object is not one the agent may write",
      "The agent writes ConfigMap, WorkflowTemplate, CronWorkflow and Workflow objects with plain lowercase names, each once."),
  OBJECT_FOREIGN(
      ERROR,
      "An object or file of this name exists and belongs to somebody else",
      "The agent never touches what it did not make. Rename the pipeline, or remove the existing object; nothing was written."),
  OBJECT_CONFLICT(
      ERROR,
      "Somebody else changed fields that Git decides",
      "The object is owned by this sync, so Git's values are put back. Change the file in Git instead, or stop the other writer."),
  TARGET_REFUSED(
      ERROR,
      "The target refused an object",
      "Every object is rehearsed by a server-side dry run first; when one is refused, nothing is written. The message is the server's own."),
  TARGET_FORBIDDEN(
      ERROR,
      "The target does not allow the agent to do this",
      "The agent's service account needs get, create, patch and delete on workflowtemplates and cronworkflows, and get, create and patch on configmaps, in the namespaces it syncs."),
  TARGET_UNREACHABLE(
      ERROR,
      "The target cannot be reached or is too busy",
      "What was applied before stays. The agent tries again with growing pauses, and waits as long as the server asks."),
  TARGET_NOT_OURS(
      ERROR,
      "The target folder or its inventory belongs to somebody else",
      "A folder that holds files and no inventory of this sync is never touched. Choose an empty or new folder."),
  TARGET_BROKEN(
      ERROR,
      "The target's inventory cannot be understood",
      "Without knowing what it owns the agent neither writes nor prunes. Restore the inventory, or remove it to start again: objects that carry the ownership label are then adopted."),
  PRUNE_BRAKE(
      ERROR,
      "The commit holds no pipeline at all, though some were applied before",
      "An empty result would remove everything. If that is meant, sync once with --allow-empty."),
  SOURCE_HELD(
      ERROR,
      "The commit was not applied because it does not compile",
      "What an earlier commit applied stays as it is, and nothing is pruned. Fix the findings and push."),
  SYNC_FAILED(
      ERROR,
      "The sync stopped for a reason it does not know",
      "This is a mistake in Argosy; what was applied before stays.");
  // ---- sync agent: end ----

  private final Severity severity;
  private final String summary;
  private final String explanation;

  Code(Severity severity, String summary, String explanation) {
    this.severity = severity;
    this.summary = summary;
    this.explanation = explanation;
  }

  /** The severity where a project does not set another. */
  public Severity severity() {
    return severity;
  }

  /** One line, for lists. */
  public String summary() {
    return summary;
  }

  /** Why it matters and what to do, for {@code argosy explain}. */
  public String explanation() {
    return explanation;
  }

  /** The id users see and suppress by: {@code duplicate-key}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Code> byId(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }
}
