package dev.argosy.rule;

import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedPipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Pods that leave their box: whoever runs code in one has the node. */
final class HostAccess implements Rule {
  private static final Set<String> SWITCHES =
      Set.of("privileged", "hostNetwork", "hostPID", "hostIPC", "allowPrivilegeEscalation");

  @Override
  public Stream<Diagnostic> check(LinkedPipeline pipeline) {
    return Walk.steps(pipeline)
        .flatMap(
            s -> Stream.concat(s.options().pod().stream(), s.options().conduct().argo().stream()))
        .flatMap(tree -> look(tree).stream());
  }

  private static List<Diagnostic> look(Argument tree) {
    List<Diagnostic> found = new ArrayList<>();
    switch (tree) {
      case Argument.Constant constant -> plain(constant, constant.value(), found);
      case Argument.ListOf list -> list.items().forEach(i -> found.addAll(look(i)));
      case Argument.MapOf map ->
          map.entries()
              .forEach((key, value) -> {
                if (value instanceof Argument.Constant c && opens(key, c.value())) {
                  found.add(finding(c, key));
                }
                found.addAll(look(value));
              });
      case Argument.Single single -> {}
      case Argument.Joined joined -> {}
    }
    return found;
  }

  /** A constant tree has one place. */
  private static void plain(Argument at, @Nullable Object value, List<Diagnostic> found) {
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, inner) -> {
        if (opens(String.valueOf(key), inner)) {
          found.add(finding(at, String.valueOf(key)));
        }
        plain(at, inner, found);
      });
    } else if (value instanceof List<?> list) {
      list.forEach(inner -> plain(at, inner, found));
    }
  }

  private static boolean opens(String key, @Nullable Object value) {
    return key.equals("hostPath") || SWITCHES.contains(key) && Boolean.TRUE.equals(value);
  }

  private static Diagnostic finding(Argument at, String key) {
    return Diagnostic.of(
        Code.HOST_ACCESS,
        at.at(),
        "'" + key + "' opens the node to whatever runs in this pod",
        "take it out; a volume, a Service or a device plugin mostly does the same without it");
  }
}
