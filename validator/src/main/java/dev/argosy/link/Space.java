package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.diagnostic.Severity;
import dev.argosy.expression.Evaluator;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Meaning;
import dev.argosy.expression.Meaning.Namespace;
import dev.argosy.expression.Text;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.TypeChecker;
import dev.argosy.load.Entry;
import dev.argosy.load.Sources;
import dev.argosy.model.Document;
import dev.argosy.model.Document.Metadata;
import dev.argosy.model.Document.Project;
import dev.argosy.model.Named;
import dev.argosy.model.Param;
import dev.argosy.model.ProjectSpec;
import dev.argosy.model.ProjectSpec.Environment;
import dev.argosy.model.Value;
import dev.argosy.model.Word;
import dev.argosy.schema.Settling.Vars;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the Project and the chosen environment say: namespaces, vars, and texts that are known while
 * compiling.
 */
final class Space {
  /** What a condition of a resource step asks. */
  private static final Set<String> OBJECT_FIELDS = Set.of("status", "metadata", "spec");

  private final @Nullable ProjectSpec written;
  private final @Nullable ProjectSpec spec;
  private final @Nullable Environment environment;
  private final Meaning vars;
  private final Findings findings;

  Space(Sources sources, Optional<String> chosen, Findings findings) {
    this.findings = findings;
    Project project = sources.project();
    this.written = project == null ? null : project.spec();
    this.environment = chosen.map(name -> environment(name, sources)).orElse(null);
    this.vars = vars();
    this.spec = settled(sources);
    checkNamespaces(sources);
    if (spec != null) {
      spec.rules().names().forEach(this::checkRule);
    }
  }

  /** A setting that changes nothing would be believed to. */
  private void checkRule(String id) {
    ProjectSpec project = Objects.requireNonNull(spec);
    Optional<Code> code = Code.byId(id);
    if (code.isEmpty()) {
      findings.add(
          Code.UNKNOWN_NAME,
          project.rules().at(id),
          "there is no rule '" + id + "'",
          Nearest.hint(id, adjustable()),
          Fix.spelling(project.rules().at(id), id, adjustable()));
    } else if (code.get().severity() == Severity.ERROR) {
      findings.add(
          Code.INVALID_VALUE,
          project.rules().at(id),
          "'" + id + "' is always an error: only the severity of warnings can be set",
          Nearest.known(adjustable()));
    }
  }

  private static List<String> adjustable() {
    return Arrays.stream(Code.values())
        .filter(c -> c.severity() != Severity.ERROR)
        .map(Code::id)
        .toList();
  }

  private @Nullable ProjectSpec settled(Sources sources) {
    return sources.head() == null
        ? null
        : ((Project) sources.head().with(settling(findings), findings)).spec();
  }

  /** A document with what vars give where only they can stand. */
  Document settled(Entry entry, Findings found) {
    return entry.draft().get().with(settling(found), found);
  }

  private Vars settling(Findings found) {
    return new VarValues(vars, found);
  }

  @Nullable ProjectSpec spec() {
    return spec;
  }

  boolean suspended() {
    return environment != null && environment.suspend();
  }

  private @Nullable Environment environment(String name, Sources sources) {
    Project project = sources.project();
    Environment found = written == null ? null : written.environments().get(name);
    if (found == null && project != null) {
      findings.add(
          Code.UNKNOWN_ENVIRONMENT,
          project.metadata().name().at(),
          "the Project has no environment '" + name + "'",
          Nearest.hint(
              name, written == null ? java.util.List.of() : written.environments().names()));
    } else if (project == null && !sources.entries().isEmpty()) {
      findings.add(
          Code.UNKNOWN_ENVIRONMENT,
          sources.entries().getFirst().draft().get().document().metadata().name().at(),
          "there is no Project here, and so no environment '" + name + "'",
          "write it below 'environments' of a Project in argosy.yaml");
    }
    return found;
  }

  /** The namespace a document goes to; empty when nobody names one. */
  String namespace(Metadata metadata) {
    return mapped(written(metadata));
  }

  String namespace(Entry entry) {
    return mapped(written(entry));
  }

  /** The namespace that is written for a document: by itself or by the Project. */
  String written(Metadata metadata) {
    return written(Optional.ofNullable(metadata.namespace()).map(Word::text));
  }

  String written(Entry entry) {
    return written(entry.namespace());
  }

  private String written(Optional<String> own) {
    return own.orElse(spec != null && spec.namespace() != null ? spec.namespace() : "");
  }

  /** What stands before the key of an artifact in its {@code .uri}; a wrong one was reported. */
  Optional<String> artifactUri() {
    return Optional.ofNullable(spec)
        .flatMap(s -> Optional.ofNullable(s.artifacts()))
        .flatMap(a -> Optional.ofNullable(a.uri()))
        .map(uri -> constant(uri, names(), findings).orElse(""));
  }

  /** What the environment makes of a namespace that is written. */
  String mapped(String written) {
    String mapped = environment == null ? null : environment.namespaces().get(written);
    return mapped == null ? written : mapped;
  }

