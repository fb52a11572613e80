package dev.argosy.link;

import dev.argosy.code.Language;
import dev.argosy.diagnostic.At;
import dev.argosy.diagnostic.Code;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Text;
import dev.argosy.link.Action.CodeFile;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.model.Named;
import dev.argosy.model.Output;
import dev.argosy.model.Step;
import dev.argosy.python.PythonModule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Links what a step does. */
final class ActionLinker {
  private final Linkage link;
  private final Names scope;
  private final StepPath path;
  private final CodeFiles files;

  ActionLinker(Linkage link, Names scope, StepPath path) {
    this.link = link;
    this.scope = scope;
    this.path = path;
    this.files = new CodeFiles(link);
  }

  /** An action and what belongs to it. */
  record Result(
      Action action,
      Map<String, Declared> inputs,
      Map<String, Argument> arguments,
      Map<String, LinkedOutput> outputs,
      Options options) {}

  /**
   * @param inputs those of the Component whose action this is
   */
  Result link(Step step, Options options, Optional<Map<String, Declared>> inputs) {
    if (step.steps() != null) {
      return group(step, step.steps(), options.ofGraph(), inputs);
    }
    if (step.choose() != null) {
      return choose(step, step.choose(), options.ofGraph(), inputs);
    }
    if (step.isBroken()) {
      return new Result(
          Action.unresolved(step.at()), inputs.orElse(Map.of()), Map.of(), Map.of(), options);
    }
    if (WaitLinker.handles(step)) {
      return new WaitLinker(link, scope).link(step, options, inputs);
    }
    Map<String, LinkedOutput> outputs =
        Declarations.outputs(step.outputs(), step.resource() == null, link.findings());
    Names own = scope.with("outputs", Names.ownOutputs(outputs.values()));
    if (step.python() != null) {
      return python(step, step.python(), options, inputs, outputs);
    }
    Action action =
        step.container() != null
            ? container(step.container(), options, own)
            : step.script() != null ? script(step.script(), options, own) : resource(step, own);
    return new Result(action, inputs.orElse(Map.of()), Map.of(), outputs, options);
  }

  private LinkedText image(@Nullable Text image, Options options, At at) {
    Optional<LinkedText> given =
        image == null ? options.image() : Optional.of(link.text(image, scope));
    if (given.isPresent()) {
      LinkedText text = given.get();
      if (text.isConstant() && text.literals().isBlank()) {
        link.findings().add(Code.IMAGE_MISSING, text.at(), "the image is empty", "name an image");
      }
      return text;
    }
    link.findings()
        .add(
            Code.IMAGE_MISSING,
            at,
            "the step names no image, and there is no default image",
            "add image here, or defaults.image to the Pipeline or the Project");
    return LinkedText.of(at, "");
  }

  private Optional<LinkedText> text(@Nullable Text text, Names names) {
    return Optional.ofNullable(text).map(t -> link.text(t, names));
  }

  private Action container(Step.Container c, Options options, Names own) {
    List<LinkedText> command = c.command().stream().map(t -> link.text(t, own)).toList();
    List<LinkedText> args = c.args().stream().map(t -> link.text(t, own)).toList();
    LinkedText image = image(c.image(), options, c.at());
    new ShellInjection(image, link.findings()).check(command, args, written(c.command(), c.args()));
    return new Action.Container(
        c.at(),
        image,
        command,
        args,
        text(c.workingDir(), own),
        Optional.ofNullable(c.imagePullPolicy()),
        new OptionsLinker(own, link.space().spec(), link.findings())
            .typed(c.readinessProbe(), "Probe"));
  }

  static List<Text> written(List<Text> command, List<Text> args) {
    return Stream.concat(command.stream(), args.stream()).toList();
  }

  private Action script(Step.Script s, Options options, Names own) {
    CodeFile file = files.read(s.at(), s.source(), s.file(), "script");
    LinkedText image = image(s.image(), options, s.at());
    List<CodeFile> included = files.included(s.include(), file);
    List<String> command = s.command().isEmpty() ? Interpreters.of(file) : s.command();
    CodeCheck code = new CodeCheck(image, link.findings());
    code.script(file, command);
    code.included(included);
    boolean python = Language.of(command) == Language.PYTHON;
    return new Action.Script(
        s.at(),
        image,
        python ? files.withLeft(file, included, PythonImage.minor(image)) : file,
        included,
        command,
        s.args().stream().map(t -> link.text(t, own)).toList(),
        text(s.workingDir(), own),
        Optional.ofNullable(s.imagePullPolicy()));
  }

