package dev.argosy.diagnostic;

import static dev.argosy.diagnostic.Severity.ERROR;
import static dev.argosy.diagnostic.Severity.INFO;
import static dev.argosy.diagnostic.Severity.WARNING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The catalogue of everything Argosy can say: the one home of ids, severities and explanations.
 * {@code argosy explain} and {@code docs/diagnostics.md} are made from it.
 */
public enum Code {
  FILE_UNREADABLE(
      ERROR,
      "A file cannot be read as text",
      "Argosy reads files that are UTF-8 and at most 1 MiB long. Save the file as UTF-8, or split"
          + " it."),

  // Reading YAML (package dev.argosy.yaml).
  YAML_SYNTAX(
      ERROR,
      "The file is not YAML",
      "The YAML reader could not go on because of what is shown. The rest of the document is read"
          + " and checked as if the mistake were mended or its line were not there, as far as that"
          + " can be told."),
  DUPLICATE_KEY(
      ERROR,
      "A key is written twice in one mapping",
      "YAML readers would silently keep only one of the two. Remove or rename one."),
  UNQUOTED_EXPRESSION(
      ERROR,
      "An expression starts a YAML value without quotes",
      "A value that starts with a brace is a mapping to YAML. Put the expression in quotes: \"${{"
          + " params.x }}\"."),
  TOO_LARGE(
      ERROR,
      "A document is larger, deeper or more repetitive than Argosy reads",
      "Files over 1 MiB, nesting over 64 levels and more than 50 aliases of collections are"
          + " refused, so that a hostile file cannot stop the agent. Of more than 1000 findings in"
          + " one file the first 1000 are told."),

  // Shape: keys, types and forms, as the JSON Schema says.
  WRONG_API_VERSION(
      ERROR,
      "A document has no apiVersion and kind of Argosy",
      "Each document starts with apiVersion: argosy.dev/v1 and a kind: Pipeline, Component,"
          + " RunConfiguration or Project."),
  UNKNOWN_KEY(
      ERROR,
      "A key that the language does not know",
      "Unknown keys are errors, so that a typing mistake is never silently ignored. argosy schema"
          + " prints every key."),
  MISSING_KEY(ERROR, "A required key is missing", "The mapping shown needs the key."),
  WRONG_TYPE(
      ERROR,
      "A value has the wrong YAML type",
      "For example a list where a mapping is needed, or the string \"5\" where a number is. Values"
          + " mean what YAML 1.2 says: quotes make a string."),
  INVALID_VALUE(
      ERROR,
      "A value has the wrong form",
      "The message says what the value must look like: one of some words, a duration, a quantity, a"
          + " path."),
  INVALID_NAME(
      ERROR,
      "A name has characters or a length that Kubernetes or Argo would refuse",
      "Steps, branches, volumes and profiles: lower-case words of at most 40 characters. Objects:"
          + " DNS labels of at most 63."),
  EXACTLY_ONE(
      ERROR,
      "Exactly one of several keys must be there",
      "A step is of one kind, a volume of one sort, an environment variable from one source."),
  KEY_NOT_FOR_KIND(
      ERROR,
      "A key makes no sense for this kind of step",
      "For example resources on a choose: only steps that run a pod have resources. Put the key on"
          + " the steps inside."),
  FIELD_OWNED(
      ERROR,
      "A field that is passed through has a key of its own",
      "pod and argo pass on fields of Kubernetes and Argo that the language has no key for. What"
          + " the compiler writes itself cannot be said twice: the hint names the key."),
  NOT_BUILT(
      ERROR,
      "A part of the language that this version of Argosy does not compile yet",
      "The construct is in the language's definition, but this version cannot compile it. It is"
          + " refused, never ignored."),
  EXPRESSION_NOT_ALLOWED(
      ERROR,
      "An expression stands where none can",
      "Ids, source code, timeouts and the like are fixed when the pipeline is compiled. Pass values"
          + " to code by env, args or with."),

  // ---- expressions ----
  EXPRESSION_SYNTAX(
      ERROR,
      "An expression cannot be read",
      "The place shown is the first that does not fit the grammar: operators are == != < <= > >= in"
          + " && || ! + - * / % and ? :, names are joined by dots, strings stand in quotes. A minus"
          + " needs blanks on both sides, because names may hold one."),
  EXPRESSION_FOREIGN_WORD(
      ERROR,
      "An expression uses a word or sign of another language",
      "Conditions are written with && || ! and ==, truth values are true and false, and there is no"
          + " null: use firstOf(x, 'instead') for what may not exist."),
  EXPRESSION_UNCLOSED(
      ERROR,
      "An expression is opened and never closed",
      "Every ${{ needs its }}. To write the three characters as text, double the dollar: $${{."),
  EXPRESSION_EMPTY(
      ERROR,
      "An expression is missing",
      "Between ${{ and }}, and after `when:` and `until:`, an expression must stand, for example"
          + " params.rows > 0."),
  EXPRESSION_TOO_LARGE(
      ERROR,
      "An expression is nested too deep or is too long",
      "Expressions may nest 64 levels and hold 1000 words and signs. Compute more in a step."),
  UNKNOWN_NAME(
      ERROR,
      "An expression names something that does not exist here",
      "Names are looked up in the scope of the place where they are written; the hint names the"
          + " nearest known one."),
  NOT_A_VALUE(
      ERROR,
      "An expression stops at a name that only holds others",
      "steps, params and the like are not values themselves: go on with a dot and a name."),
  UNKNOWN_PROPERTY(
      ERROR,
      "A property is read that the value does not have",
      "The properties of an object are those its type declares; an artifact has .path and .uri;"
          + " other values have none."),
  UNKNOWN_FUNCTION(
      ERROR,
      "An expression calls a function that does not exist",
      "The functions are listed in the manual. Argo would pass such a text on without a word, so it"
          + " is refused here."),
  FUNCTION_ARGUMENTS(
      ERROR,
      "A function is called with the wrong number or types of arguments",
      "The message names what the function takes."),
  OPERATOR_TYPES(
      ERROR,
      "An operator stands between values it cannot combine",
      "Nothing is converted silently but an integer to a number: use string(), int(), double() or"
          + " bool()."),
  COMPARED_TYPES(
      ERROR,
      "Values of different types are compared",
      "Such a comparison would always give the same answer. Convert one side with string(), int()"
          + " or double(), or remove the quotes of a number."),
  DIVISION_BY_ZERO(
      ERROR,
      "An expression divides by zero",
      "The step that asks for the value would always fail."),
  INDEX_OUT_OF_RANGE(
      ERROR,
      "A list is read at a place that cannot exist",
      "Indexes count from 0; there are no negative ones."),
  INVALID_PATTERN(
      ERROR,
      "A pattern is not a regular expression",
      "Patterns follow RE2, as Argo does: no look-around, no back references. Write a backslash"
          + " twice in a string: '\\\\d+'."),
  NEVER_EQUAL(
      WARNING,
      "A value is compared with a text it can never have",
      "The value has an `enum`, and the text is not in it; most often a typing mistake."),
  TYPE_MISMATCH(
      ERROR,
      "A value does not have the type that is declared for its place",
      "Nothing is converted silently but an integer to a number and any parameter to a file: use"
          + " string(), int() or double()."),
  EXPRESSION_NOT_IN_ARGO(
      ERROR,
      "Argo cannot compute an expression as it is meant",
      "Rather than give another result at run time, the expression is refused. Compute it in a"
          + " step."),

