package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.link.Quantity;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.GoScalar;
import dev.argosy.yaml.Node.Entry;
import dev.argosy.yaml.Node.ScalarNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Kubernetes refuses in a container of a pod, whoever makes the pod. */
final class PodContainers {
  private static final Pattern PORT_NAME =
      Pattern.compile("(?=.*[a-z])(?!.*--)[a-z0-9]([-a-z0-9]{0,13}[a-z0-9])?");
  private static final List<String> SOURCES =
      List.of("secretKeyRef", "configMapKeyRef", "fieldRef", "resourceFieldRef", "fileKeyRef");
  private static final List<String> PROTOCOLS = List.of("TCP", "UDP", "SCTP");
  private static final List<String> PROBES =
      List.of("livenessProbe", "readinessProbe", "startupProbe");
  private static final List<String> HANDLERS = List.of("exec", "httpGet", "tcpSocket", "grpc");
  private static final Set<String> PROBE_FIELDS =
      Set.of(
          "initialDelaySeconds",
          "timeoutSeconds",
          "periodSeconds",
          "successThreshold",
          "failureThreshold",
          "terminationGracePeriodSeconds");
  private static final List<String> RESOURCES = List.of("cpu", "memory", "ephemeral-storage");
  private static final Map<String, String> RESOURCE_WORDS =
      Map.of(
          "mem", "memory",
          "ram", "memory",
          "cpus", "cpu",
          "storage", "ephemeral-storage",
          "disk", "ephemeral-storage",
          "gpu", "nvidia.com/gpu");
  private static final BigDecimal LAST_PORT = BigDecimal.valueOf(65_535);

  private final Findings findings;

  private PodContainers(Findings findings) {
    this.findings = findings;
  }

  static void check(Fields container, Findings findings) {
    PodContainers check = new PodContainers(findings);
    container.maps("env").forEach(check::variable);
    Set<String> names = new HashSet<>();
    container.maps("ports").forEach(p -> check.port(p, names));
    PROBES.forEach(p -> check.probe(p, container.map(p)));
    container.maps("volumeMounts").forEach(check::mount);
    check.resources(container.map("resources"));
  }

  private void variable(Fields variable) {
    String name = variable.text("name");
    if (name.contains("=") && !name.contains("{{")) {
      refused(
          variable.at("name"), "'" + name + "' cannot be the name of a variable", "it has a '='");
    }
    if (variable.has("name") && name.isEmpty()) {
      refused(variable.at("name"), "a variable needs a name", "");
    }
    if (!variable.has("valueFrom")) {
      return;
    }
    Fields from = variable.map("valueFrom");
    DownwardFields.ofVariable(from, findings);
    List<String> sources = SOURCES.stream().filter(from::has).toList();
    if (!variable.text("value").isEmpty()) {
      refused(variable.key("valueFrom"), "a variable has either value or valueFrom", "remove one");
    } else if (sources.size() > 1) {
      refused(
          from.key(sources.get(1)),
          "valueFrom has one source, this has " + String.join(" and ", sources),
          "remove all but one");
    } else if (from.exists() && from.keys().isEmpty()) {
      refused(
          from.at(), "valueFrom does not say where from", "one of " + String.join(", ", SOURCES));
    }
  }

  private void port(Fields port, Set<String> names) {
    for (String key : List.of("containerPort", "hostPort")) {
      port.scalar(key)
          .filter(p -> GoScalar.number(p).filter(PodContainers::isNoPort).isPresent())
          .filter(p -> !key.equals("hostPort") || !p.text().equals("0"))
          .ifPresent(
              p -> refused(p.at(), "'" + key + "' must be from 1 to 65535, not " + p.text(), ""));
    }
    String protocol = port.text("protocol");
    if (!protocol.isEmpty() && !protocol.contains("{{") && !PROTOCOLS.contains(protocol)) {
      refused(
          port.at("protocol"),
          "'protocol' must be one of " + String.join(", ", PROTOCOLS) + ", not '" + protocol + "'",
          "");
    }
    String name = port.text("name");
    if (!name.isEmpty() && !name.contains("{{") && !PORT_NAME.matcher(name).matches()) {
      refused(
          port.at("name"),
          "'" + name + "' cannot be the name of a port",
          "at most 15 lower-case letters, digits and '-', with a letter among them");
    } else if (!name.isEmpty() && !names.add(name)) {
      refused(port.at("name"), "there is already a port '" + name + "'", "");
    }
  }