  private Action resource(Step step, Names own) {
    Step.Resource r = step.resource();
    if (r == null) {
      throw new IllegalStateException("a step of no kind at " + step.at());
    }
    ResourceFields.check(r.manifest(), own, link.findings());
    StatusFields.check(r.manifest(), r.successCondition(), link.findings());
    StatusFields.check(r.manifest(), r.failureCondition(), link.findings());
    return new Action.Resource(
        r.at(),
        r.action(),
        new Texts(own, link.findings()).link(r.manifest()),
        ManifestImages.of(r.manifest()).toList(),
        ObjectFields.condition(r.successCondition(), link.findings()),
        ObjectFields.condition(r.failureCondition(), link.findings()),
        r.setOwnerReference(),
        Optional.ofNullable(r.mergeStrategy()));
  }

  private Result python(
      Step step,
      Step.Python p,
      Options options,
      Optional<Map<String, Declared>> componentInputs,
      Map<String, LinkedOutput> outputs) {
    CodeFile module = files.read(p.at(), p.source(), p.file(), "main.py");
    Map<String, Argument> with = StepLinker.link(step.with(), scope, link);
    Map<String, Declared> inputs = componentInputs.orElseGet(() -> implicit(step, with));
    Map<String, Argument> keywords =
        componentInputs.isPresent() && !step.with().isEmpty() ? with : handedOn(inputs);
    LinkedText image = image(p.image(), options, p.at());
    List<CodeFile> included = files.included(p.include(), module);
    CodeFile complete = files.withLeft(module, included, PythonImage.minor(image));
    CodeCheck code = new CodeCheck(image, link.findings());
    PythonModule read = PythonModule.read(module.content(), PythonImage.minor(image));
    PythonCalls calls = new PythonCalls(step, p, module, read, link.findings());
    String function = calls.function();
    code.module(module.content(), module.places(), calls.check(function, keywords, outputs));
    code.included(included);
    Action action =
        new Action.Python(
            p.at(),
            image,
            complete,
            included,
            function,
            p.packages(),
            keywords,
            Optional.ofNullable(p.imagePullPolicy()));
    return new Result(
        action, inputs, componentInputs.isPresent() ? Map.of() : with, outputs, options);
  }

  /**
   * A python step takes its arguments as inputs, so that steps which differ in them only share a
   * template.
   */
  private Map<String, Declared> implicit(Step step, Map<String, Argument> with) {
    Map<String, Declared> inputs = new LinkedHashMap<>();
    with.forEach((name, argument) ->
        inputs.put(
            name,
            new Declared(
                step.with().at(name), name, argument.type(), Optional.empty(), Optional.empty())));
    return inputs;
  }

  private Map<String, Argument> handedOn(Map<String, Declared> inputs) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    inputs.forEach((name, input) ->
        arguments.put(
            name,
            new Argument.Single(
                input.at(), new Expr.Ref(input.at(), new Ref.Input(path, name), input.type()))));
    return arguments;
  }

  private Result group(
      Step step, Named<Step> steps, Options options, Optional<Map<String, Declared>> inputs) {
    GraphLinker linker = new GraphLinker(link, steps, path, scope.without("outputs"));
    Graph graph = linker.link();
    Map<String, Expr> results = new LinkedHashMap<>();
    Map<String, LinkedOutput> declared = new LinkedHashMap<>();
    step.outputs()
        .forEach((name, output) -> {
          At at = step.outputs().at(name);
          Optional<Expr> result = groupOutput(at, name, output, linker.names());
          result.ifPresent(expr -> results.put(name, expr));
          declared.put(name, GroupOutputs.output(at, name, result));
        });
    Action action = new Action.Group(step.at(), graph, results);
    return new Result(action, inputs.orElse(Map.of()), Map.of(), declared, options);
  }

  private Optional<Expr> groupOutput(At at, String name, Output output, Names names) {
    if (output.initial() != null
        || output.path() != null
        || output.jsonPath() != null
        || output.optional()) {
      link.findings()
          .add(
              Code.KEY_NOT_FOR_KIND,
              output.at(),
              "the output '" + name + "' of a group is an expression and nothing else",
              "for a default write firstOf(..., 'none')");
    }
    return GroupOutputs.link(at, name, output.type(), names, link.findings());
  }

  private Result choose(
      Step step, Named<Step> branches, Options options, Optional<Map<String, Declared>> inputs) {
    List<LinkedStep> linked = new ArrayList<>();
    branches.forEach((id, branch) ->
        linked.add(
            new StepLinker(link, scope)
                .link(id, branches.at(id), path.child(id), branch)
                .failing()));
    Choices.check(branches, linked, link.findings());
    Map<String, LinkedOutput> outputs = Choices.outputs(linked);
    Action action = new Action.Choose(step.at(), linked, outputs);
    return new Result(action, inputs.orElse(Map.of()), Map.of(), outputs, options);
  }
}