  BAD_INDENTATION(
      ERROR,
      "A line is indented in a way that YAML cannot follow",
      "The keys of one mapping start in one column, and only spaces indent. Move the line to the"
          + " column of the keys it belongs to."),
  EMPTY_FILE(
      ERROR,
      "A file holds no document",
      "A YAML file of a project holds at least one document with apiVersion and kind. Write one, or"
          + " remove the file."),
  EMPTY_DOCUMENT(
      WARNING,
      "A document between two '---' is empty",
      "An empty document means nothing and usually is what a '---' too many leaves behind. Remove"
          + " the '---'."),
  NOT_A_MAPPING(
      ERROR,
      "A document is not a mapping",
      "Every document of a project is a mapping with apiVersion and kind. A list or a single value"
          + " at the top is none of them."),
  KEY_NOT_STRING(
      ERROR,
      "A key is not a string",
      "Keys are strings. YAML reads 1, true, null and ~ as something else, and [a] or {a: b} as"
          + " collections. Put the key in quotes if it is meant as text."),
  UNKNOWN_ALIAS(
      ERROR,
      "An alias names no anchor above it",
      "'*name' stands for the value that was marked with '&name' earlier in the same document, and"
          + " outside of that value itself. A text that starts with '*' needs quotes."),
  BAD_MERGE(
      ERROR,
      "A merge key does not merge a mapping",
      "'<<' copies the keys of a mapping: '<<: *name' or '<<: [*one, *two]'. Nothing else can be"
          + " merged."),
  UNKNOWN_TAG(
      ERROR,
      "A YAML tag is not known",
      "Argosy reads the tags of YAML's core schema (!!str, !!int, !!float, !!bool, !!null, !!map,"
          + " !!seq). A tag of an application could mean anything. A text that starts with '!'"
          + " needs quotes."),

  // Documents that refer to each other.
  RAW_MANIFEST(
      WARNING,
      "An object of Argo is of a kind that is not checked",
      "Workflow, WorkflowTemplate, ClusterWorkflowTemplate and CronWorkflow are checked. Of other"
          + " kinds only the YAML is. None of them is synced: only what Argosy compiled is."),
  DUPLICATE_NAME(
      ERROR,
      "A name is taken already",
      "Names of documents are unique per kind and namespace; ids of steps also after '_' has become"
          + " '-', as Argo needs it."),
  UNKNOWN_COMPONENT(
      ERROR,
      "uses names no Component and no Pipeline of the project",
      "uses takes the name of a Component or Pipeline, or the path of the file that holds one."),
  RUN_SETTING(
      WARNING,
      "A called pipeline has a setting that only a run can have",
      "A step that uses a Pipeline adds its steps to the caller's run. timeout,"
          + " serviceAccount, imagePullSecrets and argo of the called Pipeline hold for its own"
          + " runs only; failFast, parallelism and synchronization hold for the call too."),
  UNKNOWN_PIPELINE(
      ERROR,
      "A run configuration names no pipeline of its namespace",
      "A run configuration lives in the namespace of its pipeline."),
  UNKNOWN_PROFILE(
      ERROR, "A profile is not in the Project", "Profiles are declared in argosy.yaml."),
  UNKNOWN_ENVIRONMENT(
      ERROR, "An environment is not in the Project", "Environments are declared in argosy.yaml."),
  VAR_NOT_SET(
      ERROR,
      "A var has no value",
      "Every environment must end with every var set: by a default in the Project, or by the"
          + " environment."),
  UNKNOWN_ARGUMENT(
      ERROR,
      "with names no input",
      "Argo would ignore such an argument without a word, so it is refused."),
  MISSING_ARGUMENT(
      ERROR, "An input without a default is not given", "Give it by with, or declare a default."),
  CONSTRAINT(
      ERROR,
      "A literal breaks a constraint of its type",
      "enum, minimum, maximum, pattern and the like are checked for every literal before the"
          + " commit."),
  IMAGE_MISSING(
      ERROR,
      "A step has no image",
      "container, script and python steps need an image: their own, or defaults.image of the"
          + " Pipeline or the Project."),
  FILE_MISSING(
      ERROR,
      "A file that a step names is not in the repository",
      "Paths are relative to the file that says them; a leading slash means the project's root."),
  PATH_OUTSIDE(
      ERROR,
      "A path leads outside the repository",
      "Only what is in the repository can be compiled, so that a commit says all there is to say."),
  PYTHON_FUNCTION(
      ERROR,
      "A python step and its function do not fit",
      "The arguments in with and the artifact outputs are the keyword arguments of the function;"
          + " the names must be those of its def."),
  DEPENDENCY_CYCLE(
      ERROR,
      "Steps wait for each other",
      "A step that uses another's output waits for it. In a cycle nothing could ever start."),
  BRANCH_UNREACHABLE(
      ERROR,
      "A branch of choose can never run",
      "The first branch whose when holds runs; one without when is the else."),
  SHELL_INJECTION(
      ERROR,
      "An expression stands in code",
      "The argument after -c of a shell or an interpreter is code. A value in it could run"
          + " anything: pass it by env or as a further argument."),
  FINALLY_OUTPUT(
      ERROR,
      "A part of a step that finally cannot see",
      "Argo computes what a graph gives only when it succeeds. In finally, a pipeline sees outputs"
          + " of its steps that run a pod, and outputs of groups that are a plain reference to one,"
          + " each by firstOf(..., default). Where it is called by uses, its finally sees params"
          + " and run.status only."),
  OUTPUT_MAY_BE_ABSENT(
      ERROR,
      "An output must exist, but its step may be skipped",
      "Outputs of pipelines and groups must have a value whenever the graph succeeds: say what"
          + " holds instead with firstOf(x, 'instead') or a default."),
  KUBEFLOW_UNSUPPORTED(
      ERROR,
      "A component of Kubeflow asks for what only Kubeflow has",
      "Components of version 1 that run a container are compiled: inputValue, inputPath,"
          + " outputPath, concat, if with isPresent, env, fileOutputs. Graphs of components and"
          + " what the second version of Kubeflow compiles are not."),
  VENDOR_DIGEST(
      ERROR,
      "A vendored file is not the one whose digest is in vendor/argosy.lock",
      "What others wrote is compiled only as it was when somebody looked at it and ran argosy"
          + " vendor. When the change is meant, run argosy vendor again."),
  NOT_VENDORED(
      WARNING,
      "A vendored file has no digest in vendor/argosy.lock yet",
      "A digest says that the file is still the one somebody looked at. argosy vendor writes it."),
  OUTSIDE_TEXT(
      WARNING,
      "A text from outside reaches a place where Argo looks for its tags",
      "What a person answers and what a server responds is free text. Argo replaces its own tags,"
          + " such as {{workflow.name}}, also in values that reach env, args or a manifest. An"
          + " answer with an enum is safe; a python step gets its arguments as they are."),
  LOCK_HELD(
      ERROR,
      "A step waits for a lock that what holds it has already",
      "A group, or the run, keeps its locks until all its steps have ended, so a step inside that"
          + " asks for the same lock would wait for ever. Take the lock in one place."),
  DAEMON_NEVER_ENDS(
      ERROR,
      "A step waits for the end of a daemon",
      "A daemon runs until all other steps of its graph have ended, so waiting for its end would"
          + " never be over. after: [x] waits until it is ready."),
  CACHE_KEY(
      ERROR,
      "A cached step has inputs that its key cannot tell apart",
      "The key of a cache is made of parameters. Where an artifact comes in, say what stands for"
          + " it: cache: {maxAge: 24h, key: ...}."),
  NAME_TOO_LONG(
      ERROR,
      "A name that is made would be too long for Kubernetes or Argo",
      "CronWorkflows have at most 52 characters, since Argo adds a time to the name of each run; so"
          + " has a run configuration, whose runs are called <name>-<10 hex digits>."),
  TOO_MANY(
      ERROR,
      "A compiled object is larger than Argo accepts",
      "Argo accepts at most 200 templates in a workflow and 200 tasks in a graph."),
  SPEC_TOO_LARGE(
      ERROR,
      "A compiled object is too large to be kept and run",
      "Argo keeps a run and what it runs in one object of at most 1 MiB. Divide the pipeline, or"
          + " put code into an image in place of the step."),
  SPEC_LARGE(
      WARNING,
      "A compiled object is near the largest that Argo can run",
      "Argo keeps a run, what it runs and the state of its steps in one object of at most 1 MiB;"
          + " over 400 KB little is left for the state. Divide the pipeline, or put code into an"
          + " image."),
  INVALID_CRON(
      ERROR,
      "A cron schedule is not one that Argo accepts",
      "Five fields: minute (0-59), hour (0-23), day of month (1-31), month (1-12), day of week"
          + " (0-6, Sunday is 0)."),
  INVALID_TIMEZONE(
      ERROR,
      "A time zone does not exist",
      "Time zones are IANA names such as Europe/London or Etc/UTC."),
  SCHEDULE_WINDOW(ERROR, "A schedule can never fire", "Its end is before its start."),

