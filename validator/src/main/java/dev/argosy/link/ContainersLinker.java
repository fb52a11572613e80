package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.expression.Text;
import dev.argosy.link.Options.Beside;
import dev.argosy.model.InitContainer;
import dev.argosy.model.Named;
import dev.argosy.model.Sidecar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sidecars and init containers. They do not see the step's own outputs: only the main one does. */
final class ContainersLinker {
  /** Containers of Argo itself. */
  private static final Set<String> TAKEN = Set.of("main", "wait", "init");

  private final OptionsLinker options;
  private final Findings findings;
  private final Map<String, At> names = new LinkedHashMap<>();

  ContainersLinker(OptionsLinker outer, Names scope, Findings findings) {
    this.options = outer.in(scope.without("outputs"));
    this.findings = findings;
  }

  Beside link(Named<Sidecar> sidecars, Named<InitContainer> init) {
    List<LinkedContainer> beside = new ArrayList<>();
    sidecars.forEach((name, s) -> beside.add(sidecar(sidecars.at(name), name, s)));
    List<LinkedContainer> before = new ArrayList<>();
    init.forEach((name, i) -> before.add(init(init.at(name), name, i)));
    return new Beside(beside, before);
  }

  private LinkedContainer sidecar(At at, String name, Sidecar s) {
    List<LinkedText> command = texts(s.command());
    List<LinkedText> args = texts(s.args());
    LinkedText image = options.text(s.image());
    new ShellInjection(image, findings)
        .check(command, args, ActionLinker.written(s.command(), s.args()));
    return new LinkedContainer(
        at,
        name(at, name),
        image,
        command,
        args,
        options.env(s.env()),
        options.resources(s.resources()),
        options.mounts(s.mounts()),
        Optional.ofNullable(s.workingDir()).map(options::text),
        Optional.ofNullable(s.imagePullPolicy()),
        options.typed(s.readinessProbe(), "Probe"));
  }

  /**
   * What comes before the main container has all that stands beside it, but nobody asks whether it
   * is ready.
   */
  private LinkedContainer init(At at, String name, InitContainer i) {
    return sidecar(
        at,
        name,
        new Sidecar(
            i.at(),
            i.image(),
            i.command(),
            i.args(),
            i.env(),
            i.resources(),
            i.mounts(),
            i.workingDir(),
            i.imagePullPolicy(),
            null));
  }

  private List<LinkedText> texts(List<Text> texts) {
    return texts.stream().map(options::text).toList();
  }

  /** The name in Kubernetes, which knows no underscore. */
  private String name(At at, String name) {
    String container = name.replace('_', '-');
    At other = names.putIfAbsent(container, at);
    if (other != null || TAKEN.contains(container)) {
      String twice = "a pod cannot have two containers called '" + container + "'";
      findings.add(
          other == null
              ? Diagnostic.of(
                  Code.DUPLICATE_NAME, at, twice, "'" + container + "' is one of Argo's own")
              : Diagnostic.of(Code.DUPLICATE_NAME, at, twice, "rename one of the two")
                  .withRelated(other, "the other one"));
    }
    return container;
  }
}
