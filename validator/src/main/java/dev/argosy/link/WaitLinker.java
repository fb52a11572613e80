package dev.argosy.link;

import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Action.Answer;
import dev.argosy.link.Action.Header;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Named;
import dev.argosy.model.Output;
import dev.argosy.model.Step;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links steps that run no pod of their own: http, approval, import. */
final class WaitLinker {
  /** The one output of an http step. */
  static final String BODY = "body";

  /** The one output of an import. */
  static final String ARTIFACT = "artifact";

  private final Linkage link;
  private final Names scope;

  WaitLinker(Linkage link, Names scope) {
    this.link = link;
    this.scope = scope;
  }

  static boolean handles(Step step) {
    return step.http() != null || step.approval() != null || step.imported() != null;
  }

  /** The types of what such a step gives, by name. */
  static Map<String, Type> types(Step step) {
    if (step.http() != null) {
      return Map.of(BODY, Type.StringType.STRING);
    }
    if (step.imported() != null) {
      return Map.of(ARTIFACT, new Type.ArtifactType(step.imported().type().text()));
    }
    Map<String, Type> types = new LinkedHashMap<>();
    step.outputs().forEach((name, output) -> types.put(name, Declarations.type(output)));
    return types;
  }

  ActionLinker.Result link(Step step, Options options, Optional<Map<String, Declared>> inputs) {
    Map<String, LinkedOutput> outputs =
        step.approval() != null ? answers(step.outputs()) : implicit(step);
    Action action =
        step.http() != null
            ? http(step.http())
            : step.approval() != null ? approval(step, step.approval(), outputs) : imported(step);
    return new ActionLinker.Result(action, inputs.orElse(Map.of()), Map.of(), outputs, options);
  }

  private static Map<String, LinkedOutput> implicit(Step step) {
    Map<String, LinkedOutput> outputs = new LinkedHashMap<>();
    types(step)
        .forEach(
            (name, type) -> outputs.put(name, output(step.at(), name, type, Optional.empty())));
    return outputs;
  }

  private static LinkedOutput output(
      At at, String name, Type type, Optional<Argument.Constant> initial) {
    return new LinkedOutput(at, name, type, Optional.empty(), initial, false, Optional.empty());
  }

  // http

  private Action http(Step.Http http) {
    Map<String, Header> headers = new LinkedHashMap<>();
    http.headers().forEach((name, header) -> headers.put(name, header(name, header)));
    return new Action.Http(
        http.at(),
        http.method(),
        HttpUrl.check(link.text(http.url(), scope), link.findings()),
        headers,
        Optional.ofNullable(http.body()).map(b -> link.text(b, scope)),
        Optional.ofNullable(http.successCondition())
            .flatMap(c -> ResponseCondition.link(c, link.findings())));
  }

  private Header header(String name, Step.Header header) {
    if (header.secret() == null) {
      return new Header.Of(
          header.value() == null
              ? LinkedText.of(header.at(), "")
              : link.text(header.value(), scope));
    }
    if (header.key() == null) {
      link.findings()
          .add(
              Code.MISSING_KEY,
              header.at(),
              "the header '"
                  + name
                  + "' needs the key 'key': the key in the Secret '"
                  + header.secret()
                  + "'",
              "for example key: token");
    }
    return new Header.FromSecret(header.secret(), header.key() == null ? "" : header.key());
  }

  // approval

  private Action approval(Step step, Step.Approval approval, Map<String, LinkedOutput> outputs) {
    Map<String, Answer> answers = new LinkedHashMap<>();
    outputs.forEach((name, o) -> {
      Output output = step.outputs().get(name);
      answers.put(
          name,
          output == null
              ? new Answer(Optional.empty(), java.util.List.of())
              : new Answer(
                  Optional.ofNullable(output.description()),
                  output.choices().stream()
                      .map(c -> c.isConstant() ? TextForm.of(Literals.plain(c)) : "")
                      .toList()));
    });
    return new Action.Approval(
        approval.at(),
        Optional.ofNullable(approval.message()).map(m -> link.text(m, scope)),
        answers);
  }

  private Map<String, LinkedOutput> answers(Named<Output> outputs) {
    Map<String, LinkedOutput> answers = new LinkedHashMap<>();
    outputs.forEach((name, output) -> {
      At at = outputs.at(name);
      if (name.equals(MESSAGE)) {
        link.findings()
            .add(
                Code.INVALID_NAME,
                at,
                "an answer cannot be called 'message': by that name Argo's UI shows the question",
                "choose another name");
      }
      if (output.path() != null || output.jsonPath() != null || output.optional()) {
        link.findings()
            .add(
                Code.KEY_NOT_FOR_KIND,
                at,
                "the output '"
                    + name
                    + "' is the answer of a person: it has neither path, jsonPath nor optional",
                "an answer may have description, enum and default");
      }
      Type type = Declarations.type(output);
      if (Types.isArtifact(type) || !output.type().isConstant()) {
        link.findings()
            .add(
                Code.INVALID_VALUE,
                output.type().at(),
                "the output '"
                    + name
                    + "' is the answer of a person: a value, not an artifact or expression",
                "for example string, boolean or number");
      }
      answers.put(
          name, output(at, name, type, Declarations.initial(name, output, type, link.findings())));
    });
    return answers;
  }

  /** Argo's UI shows the inputs of a waiting step, and sends them all back as its outputs. */
  static final String MESSAGE = "message";

  // import

  private Action imported(Step step) {
    Step.Import imported = step.imported();
    if (imported == null) {
      throw new IllegalStateException("a step of no kind at " + step.at());
    }
    LinkedText uri = link.text(imported.uri(), scope);
    ImportUri.check(uri, link.findings());
    return new Action.Import(imported.at(), uri, imported.type().text());
  }
}