  // ---- run configurations and what triggers them ----
  SCHEDULE_NEVER(
      ERROR,
      "A schedule has no time at which it fires",
      "No year has the date, such as 31 February, or no time of the schedule lies between its start"
          + " and its end."),
  SCHEDULE_ENDED(
      WARNING,
      "A schedule has ended",
      "Its end has passed, or no time of it is left before the end. Move the end, or remove the"
          + " schedule. It is a warning, since what compiled yesterday compiles today."),
  DST_HOUR(
      WARNING,
      "A schedule fires in an hour that the clocks skip or show twice",
      "When daylight saving time begins, the time does not come, and the run is left out; when it"
          + " ends, the time comes twice, and so does the run. Choose another hour, or the time"
          + " zone Etc/UTC."),
  SCHEDULE_WITH_UPSTREAM(
      ERROR,
      "Params come from an upstream run or a window, but there are schedules too",
      "The arguments of a CronWorkflow are fixed when it is compiled: a schedule has no upstream"
          + " run. Write two run configurations."),
  UNKNOWN_RUN_CONFIGURATION(
      ERROR,
      "An upstream names no run configuration of the project",
      "An upstream is namespace/name of a RunConfiguration, with the namespace as it is written"
          + " there; without a namespace it is one of the same."),
  TRIGGER_CYCLE(
      ERROR,
      "Run configurations trigger each other in a cycle",
      "Each end of a run would start the next for ever. Remove one of the upstreams, or start that"
          + " one by a schedule."),
  JOIN_NEVER_FILLS(
      ERROR,
      "Runs of all upstreams can never come together",
      "One of the upstreams has no triggers, or the times of the upstreams never fall into the same"
          + " window. Give the upstream a trigger, take a longer window, or join: any."),
  UPSTREAM_NEVER_RUNS(
      WARNING,
      "An upstream starts no runs",
      "It is suspended, its schedules have ended, or its own upstreams start no runs; so this"
          + " trigger does nothing until that changes."),
  NO_TRIGGER(
      WARNING,
      "A run configuration starts nothing",
      "Without a schedule, onChange or upstream no run is ever made of it. Add a trigger, or remove"
          + " the document."),
  UNKNOWN_NAMESPACE(
      WARNING,
      "An environment maps a namespace that nothing is in",
      "The keys of namespaces are namespaces as documents write them. A mapping of any other"
          + " changes nothing, and most often is a typing mistake."),

  // ---- what Argo would change, and what has no file ----
  ARGO_TAG(
      ERROR,
      "A literal text holds a tag that Argo would replace",
      "Argo replaces {{workflow.name}} and the like wherever they stand, and fails on {{ without an"
          + " end. Write the expression of Argosy that is meant: ${{ run.name }}. Double braces of"
          + " other languages, such as {{.Name}}, stay as they are."),
  ARTIFACT_PATH(
      ERROR,
      "The path of an artifact is asked where no program runs",
      "An artifact has a path only in the pod that mounts it: in its command, args, env and the"
          + " like. Hand on the artifact itself, without .path: the step that gets it has the"
          + " path."),

