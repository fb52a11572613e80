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
  /** Parameters, and what is none. */
  private static final boolean[] KINDS = {true, false};

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
    lacking(template, true).forEach(i -> missing("parameter", i, template, at, findings));
    lacking(template, false).forEach(i -> missing("artifact", i, template, at, findings));
  }

  private List<Fields> lacking(Template template, boolean ofParameters) {
    return ofParameters
        ? template.inputs().maps("parameters").stream().filter(i -> !isGiven(i)).toList()
        : template.inputs().maps("artifacts").stream()
            .filter(i -> !i.isTrue("optional") && !ArtifactLocations.hasLocationOrKey(i))
            .filter(i -> find(artifacts, i.text("name")).isEmpty())
            .toList();
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
    for (boolean ofParameters : KINDS) {
      strangers(template, ofParameters)
          .forEach(a ->
              unused(a, word(ofParameters), names(template, ofParameters), template, findings));
    }
  }

  /**
   * Every input that a step does not give, and every argument that there is no input for. One too
   * few and one too many are one mistake where the names are near, or there is no other of either.
   */
  void handed(Template template, At at, Findings findings) {
    for (boolean ofParameters : KINDS) {
      List<Fields> lacking = new ArrayList<>(lacking(template, ofParameters));
      List<Fields> strangers = strangers(template, ofParameters);
      for (Fields stranger : strangers) {
        Optional<Fields> meant = meant(stranger, strangers.size(), lacking);
        if (meant.isPresent()) {
          misnamed(stranger, meant.get(), word(ofParameters), template, findings);
          lacking.remove(meant.get());
        } else {
          unused(stranger, word(ofParameters), names(template, ofParameters), template, findings);
        }
      }
      if (!ofParameters || parameters.stream().noneMatch(Given::isPair)) {
        lacking.forEach(i -> missing(word(ofParameters), i, template, at, findings));
      }
    }
  }

  /** A name and its value as one key, which is told as a stranger. */
  private static boolean isPair(Fields argument) {
    return argument.keys().size() == 1
        && !argument.has("name")
        && !argument.has("value")
        && !argument.has("valueFrom");
  }

  private static Optional<Fields> meant(Fields stranger, int strangers, List<Fields> lacking) {
    List<String> names = lacking.stream().map(i -> i.text("name")).toList();
    return strangers == 1 && lacking.size() == 1
        ? Optional.of(lacking.getFirst())
        : Nearest.to(stranger.text("name"), names).flatMap(near -> find(lacking, near));
  }

  private List<Fields> strangers(Template template, boolean ofParameters) {
    if (ofParameters && !template.tellsParameters()) {
      return List.of();
    }
    List<String> names = names(template, ofParameters);
    return (ofParameters ? parameters : artifacts)
        .stream()
            .filter(a -> !a.text("name").isEmpty() && !names.contains(a.text("name")))
            .toList();
  }

  private static List<String> names(Template template, boolean ofParameters) {
    return template.inputs().maps(ofParameters ? "parameters" : "artifacts").stream()
        .map(i -> i.text("name"))
        .toList();
  }

  private static String word(boolean ofParameters) {
    return ofParameters ? "parameter" : "artifact";
  }

  private void misnamed(
      Fields argument, Fields input, String what, Template template, Findings findings) {
    String name = argument.text("name");
    String meant = input.text("name");
    findings.add(
        Diagnostic.of(
                Code.ARGO_INPUT_MISSING,
                argument.at("name"),
                template.title()
                    + user
                    + " has no input "
                    + what
                    + " '"
                    + name
                    + "', but needs '"
                    + meant
                    + "'",
                "did you mean '" + meant + "'?")
            .withFix(Fix.word(argument.at("name"), name, meant).map(Fix::asGuess))
            .withRelated(input.at("name"), "declared here"));
  }

  private static void unused(
      Fields argument, String what, List<String> names, Template template, Findings findings) {
    String name = argument.text("name");
    findings.add(
        Code.ARGO_UNUSED_ARGUMENT,
        argument.at("name"),
        template.title() + " has no input " + what + " '" + name + "', so Argo ignores it",
        Nearest.hint(name, names),
        Fix.nearest(argument.at("name"), name, names));
  }
}