  private static boolean isNoPort(BigDecimal number) {
    return number.signum() <= 0 || number.compareTo(LAST_PORT) > 0;
  }

  /** The port that a probe asks: a number, or the name of one. */
  private void asked(Fields handler) {
    handler
        .scalar("port")
        .filter(p -> !p.text().contains("{{"))
        .filter(p ->
            GoScalar.number(p)
                .map(PodContainers::isNoPort)
                .orElseGet(() -> !PORT_NAME.matcher(p.text()).matches()))
        .ifPresent(p ->
            refused(
                p.at(),
                "'port' must be from 1 to 65535, or the name of a port, not '" + p.text() + "'",
                GoScalar.number(p).isEmpty() && p.text().matches("[1-9][0-9]{0,3}")
                    ? "write " + p.text() + ", without quotes"
                    : ""));
  }

  private void probe(String name, Fields probe) {
    HANDLERS.forEach(h -> asked(probe.map(h)));
    List<String> handlers = HANDLERS.stream().filter(probe::has).toList();
    boolean misspelt = handlers.isEmpty() && !PROBE_FIELDS.containsAll(probe.keys());
    if (probe.exists() && handlers.size() != 1 && !misspelt) {
      refused(
          handlers.isEmpty() ? probe.at() : probe.key(handlers.get(1)),
          handlers.isEmpty()
              ? name + " does not say what to ask"
              : name + " asks one thing, this has " + String.join(" and ", handlers),
          "write one of " + String.join(", ", HANDLERS));
    }
  }

  private void mount(Fields mount) {
    String path = mount.text("subPath");
    if (path.startsWith("/") || List.of(path.split("/")).contains("..")) {
      refused(mount.at("subPath"), "'subPath' is a path below the volume, without '..'", "");
    }
    if (!path.isEmpty() && !mount.text("subPathExpr").isEmpty()) {
      refused(mount.key("subPathExpr"), "a mount has either subPath or subPathExpr", "remove one");
    }
  }

  /** Devices and the like are whole, and what is asked for is what there is at most. */
  private void resources(Fields resources) {
    for (String key : List.of("limits", "requests")) {
      for (Entry entry : resources.map(key).entries()) {
        if (isExtended(entry.key().text()) && entry.value() instanceof ScalarNode value) {
          whole(entry.key().text(), value);
        }
        named(entry.key());
      }
    }
    resources.map("requests").entries().stream()
        .filter(e -> isExtended(e.key().text()))
        .forEach(e -> limited(e, resources.map("limits")));
  }

  private void named(ScalarNode key) {
    String name = key.text();
    boolean own = RESOURCES.contains(name) || name.startsWith("hugepages-");
    if (!own && !name.contains("/") && !name.contains("{{")) {
      refused(
          key.at(),
          "there is no resource '" + name + "'",
          RESOURCE_WORDS.containsKey(name)
              ? "did you mean '" + RESOURCE_WORDS.get(name) + "'?"
              : Nearest.hint(name, RESOURCES));
    }
  }

  private void limited(Entry request, Fields limits) {
    String name = request.key().text();
    if (!(request.value() instanceof ScalarNode asked) || Quantity.of(asked.text()).isEmpty()) {
      return;
    }
    if (!limits.has(name)) {
      refused(
          asked.at(),
          "the request of " + name + " needs a limit",
          "write limits: {" + name + ": " + asked.text() + "}");
    } else if (Quantity.isMore(limits.text(name), asked.text())) {
      refused(
          asked.at(),
          "the request of " + name + " must be its limit, " + limits.text(name),
          "write " + limits.text(name));
    }
  }

  private void whole(String name, ScalarNode value) {
    boolean fraction =
        Quantity.of(value.text()).filter(q -> q.stripTrailingZeros().scale() > 0).isPresent();
    if (fraction) {
      refused(value.at(), name + " is counted in whole numbers, not " + value.text(), "");
    }
  }

  /** A resource that is not Kubernetes' own. */
  private static boolean isExtended(String name) {
    return name.contains("/") && !name.contains("kubernetes.io/") && !name.contains("{{");
  }

  private void refused(At at, String message, String hint) {
    findings.add(Code.ARGO_POD, at, message, hint);
  }
}