  // ---- silencing findings ----
  SUPPRESSION_SYNTAX(
      WARNING,
      "A comment for Argosy cannot be read",
      "A comment that silences findings is '# argosy: ignore[code, other-code] reason': behind"
          + " something for its line, alone for the entry or item that follows. One that cannot be"
          + " read silences nothing."),
  SUPPRESSION_REASON(
      WARNING,
      "A comment silences findings without a reason",
      "Whoever reads the file next must see why the finding does not matter here: write it behind"
          + " the brackets. Without a reason nothing is silenced."),
  SUPPRESSION_UNKNOWN(
      WARNING,
      "A comment silences a code that does not exist",
      "The codes stand in brackets behind each finding; argosy rules lists them all."),
  SUPPRESSION_REFUSED(
      WARNING,
      "A comment would silence an error that stops compilation",
      "What cannot be compiled cannot be silenced in a file of Argosy: mend it. Errors in plain"
          + " Argo manifests can be silenced, and so can warnings that the Project raises to"
          + " errors."),
  SUPPRESSION_UNUSED(
      WARNING,
      "A comment silences a finding that is not there",
      "Left behind, it would hide the next one. Remove the code from the comment, or the comment."
          + " It is said by argosy validate, for all environments, and only where there are no"
          + " errors, since with an error not everything is looked at."),
  BASELINE_STALE(
      WARNING,
      "A baseline holds a finding that is gone",
      "Somebody mended it. Write the baseline again, so that it cannot come back unseen: argosy"
          + " validate --baseline FILE --write-baseline."),
  BASELINE_UNREADABLE(
      ERROR,
      "A baseline is not one that Argosy wrote",
      "A baseline is made by argosy validate --baseline FILE --write-baseline, and only read"
          + " otherwise."),
  // ---- code that steps carry ----
  PYTHON_SYNTAX(
      ERROR,
      "Python code cannot be read",
      "The step would fail before its first line is run. The words are those of Python itself; the"
          + " version is that of the image where its name says one, as python:3.12 does."),
  PYTHON_NAME(
      WARNING,
      "Python code reads a name that nothing binds",
      "No import, assignment, def or parameter that the place can see gives the name a value, and"
          + " it is none of Python's own: the line fails when it is reached. Nothing is said of"
          + " names behind a star import, exec or a test of the version."),
  PYTHON_CALL(
      WARNING,
      "A call does not fit the function of the same code",
      "The def takes other arguments, so the line fails when it is reached. Nothing is said of"
          + " functions that are decorated, bound twice or called with * or **."),
  PYTHON_TEXT(
      WARNING,
      "A Python text names a value in braces, and no f stands before its quotes",
      "Without the f the braces are printed as they are. Only texts are looked at that are printed,"
          + " logged or raised alone, and only names that the code binds."),
  PYTHON_RESULT(
      WARNING,
      "A return does not give what the step's outputs need",
      "The result is the parameter outputs: a NamedTuple by field, a dict by key, else the single"
          + " output's value. An output with a default may be left out."),
  PYTHON_TYPE(
      WARNING,
      "An annotation of the function says another type than the step",
      "A string arrives as str, an integer as int, a number as float, a boolean as bool, an array"
          + " as list, an object as dict, an artifact as the str of its path; what is returned is"
          + " held against the type of the output."),
  MODULE_NOT_INSTALLED(
      WARNING,
      "A module is imported that the image does not have",
      "The image python:3.x holds the standard library and nothing else. List the package under"
          + " packages, take an image that has it, or put the file beside the code by include."),
  MODULE_NOT_LISTED(
      INFO,
      "A module is imported that packages does not list",
      "The image may have it; only the image knows. Off unless the Project's rules set it:"
          + " module-not-listed: warning."),
  PACKAGE_UNUSED(
      INFO,
      "A package is installed that the code does not import",
      "Each run waits for it. Some packages are used without an import, as plugins are. Off unless"
          + " the Project's rules set it: package-unused: warning."),
  FOLDED_CODE(
      ERROR,
      "Code of several lines is written as a text that YAML makes one line of",
      "A value without a mark, or with '>', is one long line to YAML. Code keeps its lines behind"
          + " '|'."),
  SHELL_SYNTAX(
      ERROR,
      "A shell script cannot be read",
      "The shell would stop with a syntax error. The place is the first that does not fit; of what"
          + " is never closed it is where it was opened."),
  SHELL_DIALECT(
      WARNING,
      "A script for sh uses what only bash can read",
      "sh is dash in Debian's images and busybox in Alpine's: both refuse arrays and process"
          + " substitution. Name bash as the command, or write it for sh."),
  SHELL_UNQUOTED(
      INFO,
      "A script uses a value from outside without quotes",
      "Where the value has blanks or stars the shell takes it apart: write \"$NAME\". Off unless"
          + " the Project's rules set it: shell-unquoted: warning."),

