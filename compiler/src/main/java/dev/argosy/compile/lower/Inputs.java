package dev.argosy.compile.lower;

import dev.argosy.compile.argo.Arguments;
import dev.argosy.compile.argo.Arguments.Artifact;
import dev.argosy.compile.argo.Arguments.Parameter;
import dev.argosy.compile.lower.Captures.Capture;
import dev.argosy.expression.TextForm;
import dev.argosy.expression.Type;
import dev.argosy.link.Argument;
import dev.argosy.link.Contract;
import dev.argosy.link.Declared;
import dev.argosy.link.LinkedStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of a template: those its step declares, then those it captures, then files the
 * compiler puts in.
 */
final class Inputs {
  private Inputs() {}

  /**
   * @param files content by name and path; see {@link PodFiles}
   */
  static @Nullable Arguments of(LinkedStep step, Site site, Map<String, PodFiles.File> files) {
    List<Parameter> parameters = new ArrayList<>();
    List<Artifact> artifacts = new ArrayList<>();
    for (Declared input : step.inputs().values()) {
      if (input.type() instanceof Type.ArtifactType) {
        artifacts.add(Artifact.input(input.name(), path(input.name(), step)));
      } else {
        parameters.add(parameter(input));
      }
    }
    captured(site, step, parameters, artifacts);
    files.forEach((name, file) -> artifacts.add(Artifact.file(name, file.path(), file.data())));
    Arguments inputs = new Arguments(parameters, artifacts);
    return inputs.isEmpty() ? null : inputs;
  }

  /** Those that the site captured. */
  static void captured(
      Site site, LinkedStep step, List<Parameter> parameters, List<Artifact> artifacts) {
    for (Capture capture : site.captures()) {
      if (capture.form() == Captures.Form.ARTIFACT) {
        artifacts.add(Artifact.input(capture.name(), path(capture.name(), step)));
      } else {
        parameters.add(Parameter.input(capture.name()));
      }
    }
  }

  /** Graphs hand artifacts on; only pods have them as files. */
  private static @Nullable String path(String name, LinkedStep step) {
    return step.action() instanceof dev.argosy.link.Action.Pod ? Contract.INPUTS + name : null;
  }

  private static Parameter parameter(Declared input) {
    return input.initial().orElse(null) instanceof Argument.Constant c
        ? Parameter.input(input.name(), TextForm.of(c.value()))
        : Parameter.input(input.name());
  }
}