  /** An environment that maps a namespace in which nothing is changes nothing. */
  private void checkNamespaces(Sources sources) {
    if (spec == null || sources.broken() || !sources.unread().isEmpty()) {
      return;
    }
    Set<String> written = new TreeSet<>();
    for (Entry entry : sources.entries()) {
      if (entry.kind() != Entry.Kind.COMPONENT) {
        written.add(written(entry));
      }
    }
    spec.environments()
        .forEach((name, env) ->
            env.namespaces().names().stream()
                .filter(n -> !written.contains(n))
                .forEach(n ->
                    findings.add(
                        Code.UNKNOWN_NAMESPACE,
                        env.namespaces().at(n),
                        "no document is in the namespace '" + n + "'",
                        Nearest.hint(n, written),
                        Fix.nearest(env.namespaces().at(n), n, written))));
  }

  /** The names that are known everywhere. */
  Names names() {
    return Names.none().with("vars", vars);
  }

  /** The names known where only vars can stand. */
  static Names onlyVars(Meaning vars, String what) {
    Names known = Names.none();
    for (String context : LoopValues.CONTEXTS) {
      known = known.with(context, needed(what, "write the value, or ${{ vars.<name> }}"));
    }
    for (String field : OBJECT_FIELDS) {
      known = known.with(field, needed(what, "without ${{ }} this asks the fields of the object"));
    }
    return known.with("vars", vars);
  }

  private static Meaning needed(String what, String hint) {
    return new Meaning.Refused(
        Code.EXPRESSION_NOT_ALLOWED,
        what + " must be known while compiling: only vars can stand here",
        hint);
  }

  private Meaning vars() {
    Map<String, Meaning> members = new LinkedHashMap<>();
    if (written != null) {
      written.vars().forEach((name, param) -> members.put(name, variable(name, param)));
      written.environments().forEach(this::checkEnvironment);
      written.vars().forEach(this::checkSet);
    }
    return Namespace.of("var", members);
  }

  private Meaning variable(String name, Param param) {
    Value set = environment == null ? null : environment.vars().get(name);
    Value value = set == null ? param.initial() : set;
    if (param.type().text().isEmpty() || value == null && environment != null) {
      return new Meaning.Reported();
    }
    if (value == null) {
      return new Meaning.Refused(
          Code.VAR_NOT_SET,
          "the var '" + name + "' has no default and no environment was chosen",
          "give it a default in the Project, or choose an environment");
    }
    Literals.check(param, value, "the var '" + name + "'", findings);
    Object plain = value.isConstant() ? Literals.plain(value) : null;
    return plain == null
        ? new Meaning.Refused(Code.INVALID_VALUE, "the var '" + name + "' must be a literal", "")
        : new Meaning.Value(new Ref.Known(Known.value(plain)), Types.of(param));
  }

  /** Every environment must end with every var set. */
  private void checkSet(String var, Param param) {
    ProjectSpec project = Objects.requireNonNull(written);
    Named<Environment> all = project.environments();
    List<String> without = all.names().stream().filter(e -> !sets(all.get(e), var)).toList();
    if (param.initial() != null || without.isEmpty()) {
      return;
    }
    boolean nowhere = without.size() == all.names().size() && without.size() > 1;
    At declared = project.vars().at(var);
    Diagnostic finding =
        Diagnostic.of(
            Code.VAR_NOT_SET,
            nowhere ? declared : all.at(without.getFirst()),
            nowhere
                ? "no environment sets the var '" + var + "', and it has no default"
                : "the environment '" + without.getFirst() + "' does not set the var '" + var + "'",
            "set it, or give it a default");
    for (String other : without.subList(nowhere ? 0 : 1, without.size())) {
      finding = finding.withRelated(all.at(other), "nor is it set here");
    }
    findings.add(nowhere ? finding : finding.withRelated(declared, "declared here"));
  }

  private static boolean sets(@Nullable Environment environment, String var) {
    return environment != null && environment.vars().has(var);
  }

  /** What an environment sets must be known, and of the right type. */
  private void checkEnvironment(String name, Environment env) {
    if (written == null) {
      return;
    }
    env.vars()
        .forEach((var, value) -> {
          Param param = written.vars().get(var);
          if (param == null) {
            findings.add(
                Code.UNKNOWN_NAME,
                env.vars().at(var),
                "unknown var '" + var + "'",
                Nearest.hint(var, written.vars().names()),
                Fix.nearest(env.vars().at(var), var, written.vars().names()));
          } else {
            Literals.check(param, value, "the var '" + var + "'", findings);
          }
        });
  }

  /**
   * The string that a text is, of which everything is known while compiling; empty when a mistake
   * was reported.
   */
  static Optional<String> constant(Text text, Names names, Findings findings) {
    StringBuilder result = new StringBuilder();
    for (Text.Part part : text.parts()) {
      switch (part) {
        case Text.Literal literal -> result.append(literal.text());
        case Text.Broken broken -> {
          return Optional.empty();
        }
        case Text.Hole hole -> {
          Expr expr = TypeChecker.check(hole.expression(), names, findings);
          if (expr.isPoisoned()) {
            return Optional.empty();
          }
          result.append(TextForm.of(Evaluator.evaluate(expr, Known::of)));
        }
      }
    }
    return Optional.of(result.toString());
  }
}