  // Advice.
  SHELL_NAME(
      WARNING,
      "A shell would take a name for another than was meant",
      "A variable that nothing sets, but one of nearly that name is set, is empty: the script goes"
          + " on. Blanks around = make a command of the name, and none behind [ too."),
  OUTPUT_PATH(
      WARNING,
      "A program writes below /argosy/outputs where no output is collected",
      "Each output of a step is collected at /argosy/outputs/<name>, or at its own path. What is"
          + " written beside them is lost, and the output that was meant is missing."),
  MATRIX_VALUES(
      WARNING,
      "A list of a matrix is empty, or has a value twice",
      "With an empty list there is no combination, and nothing runs; with a value twice the same"
          + " combination runs twice."),
  NO_SHELL(
      WARNING,
      "A variable of the shell stands where no shell runs",
      "command and args are handed to the program as they are: only a shell replaces $NAME. Write"
          + " the expression the variable is made of, such as ${{ params.x }}."),
  PIP_AT_RUN_TIME(
      WARNING,
      "Packages are installed each time a step runs",
      "The step needs a package index whenever it runs, and starts later. Put the packages into an"
          + " image."),
  UNPINNED_PACKAGE(
      WARNING,
      "A package has no exact version",
      "Tomorrow's run may install another version than today's. Pin it: pandas==2.2.3."),
  UNUSED(
      WARNING,
      "A parameter, an input or a volume that nothing uses",
      "Whoever sets it believes that it does something. Use it, or take it out; it is often the"
          + " sign of a name that was mistyped elsewhere."),
  IMAGE_INVALID(
      ERROR,
      "An image's name that no runtime can pull",
      "registry/folder/name:tag@digest: the name in lower case, the tag at most 128 characters, the"
          + " digest complete. The pod would wait with InvalidImageName until its deadline."),
  REQUEST_OVER_LIMIT(
      ERROR,
      "A container asks for more than its limit",
      "Kubernetes refuses the pod when the step starts. Lower the request or raise the limit; the"
          + " short form sets both alike."),
  TINY_MEMORY(
      WARNING,
      "Memory of less than one mebibyte",
      "A number without unit is bytes, and m is a thousandth of a byte. Write Mi or Gi."),
  HUGE_CPU(
      WARNING,
      "More processors than any node has",
      "cpu counts processors, or thousandths of one with m: 500m is half of one. Ki, Mi and Gi are"
          + " units of memory."),
  TIMEOUT_BEYOND_RUN(
      WARNING,
      "A step's timeout is longer than its run's",
      "timeout of a step holds for each attempt, that of the Pipeline for the whole run. The"
          + " shorter one of the run always comes first."),
  CONSTANT_CONDITION(
      WARNING,
      "A condition that is the same in every run",
      "A `when` that asks no param, output or item always holds, or never. It is mostly left over"
          + " from trying something out."),
  HOST_ACCESS(
      WARNING,
      "A pod with access to its node",
      "privileged, hostNetwork, hostPID, hostIPC, hostPath and allowPrivilegeEscalation let code in"
          + " the pod take over the node. policy.forbidden makes an error of it."),
  INSECURE_URL(
      WARNING,
      "A plain http address outside the cluster",
      "Data and credentials cross the network in the clear, and an answer can be forged. Addresses"
          + " of Services and private networks are not meant."),
  CRON_EVERY_MINUTE(
      WARNING,
      "A schedule fires each minute of certain hours",
      "The first field is the minute: * 2 * * * fires sixty times between two and three o'clock."
          + " Write 0 2 * * * for once at two."),
  CRON_EITHER_DAY(
      WARNING,
      "A schedule with a day of the month and a day of the week",
      "Cron fires when either fits: 0 3 1 * MON is the first of each month and every Monday. Argo"
          + " reads it so; few people mean it."),
  IMAGE_DIGEST(
      INFO,
      "An image without digest",
      "A tag can be moved; a digest cannot. Off unless the Project's rules set it: image-digest:"
          + " warning."),
  MISSING_TIMEOUT(
      INFO,
      "A pipeline without timeout",
      "A step that hangs keeps its pod, and its run, for ever. Off unless the Project's rules set"
          + " it: missing-timeout: warning."),
  MISSING_TTL(
      INFO,
      "A pipeline whose finished runs are never removed",
      "Each finished Workflow stays in etcd until somebody removes it. Off unless the Project's"
          + " rules set it: missing-ttl: warning."),
  DEFAULT_SERVICE_ACCOUNT(
      INFO,
      "A step that runs as the default service account",
      "Whatever rights somebody gives that account, every step has. Off unless the Project's rules"
          + " set it: default-service-account: warning."),
  REGISTRY_NOT_ALLOWED(
      ERROR,
      "An image comes from where the project's policy allows none",
      "policy.registries of argosy.yaml lists registries, folders in them and images; an image"
          + " whose place is known only when the run starts is refused too."),
  LABEL_REQUIRED(
      ERROR,
      "A pipeline lacks a label that the project's policy asks for",
      "policy.labels of argosy.yaml lists the labels that each Pipeline must have in its spec."),
  RESOURCES_OVER_CEILING(
      ERROR,
      "A pod asks for more than the project's policy allows",
      "policy.ceilings of argosy.yaml is the most that one pod may ask for: the main container and"
          + " its sidecars together, requests or limits, whichever is more."),
  FIELD_FORBIDDEN(
      ERROR,
      "A field that the project's policy forbids",
      "policy.forbidden of argosy.yaml lists fields that no document of the project may have, plain"
          + " manifests of Argo included."),
  POLICY_CHECK(
      ERROR,
      "A rule of the project's policy does not hold",
      "policy.checks of argosy.yaml holds a team's own rules, written in the language of"
          + " expressions. The message and the level are the team's."),
  HARDCODED_SECRET(
      WARNING,
      "A password or key is written into a file",
      "Everyone who can read the repository, the compiled Argo or the pod can read it. Put it into"
          + " a Secret of the namespace and take it from there with secret and key; change the one"
          + " that was written. The text is not shown in findings."),
  IMAGE_TAG_LATEST(
      WARNING,
      "An image has no tag, or the tag latest",
      "Tomorrow's run may use another image than today's. Name a version."),
  MISSING_RESOURCES(
      INFO,
      "A step says nothing of CPU and memory",
      "Kubernetes then packs it anywhere, and takes it away first. Off unless the Project's rules"
          + " set it: missing-resources: warning."),
  FAN_OUT_UNBOUNDED(
      INFO,
      "A loop over a list of unknown length runs all items at the same time",
      "A long list can fill the cluster. Say how many may run at a time: forEach: {items: ...,"
          + " parallelism: 10}. Off unless the Project's rules set it: fan-out-unbounded:"
          + " warning."),
  NESTING_TOO_DEEP(
      ERROR,
      "The steps and rounds are nested deeper than Argo runs",
      "Argo runs at most 99 templates inside each other. Each group, choose and round of a repeat"
          + " is one, each forEach two. Lower max, or nest less."),
  BRANCH_GAP(
      WARNING,
      "Conditions that together feed one value leave a gap",
      "firstOf without a default has no value when none of its steps ran. Close the gap, or give a"
          + " default."),
  RWO_PARALLEL(
      WARNING,
      "A ReadWriteOnce volume is mounted by steps that may run at the same time",
      "Such a volume can be mounted on one node only: the second step waits, or never starts. Order"
          + " the steps, or use ReadWriteMany."),

