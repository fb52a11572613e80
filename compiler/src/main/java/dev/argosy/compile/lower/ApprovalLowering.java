package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.argo.Arguments.Supplied;
import dev.argosy.compile.argo.Arguments.ValueFrom;
import dev.argosy.compile.argo.Quoted;
import dev.argosy.compile.argo.Template;
import dev.argosy.compile.argo.Template.Suspend;
import dev.argosy.compile.lower.Captures.Capture;
import dev.argosy.compile.lower.Captures.Form;
import dev.argosy.expression.Expr;
import dev.argosy.expression.Function;
import dev.argosy.expression.Rewrite;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Action;
import dev.argosy.link.Action.Answer;
import dev.argosy.link.Argument;
import dev.argosy.link.LinkedStep;
import dev.argosy.link.LinkedStep.LinkedOutput;
import dev.argosy.link.LinkedText;
import dev.argosy.link.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a person. Argo's UI asks for the inputs of a waiting step and sends them all back as
 * its outputs, so a step has the same inputs and outputs: the message, then the answers.
 */
final class ApprovalLowering {
  private static final String MESSAGE = "message";

  /** What stands for two braces, in which Argo would find a tag, in what a step wrote too. */
  private static final String BRACES = "{ {";

  private final Workbench bench;

  ApprovalLowering(Workbench bench) {
    this.bench = bench;
  }

  Lowered lower(LinkedStep step, Action.Approval approval) {
    List<Parameter> inputs = new ArrayList<>();
    List<Parameter> outputs = new ArrayList<>();
    List<Capture> captures = new ArrayList<>();
    approval
        .message()
        .ifPresent(message -> {
          captures.add(new Capture(MESSAGE, shown(message, step), Form.TEXT));
          inputs.add(Parameter.input(MESSAGE));
          outputs.add(
              supplied(
                  MESSAGE, null, new Quoted("{{inputs.parameters." + MESSAGE + "}}"), List.of()));
        });
    approval
        .answers()
        .forEach((name, answer) -> {
          LinkedOutput output = step.outputs().get(name);
          Quoted initial =
              Optional.ofNullable(output)
                  .flatMap(LinkedOutput::initial)
                  .map(c -> new Quoted(TextForm.of(c.value())))
                  .orElse(null);
          List<Quoted> choices = answer.choices().stream().map(Quoted::new).toList();
          inputs.add(asked(name, answer, initial, choices));
          outputs.add(supplied(name, answer.description().orElse(null), initial, choices));
        });
    Site site = Site.leaf(step.path(), List.of(MESSAGE), bench.whole());
    Template.Builder builder = Template.builder(Names.template(step));
    Conducts.apply(step.options().conduct(), site, builder);
    captures.addAll(site.captures());
    Inputs.captured(site, inputs, new ArrayList<>());
    Template template =
        builder
            .inputs(inputs.isEmpty() ? null : new Arguments(inputs, List.of()))
            .outputs(outputs.isEmpty() ? null : new Arguments(outputs, List.of()))
            .suspend(
                new Suspend(
                    step.options()
                        .timeout()
                        .map(t -> new Quoted(t.toSeconds() + "s"))
                        .orElse(null)))
            .build();
    return new Lowered(bench.templates().add(template), captures);
  }

  /**
   * What the form shows first. It is a default only where the answer has one: when the time is over
   * Argo would take the default of an input for an answer that has none.
   */
  private static Parameter asked(
      String name, Answer answer, @Nullable Quoted initial, List<Quoted> choices) {
    Quoted shown = initial != null ? null : choices.isEmpty() ? new Quoted("") : choices.getFirst();
    return new Parameter(
        name, answer.description().orElse(null), shown, initial, null, null, choices);
  }

  private static Parameter supplied(
      String name, @Nullable String description, @Nullable Quoted initial, List<Quoted> choices) {
    return new Parameter(
        name,
        description,
        null,
        null,
        null,
        new ValueFrom(null, null, null, null, new Supplied(), initial),
        choices);
  }

  /** The message as the graph around computes it; inputs of a Component are put in. */
  private static Expr shown(LinkedText message, LinkedStep step) {
    Expr text =
        message.isConstant()
            ? new Expr.Constant(message.at(), message.literals())
            : message.expression();
    Expr whole =
        Rewrite.of(
            text,
            e ->
                e instanceof Expr.Ref ref
                        && ref.reference() instanceof Ref.Input in
                        && in.owner().equals(step.path())
                    ? given(step, in.name())
                    : Optional.empty());
    if (whole instanceof Expr.Constant c) {
      return new Expr.Constant(c.at(), TextForm.of(c.value()).replace("{{", BRACES));
    }
    return new Expr.Call(
        message.at(),
        Function.REPLACE,
        List.of(
            whole, new Expr.Constant(message.at(), "{{"), new Expr.Constant(message.at(), BRACES)),
        Type.StringType.STRING);
  }

  private static Optional<Expr> given(LinkedStep step, String input) {
    Argument argument = step.arguments().get(input);
    return Optional.ofNullable(argument)
        .or(() -> Optional.ofNullable(step.inputs().get(input)).flatMap(d -> d.initial()))
        .map(Values::expression);
  }
}
