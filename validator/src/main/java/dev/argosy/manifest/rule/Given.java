package dev.argosy.manifest.rule;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.diagnostic.Diagnostic;
import dev.argosy.diagnostic.Findings;
import dev.argosy.diagnostic.Fix;
import dev.argosy.diagnostic.Nearest;
import dev.argosy.manifest.view.Fields;
import dev.argosy.manifest.view.Template;
import dev.argosy.manifest.view.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arguments that a template is called with, against the inputs it declares.
 *
 * @param user who calls it, for messages; may be empty
 * @param step whether a step or task does, whose arguments are looked at by themselves
 */
record Given(List<Fields> parameters, List<Fields> artifacts, String user, boolean step) {
  static Given of(Fields arguments) {
    return new Given(arguments.maps("parameters"), arguments.maps("artifacts"), "", false);
  }

  /** What a step, a task or a hook gives. */
  static Given of(Use use) {
    boolean hook = use.word().equals("hooks");
    return new Given(
        use.arguments().maps("parameters"),
        use.arguments().maps("artifacts"),
        hook ? ", which a hook runs," : "",
        !hook);
  }

  /** These, and those of a template's own that are not among them. */
  Given or(Given defaults) {
    return new Given(
        merged(parameters, defaults.parameters), merged(artifacts, defaults.artifacts), user, step);
  }

  private static List<Fields> merged(List<Fields> own, List<Fields> others) {
    List<Fields> all = new ArrayList<>();
    for (Fields mine : own) {
      Optional<Fields> other = find(others, mine.text("name"));
      all.add(mine.has("value") || mine.has("valueFrom") || other.isEmpty() ? mine : other.get());
    }
    others.stream().filter(o -> find(own, o.text("name")).isEmpty()).forEach(all::add);
    return all;
  }

  private static Optional<Fields> find(List<Fields> values, String name) {
    return values.stream().filter(v -> v.text("name").equals(name)).findFirst();
  }

  /** Every input that nobody gives. */
  void missing(Template template, At at, Findings findings) {
    for (Fields input : template.inputs().maps("parameters")) {
      if (!isGiven(input)) {
        missing("parameter", input, template, at, findings);
      }
    }
    for (Fields input : template.inputs().maps("artifacts")) {
      boolean own = input.isTrue("optional") || ArtifactLocations.hasLocationOrKey(input);
      if (!own && find(artifacts, input.text("name")).isEmpty()) {
        missing("artifact", input, template, at, findings);
      }
    }
  }

  private boolean isGiven(Fields input) {
    Optional<Fields> argument = find(parameters, input.text("name"));
    if (argument.isEmpty()) {
      return input.has("value") || input.has("default") || isConfig(input);
    }
    boolean said = step && !comesLater(argument.get()); // what is wrong with it is said there
    return argument.get().has("value") || isConfig(argument.get()) || said;
  }

  private static boolean comesLater(Fields argument) {
    Fields from = argument.map("valueFrom");
    return from.has("supplied") || !from.text("event").isEmpty();
  }

  private static boolean isConfig(Fields parameter) {
    return parameter.map("valueFrom").map("configMapKeyRef").exists();
  }

  private void missing(String what, Fields input, Template template, At at, Findings findings) {
    findings.add(
        Diagnostic.of(
                Code.ARGO_INPUT_MISSING,
                at,
                template.title() + user + " needs the " + what + " '" + input.text("name") + "'",
                find(parameters, input.text("name")).isPresent() && what.equals("parameter")
                    ? "give it a value in the arguments"
                    : "add it to the arguments")
            .withRelated(input.at("name"), "declared here"));
  }

  /** A timeout that comes by an argument must be a duration with a unit. */
  void timeout(Template template, Findings findings) {
    String timeout = template.fields().text("timeout").replace(" ", "");
    for (Fields parameter : parameters) {
      String tag = "{{inputs.parameters." + parameter.text("name") + "}}";
      if (timeout.equals(tag) && parameter.text("value").matches("[-+]?[0-9]+")) {
        findings.add(
            Code.ARGO_DURATION,
            parameter.at("value"),
            "this is the timeout of " + template.title() + ", which needs a unit",
            "write \"" + parameter.text("value") + "s\"");
      }
    }
  }

  /** Every argument that the template has no input for. */
  void unused(Template template, Findings findings) {
    if (template.tellsParameters()) {
      unused("parameter", parameters, template.inputs().maps("parameters"), template, findings);
    }
    unused("artifact", artifacts, template.inputs().maps("artifacts"), template, findings);
  }

  private static void unused(
      String what, List<Fields> given, List<Fields> inputs, Template template, Findings findings) {
    List<String> names = inputs.stream().map(i -> i.text("name")).toList();
    for (Fields argument : given) {
      String name = argument.text("name");
      if (!name.isEmpty() && !names.contains(name)) {
        findings.add(
            Code.ARGO_UNUSED_ARGUMENT,
            argument.at("name"),
            template.title() + " has no input " + what + " '" + name + "', so Argo ignores it",
            Nearest.hint(name, names),
            Fix.nearest(argument.at("name"), name, names));
      }
    }
  }
}