  // ---- plain manifests of Argo: begin ----
  ARGO_API_VERSION(
      WARNING,
      "A manifest of Argo has no apiVersion of Argo",
      "argo submit takes such a file, kubectl and GitOps tools do not. Write apiVersion:"
          + " argoproj.io/v1alpha1."),
  ARGO_UNQUOTED_VALUE(
      WARNING,
      "A text in a manifest is written like a number or a truth value",
      "argo submit makes a text of it, but the API server refuses it from kubectl and GitOps tools"
          + " where Argo's full CRDs are installed. Put it in quotes."),
  ARGO_NAME(
      ERROR,
      "A name in a manifest is one that Argo refuses",
      "Templates, steps, tasks and containers: letters, digits and '-', starting with a letter or"
          + " digit, at most 128. Parameters, artifacts and global names: letters, digits, '-' and"
          + " '_'. Objects: at most 63 characters, a CronWorkflow 52."),
  ARGO_UPPERCASE(
      WARNING,
      "A template's name cannot be part of a pod's name",
      "Argo names a pod after its workflow and its template, and Kubernetes takes only lower-case"
          + " letters, digits, '-' and '.' there. Write the name in lower case."),
  ARGO_TEMPLATE_TYPE(
      ERROR,
      "A template is not of exactly one type",
      "A template is one of container, containerSet, script, resource, steps, dag, suspend, data,"
          + " http and plugin. An empty suspend is written suspend: {}."),
  ARGO_ENTRYPOINT(
      ERROR,
      "A workflow does not say where it starts",
      "spec.entrypoint names the template that runs first. Only a WorkflowTemplate may leave it"
          + " out."),
  ARGO_UNKNOWN_TEMPLATE(
      ERROR,
      "A template is named that does not exist",
      "template names one of the same manifest; one of a WorkflowTemplate is named by templateRef:"
          + " {name: ..., template: ...}."),
  ARGO_TEMPLATE_REFERENCE(
      ERROR,
      "A reference to a template cannot be followed as it is written",
      "A step has either template, or templateRef with name and template, or inline. A workflow"
          + " with workflowTemplateRef has no templates of its own."),
  ARGO_NOT_IN_REPOSITORY(
      INFO,
      "A WorkflowTemplate that is referred to is not among these files",
      "It may be in the cluster. What depends on it, its inputs and outputs, was not checked. Off"
          + " unless the Project's rules set it: argo-not-in-repository: warning."),
  ARGO_ARGUMENT(
      ERROR,
      "An argument of a manifest has no value, or one that Argo refuses there",
      "A parameter needs value, or valueFrom with configMapKeyRef, supplied or event; the value"
          + " must be in its enum. An artifact needs from, fromExpression or a location."),
  ARGO_INPUT_MISSING(
      ERROR,
      "An input of a template is not given",
      "Give it in the arguments of the step, or a default where it is declared. A workflow's"
          + " parameter without a value also takes the default away."),
  ARGO_UNUSED_ARGUMENT(
      WARNING,
      "An argument names no input of the template",
      "Argo ignores it without a word; most often the name is mistyped."),
  ARGO_ABSENT_OUTPUT(
      WARNING,
      "An output of a step that may be skipped is read by one that runs all the same",
      "From Argo 3.7.16 and 4.0.7 on a value that does not exist ends the run. Let the reader wait"
          + " for success (depends: a.Succeeded), give it the same condition, or give the output a"
          + " valueFrom.default."),
  ARGO_UNKNOWN_VARIABLE(
      ERROR,
      "A tag names a variable that does not exist at that place",
      "Argo checks tags that start with inputs., outputs., steps., tasks., item., pod. and"
          + " workflow.: each must name something that is declared, and that is known at that"
          + " place."),
  ARGO_NO_DEPENDENCY(
      ERROR,
      "An output is read of a step or task that need not have ended",
      "argo lint does not see it, and the run waits for ever. A task must depend on the task whose"
          + " output it reads; a step must be in a later group."),
  ARGO_UNCLOSED_TAG(
      WARNING,
      "Two braces are opened and never closed",
      "Argo looks for }} in what follows in the template, so the tags up to there are not replaced,"
          + " or the manifest is refused. Close the tag, or write the braces another way."),
  ARGO_FIELD_FOR_TYPE(
      ERROR,
      "A field makes no sense for this type of template",
      "timeout and activeDeadlineSeconds are for templates that run something themselves,"
          + " parallelism for steps and dag, the path of an artifact for templates that run a"
          + " pod."),
  ARGO_OUTPUT(
      ERROR,
      "An output does not say where its value comes from, or says it in a wrong way",
      "container, containerSet and script give valueFrom.path, resource jsonPath or jqFilter, steps"
          + " and dag parameter or expression, suspend supplied."),
  ARGO_ARTIFACT(
      ERROR,
      "An artifact has no path, or a location that Argo refuses",
      "An artifact of a template that runs a pod has a path without '..', and at most one location"
          + " with all that the location needs."),
  ARGO_MOUNT(
      ERROR,
      "Two things are mounted at one path",
      "Each volume and each artifact of a container has a path of its own."),
  ARGO_POD(
      ERROR,
      "Kubernetes refuses the pod of a template",
      "Variables, ports, probes, mounts, volumes, tolerations and devices are as Kubernetes wants"
          + " them, or the step fails when its pod is made. A podSpecPatch may change a pod, so"
          + " beside one they are not looked at; it is itself a piece of a pod's spec."),
  ARGO_VOLUME(
      ERROR,
      "A volume is mounted that is declared nowhere",
      "Volumes are declared in volumes of the template or of the workflow, or in"
          + " volumeClaimTemplates."),
  ARGO_DEPENDS(
      ERROR,
      "The dependencies of a task are wrong",
      "depends holds names of tasks, results such as .Succeeded and the operators &&, || and !;"
          + " dependencies is a list of names. A DAG uses one of the two, and continueOn only with"
          + " dependencies."),
  ARGO_LOOP(
      ERROR,
      "A loop of a step is wrong",
      "One of withItems, withParam and withSequence; withSequence has either count or end."),
  ARGO_HOOK(
      ERROR,
      "A hook never says when it runs",
      "Every hook that is not called exit needs an expression."),
  ARGO_RESOURCE(
      ERROR,
      "A resource template is wrong",
      "action is one of get, create, apply, delete, replace and patch; all but get and delete need"
          + " a manifest, which is YAML, or manifestFrom. An object of Kubernetes' own kinds has"
          + " the fields and types of its kind, and what kubectl and the API server ask for."),
  ARGO_CONTAINER_SET(
      ERROR,
      "A set of containers is wrong",
      "It has containers with names, whose dependencies exist and make no cycle; with inputs or"
          + " outputs one of them is called main."),
  ARGO_METRIC(
      ERROR,
      "A metric is wrong",
      "Names of metrics and labels have letters, digits and '_'. A metric has a help, and its"
          + " gauge, counter or histogram a value, which is a number or becomes one."),
  ARGO_DURATION(
      ERROR,
      "A duration is not one that Argo reads",
      "Durations are written as Go does: 90s, 15m, 1h30m, 24h. There are no days."),
  ARGO_LOCK(
      ERROR,
      "A lock is wrong",
      "A mutex has a name; a semaphore has either configMapKeyRef or database. The same lock is"
          + " asked for once, and not inside of what holds it already: that would wait for ever."),
  ARGO_EXPRESSION(
      ERROR,
      "An expression in a manifest cannot be read or computed",
      "Argo finds out only when it runs. when is compared after its tags were replaced; {{=...}}"
          + " and expression are of the language expr; depends has one of its own."),
  ARGO_EXPRESSION_RISK(
      WARNING,
      "An expression in a manifest goes wrong for some values, or is never computed",
      "A value that stands outside of quotes in when becomes part of the expression. A {{=...}}"
          + " that Argo cannot compute in a container stays in the text as it is."),
  ARGO_ENDLESS_RETRY(
      WARNING,
      "A retry has no limit",
      "Argo then begins again for ever, and does not wait in between whatever backoff says. Write"
          + " limit."),
  ARGO_RECURSION(
      ERROR,
      "A template runs itself without end",
      "Argo gives up at 100 templates inside each other, so such a workflow always fails. Put a"
          + " when on the step that begins again."),
  ARGO_NO_COMMAND(
      INFO,
      "A container has no command",
      "Argo must then ask the image's registry for it, which fails where the controller has no"
          + " access. Write command."),
  // ---- plain manifests of Argo: end ----

  // ---- texts that look like something else ----
  TYPOGRAPHIC_QUOTES(
      WARNING,
      "A value stands in typographic quotes",
      "To YAML only ' and \" are quotes: any other is a part of the value, which then is no name,"
          + " image or command that exists. Word processors and chats put them in place of plain"
          + " ones."),

  // ---- sync agent: begin ----
  REPOSITORY_URL(
      ERROR,
      "The repository's address is not one the agent may read",
      "Repositories are read over https or ssh. Local paths, file: and http to this machine must be"
          + " allowed explicitly, and credentials never belong in the address: give them through"
          + " the environment or a mounted file."),
  REPOSITORY_UNREACHABLE(
      ERROR,
      "The Git repository cannot be reached",
      "Nothing was changed: what was applied before stays. The agent tries again with growing"
          + " pauses. Check the address, the network and the server."),
  REPOSITORY_REFUSED(
      ERROR,
      "The Git server refused the credentials, or its identity could not be proven",
      "Nothing was changed. Check the user name and token or key, and for ssh that the server's key"
          + " is in the known_hosts file that was given."),
  REPOSITORY_REDIRECT(
      ERROR,
      "The Git server sent the agent to another host",
      "Credentials belong to the host they were given for, so redirects to another scheme, host or"
          + " port are refused. Write the final address in the configuration."),
  REPOSITORY_BROKEN(
      ERROR,
      "The repository holds objects that Git does not allow",
      "A commit or folder with a name like '..' or '.git', or a damaged pack, is refused before"
          + " anything is read from it."),
  REPOSITORY_SLOW(
      ERROR,
      "Reading the repository took longer than it may",
      "The agent gives up after its total deadline, even when bytes still trickle in, so that one"
          + " server cannot block it. Nothing was changed."),
  REF_UNKNOWN(
      ERROR,
      "The branch, tag or commit does not exist in the repository",
      "Nothing was changed and nothing is pruned: a deleted branch keeps what it had applied. Name"
          + " an existing branch, tag or full commit id."),
  SIGNATURE_REFUSED(
      ERROR,
      "The commit or tag is not signed by one of the keys that are allowed",
      "Nothing of it was read further and what was applied before stays. Whatever cannot be shown"
          + " to be good is refused: no signature, one of an unknown kind, a key that is not"
          + " listed, expired or revoked. Sign with a listed key, or list the key."),
  HISTORY_REWOUND(
      ERROR,
      "The branch or tag no longer builds on the commit that was applied last",
      "A branch that was reset to an older commit, or rewritten, may bring back what was taken away"
          + " for a reason, with every signature in order. What was applied stays until somebody"
          + " acknowledges the new commit by its full id, or the branch builds on the applied one"
          + " again."),
  HISTORY_UNCLEAR(
      ERROR,
      "Whether the branch builds on the commit that was applied last could not be found out",
      "Only so many commits are looked back for it. What was applied stays until somebody"
          + " acknowledges the new commit by its full id."),
  TREE_ENTRY_REFUSED(
      ERROR,
      "The commit holds a symlink, a submodule or a name that is refused",
      "The agent reads regular files of one repository only. Replace a symlink by the file itself,"
          + " and a submodule by a repository of its own, or point 'path' at a folder without"
          + " them."),
  TREE_TOO_LARGE(
      ERROR,
      "The commit is larger or deeper than the agent reads",
      "Limits on the number of files, their total size and the depth of folders keep a hostile"
          + " repository from stopping the agent. Point 'path' at a smaller folder."),
  SYNC_OPTION(ERROR, "An option of the sync is not valid", "The message says what was expected."),
  OBJECT_REFUSED(
      ERROR,
      "A compiled object is not one the agent may write",
      "The agent writes ConfigMap, WorkflowTemplate, CronWorkflow and Workflow objects with plain"
          + " lowercase names, each once."),
  OBJECT_FOREIGN(
      ERROR,
      "An object or file of this name exists and belongs to somebody else",
      "The agent never touches what it did not make. Rename the pipeline, remove the existing"
          + " object, or give it to the sync: with the annotation argosy.dev/adopt that names the"
          + " sync, or by allowing the sync to adopt."),
  OBJECT_CONFLICT(
      ERROR,
      "Somebody else changed fields that Git decides",
      "The object is owned by this sync, so Git's values are put back. Change the file in Git"
          + " instead, or stop the other writer. With conflicts 'hold' the object is left as it is"
          + " until one of the two is done."),
  OBJECT_WITHHELD(
      ERROR,
      "An object refers to one that was not applied",
      "A CronWorkflow or template is not written before what it refers to is there. It stays as it"
          + " was; mend the object it refers to, which is reported by itself."),
  TARGET_REFUSED(
      ERROR,
      "The target refused an object",
      "The message is the server's own. The object and what refers to it stay as they were and"
          + " nothing is removed; with isolation 'all' nothing is written at all."),
  TARGET_FORBIDDEN(
      ERROR,
      "The target does not allow the agent to do this",
      "The agent's service account needs what deploy/base/rbac.yaml grants, in every namespace it"
          + " syncs. The message says which right is missing where."),
  TARGET_UNREACHABLE(
      ERROR,
      "The target cannot be reached or is too busy",
      "What was applied before stays. The agent tries again with growing pauses, and waits as long"
          + " as the server asks."),
  TARGET_NOT_OURS(
      ERROR,
      "The target folder or its inventory belongs to somebody else",
      "A folder that holds files and no inventory of this sync is never touched. Choose an empty or"
          + " new folder."),
  TARGET_BROKEN(
      ERROR,
      "The target's inventory cannot be understood",
      "Without knowing what it owns the agent neither writes nor prunes. Restore the inventory, or"
          + " remove it to start again: objects that carry the ownership label are then adopted."),
  PRUNE_BRAKE(
      ERROR,
      "The commit would remove more than a sync may remove unasked",
      "An empty commit, a renamed folder or a wrong path would remove pipelines that are meant to"
          + " stay, so nothing is written. If it is meant, acknowledge this commit by its id, or"
          + " push one whose message ends with 'Argosy-Acknowledge: prune'; for an empty one, sync"
          + " once with --allow-empty."),
  SOURCE_HELD(
      ERROR,
      "The commit, or a part of it, was not applied because it does not compile",
      "With isolation 'each' a file with an error holds what is made from it and from what refers"
          + " to it, with 'all' the whole commit. What an earlier commit applied stays as it is,"
          + " and nothing is removed. Fix the findings and push."),
  FOLDER_BUSY(
      ERROR,
      "Another sync is at work in the same folder",
      "A folder target and a work folder belong to one sync at a time. Stop the other one, or give"
          + " each a folder of its own. A sync that crashed leaves no lock behind."),
  AGENT_STOPPING(
      ERROR,
      "The agent was asked to stop in the middle of a sync",
      "The write in hand was ended and nothing more was written. The list of what is owned names"
          + " everything, so the next start goes on from there."),
  SYNC_FIELD(
      ERROR,
      "A field of a Sync object is not valid",
      "The message names the field and what was expected. Only this Sync is held: its objects stay"
          + " as they are, and all others go on."),
  SYNC_SECRET(
      ERROR,
      "A Secret that a Sync names is missing, may not be read, or holds nothing that can be used",
      "Secrets are read by name from the Sync's own namespace before each look. What was applied"
          + " before stays; it is tried again."),
  SYNC_NAMESPACE(
      ERROR,
      "A Sync wants to write to a namespace that is not its own",
      "Whoever may write a Sync could else write wherever the agent may. An agent that is started"
          + " with --cross-namespace allows it."),
  SYNC_LEFTOVER(
      ERROR,
      "A Sync that is deleted still owns something that is in use",
      "Its deletionPolicy is Delete, so its objects go first; a template that a CronWorkflow of"
          + " others or a run refers to waits for them. Remove the finalizer argosy.dev/prune to"
          + " leave it behind."),
  NOT_LEADER(
      ERROR,
      "The agent may not write, because it does not lead or cannot be sure that it does",
      "Of several agents one writes: the one that holds the lease and has renewed it lately. A sync"
          + " in hand stops before its next write; the inventory names all that was written, and"
          + " the agent that leads goes on from there."),
  WRITER_FIGHT(
      WARNING,
      "Somebody else keeps changing an object that Git decides",
      "The object was put back several times within minutes and was changed again each time. It is"
          + " now put back more and more seldom; everything else is looked after as before. The"
          + " message names the other writer: stop it, or take the object out of Git."),
  SYNC_FAILED(
      ERROR,
      "The sync stopped for a reason it does not know",
      "This is a mistake in Argosy; what was applied before stays.");

  private final Severity severity;
  private final String summary;
  private final String explanation;

  Code(Severity severity, String summary, String explanation) {
    this.severity = severity;
    this.summary = summary;
    this.explanation = explanation;
  }

  private static final Set<Code> FIXABLE =
      EnumSet.of(
          YAML_SYNTAX,
          DUPLICATE_KEY,
          UNQUOTED_EXPRESSION,
          WRONG_API_VERSION,
          UNKNOWN_KEY,
          WRONG_TYPE,
          INVALID_VALUE,
          INVALID_NAME,
          EXPRESSION_SYNTAX,
          EXPRESSION_FOREIGN_WORD,
          EXPRESSION_UNCLOSED,
          UNKNOWN_NAME,
          UNKNOWN_PROPERTY,
          UNKNOWN_FUNCTION,
          COMPARED_TYPES,
          NEVER_EQUAL,
          TYPE_MISMATCH,
          BAD_INDENTATION,
          EMPTY_DOCUMENT,
          KEY_NOT_STRING,
          UNKNOWN_ALIAS,
          FOLDED_CODE,
          UNKNOWN_TAG,
          UNKNOWN_COMPONENT,
          UNKNOWN_PIPELINE,
          UNKNOWN_PROFILE,
          UNKNOWN_ARGUMENT,
          CONSTRAINT,
          FILE_MISSING,
          PYTHON_FUNCTION,
          SHELL_NAME,
          NO_SHELL,
          INVALID_CRON,
          INVALID_TIMEZONE,
          UNKNOWN_RUN_CONFIGURATION,
          UNKNOWN_NAMESPACE,
          ARGO_TAG,
          ARGO_API_VERSION,
          ARGO_UNQUOTED_VALUE,
          ARGO_UNKNOWN_TEMPLATE,
          ARGO_UNUSED_ARGUMENT,
          ARGO_UNKNOWN_VARIABLE,
          ARGO_DEPENDS,
          TYPOGRAPHIC_QUOTES);

  /** The severity where a project does not set another. */
  public Severity severity() {
    return severity;
  }

  /**
   * Whether the finding is given only where a project's rules ask for it: information is advice by
   * choice.
   */
  public boolean isOptional() {
    return severity == INFO;
  }

  /** Whether the text at the place must not be shown: not in a log, not in a report. */
  public boolean hidesText() {
    return this == HARDCODED_SECRET;
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

  /** Whether some findings of it carry a fix; a test holds the fixtures to it. */
  public boolean isFixable() {
    return FIXABLE.contains(this);
  }

  public static Optional<Code> byId(String id) {
    return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
  }
}
